import { describe, expect, it } from '@jest/globals';
import { boolean, choice, date, integer, moment, multiChoice, reference, state, text } from '../../api/define/field.ts';
import { defineFlow } from '../../api/define/flow.ts';
import { defineResource, type Resource } from '../../api/define/resource.ts';
import { MY_COMPETENCES, type Rule, type Test } from '../../api/define/rule.ts';
import { resources } from '../../api/resources.ts';
import { facts } from '../../api/facts.ts';
import { factsFor } from '../../api/sql/facts.ts';
import { registryOf } from '../../api/sql/registry.ts';

const says = 'Tidak dapat.';
const flow = (unless: readonly Rule[]) =>
  defineFlow({
    name: 'cases',
    initial: 'draf',
    states: { draf: { label: 'Draf' }, selesai: { label: 'Selesai', final: true } },
    steps: { selesaikan: { label: 'Selesaikan', by: ['staf'], from: 'draf', to: 'selesai', says, unless } },
  });
const declared = (unless: { readonly writing?: readonly Rule[]; readonly step?: readonly Rule[] }): Resource =>
  defineResource({
    name: 'cases',
    label: 'Perkara',
    group: 'layanan',
    title: 'subject',
    summary: '{subject}',
    fields: {
      subject: text({ label: 'Hal', required: true }),
      channel: choice({ telepon: 'Telepon', email: 'Surel' }, { label: 'Kanal' }),
      isOpen: boolean({ label: 'Terbuka', initial: false }),
      people: integer({ label: 'Orang' }),
      ticked: multiChoice({ a: 'A', b: 'B' }, { label: 'Butir' }),
      from: date({ label: 'Sejak' }),
      began: moment({ label: 'Mulai' }),
      opens: text({ label: 'Buka', min: 5, max: 5 }),
      closes: text({ label: 'Tutup', min: 5, max: 5 }),
      code: text({ label: 'Kode', min: 5, max: 8 }),
      ownerId: reference('cases', { label: 'Induk' }),
      status: state(flow(unless.step ?? []), 'Status'),
    },
    list: ['subject'],
    access: { list: [], show: [], create: [], edit: [], delete: [] },
    scope: 'all',
    facts: { parts: 'number', line: 'list', letter: 'text' },
    ...(unless.writing && { unless: { writing: unless.writing } }),
  } as never) as Resource;

describe('a rule that compares a field with what it never holds is refused at start', () => {
  const stray: readonly (readonly [name: string, test: Test])[] = [
    ['channel', 'telepone'],
    ['channel', ['telepon', 'fax']],
    ['channel', { not: ['mail'] }],
    ['new channel', 'fax'],
    ['status', 'selsai'],
    ['isOpen', 'true'],
    ['people', '3'],
    ['ownerId', 'my'],
    ['parts', 'none'],
    ['line', 0],
  ];
  it.each(stray)('%s: %j', (name, test) => {
    const rule = { if: { [name]: test }, says };
    expect(() => registryOf([declared({ writing: [rule] })])).toThrow(/^cases: value .* does not exist$/);
    expect(() => registryOf([declared({ step: [rule] })])).toThrow(
      /^cases: value .* in step selesaikan does not exist$/,
    );
  });

  const held: readonly (readonly [name: string, test: Test])[] = [
    ['channel', ['telepon', null]],
    ['channel', { not: ['email'] }],
    ['status', 'draf'],
    ['isOpen', true],
    ['people', { over: 3 }],
    ['ownerId', 'me'],
    ['parts', 0],
    ['line', 'me'],
    ['letter', { not: null }],
    ['ticked', { lacks: ['a'] }],
    ['ticked', 'a'],
    [MY_COMPETENCES, { lacks: ['a'] }],
    ['from', { after: 'began' }],
    ['opens', { after: 'closes' }],
    ['people', { after: 'parts' }],
    ['id', { is: 'ownerId' }],
  ];
  it.each(held)('and what it can hold is not: %s: %j', (name, test) => {
    expect(() => registryOf([declared({ step: [{ if: { [name]: test }, says }] })])).not.toThrow();
  });

  // A list would ask it of the database, which would answer with an error.
  const misfit: readonly (readonly [name: string, test: Test, why: string])[] = [
    ['subject', { over: 3 }, 'over asks for a number'],
    ['line', { over: 3 }, 'over asks for a number'],
    ['subject', { lacks: ['a'] }, 'lacks asks for a list'],
    ['channel', { lacks: ['telepon'] }, 'lacks asks for a list'],
    ['subject', { after: 'channel' }, 'it is never after channel'],
    ['new from', { after: 'people' }, 'it is never after people'],
    ['opens', { after: 'code' }, 'it is never after code'],
    ['isOpen', { after: 'isOpen' }, 'it is never after isOpen'],
    ['people', { is: 'subject' }, 'it is never the same as subject'],
    ['line', { is: 'ownerId' }, 'it is never the same as ownerId'],
  ];
  it.each(misfit)('nor is one asked what it cannot answer: %s: %j', (name, test, why) => {
    const rule = { if: { [name]: test }, says };
    const told = `cases: a rule about ${name} cannot be asked: ${why}`;
    expect(() => registryOf([declared({ writing: [rule] })])).toThrow(told);
    expect(() => registryOf([declared({ step: [rule] })])).toThrow(`${told}, in step selesaikan`);
  });

  it('and the office’s own declarations hold', () => {
    expect(registryOf(resources as readonly Resource[]).size).toBeGreaterThan(20);
  });
});

describe('a fact that is declared without its SQL', () => {
  it('is refused at start: no rule about it would ever refuse', () => {
    expect(() => factsFor([declared({})], new Map())).toThrow('cases: fact parts has no SQL');
    const some = new Map([['cases', { parts: '1', line: `'[]'` }]]);
    expect(() => factsFor([declared({})], some)).toThrow('cases: fact letter has no SQL');
  });

  it('is none of the office’s own', () => {
    expect(factsFor(resources as readonly Resource[], facts)).toBe(facts);
  });
});

import { describe, expect, it } from '@jest/globals';
import { boolean, choice, integer, reference, state, text } from '../../api/define/field.ts';
import { defineFlow } from '../../api/define/flow.ts';
import { defineResource, type Resource } from '../../api/define/resource.ts';
import type { Rule, Test } from '../../api/define/rule.ts';
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
  ];
  it.each(held)('and what it can hold is not: %s: %j', (name, test) => {
    expect(() => registryOf([declared({ step: [{ if: { [name]: test }, says }] })])).not.toThrow();
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

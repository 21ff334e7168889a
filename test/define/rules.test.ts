import { defineFlow, ledBackTo, PREVIOUS } from '../../api/define/flow.ts';
import type { Role } from '../../api/define/roles.ts';
import { allowed } from '../../api/define/verdict.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import {
  broken,
  demandedBy,
  keepingOut,
  type Known,
  MY_COMPETENCES,
  namedBy,
  type Rule,
  withNew,
} from '../../api/define/rule.ts';

const me = {
  staffId: 'saya',
  competences: ['registrasi_sertifikat'],
  unitIds: ['unit saya', 'seksi saya'],
  roles: ['staf'] as const,
};
const says = 'Tidak boleh.';
const refused = (rule: Rule['if'], record: object) =>
  broken([{ if: rule, says }], record as Record<string, unknown>, me).map(({ by, at }) => `${by} ${at}`);

describe('a rule refuses where all of it holds', () => {
  it.each([
    ['a value', { kind: 'baru' }, { kind: 'baru' }, ['state kind']],
    ['another value', { kind: 'baru' }, { kind: 'lama' }, []],
    ['one of several', { kind: ['baru', 'lama'] }, { kind: 'lama' }, ['state kind']],
    ['anything but', { kind: { not: ['baru'] } }, { kind: null }, ['state kind']],
    ['something there', { outage: { not: null } }, { outage: 'ams' }, ['state outage']],
    ['nothing there', { letter: null }, { letter: '' }, ['missing letter']],
    ['an empty list is nothing', { letter: null }, { letter: [] }, ['missing letter']],
    ['none of them', { people: 0 }, { people: 0 }, ['missing people']],
    ['more than', { replies: { over: 1 } }, { replies: 2 }, ['state replies']],
    ['no more than', { replies: { over: 1 } }, { replies: 1 }, []],
    ['all of the conditions', { kind: 'baru', people: 0 }, { kind: 'baru', people: 1 }, []],
    ['the last decides what it is', { kind: 'baru', people: 0 }, { kind: 'baru', people: 0 }, ['missing people']],
    ['whoever acts', { ownerId: 'me' }, { ownerId: 'saya' }, ['person ownerId']],
    ['anybody else', { ownerId: { not: 'me' } }, { ownerId: 'dia' }, ['person ownerId']],
    ['a unit of another', { unitId: { not: 'my unit' } }, { unitId: 'unit lain' }, ['person unitId']],
    ['a unit below his own', { unitId: { not: 'my unit' } }, { unitId: 'seksi saya' }, []],
    ['a competence', { [MY_COMPETENCES]: { lacks: ['hak_akses_pencabutan'] } }, {}, [`person ${MY_COMPETENCES}`]],
    ['a competence that he has', { [MY_COMPETENCES]: { lacks: ['registrasi_sertifikat'] } }, {}, []],
    ['the same person twice', { a: { is: 'b' } }, { a: 'x', b: 'x' }, ['state a']],
    ['nobody twice is nobody', { a: { is: 'b' } }, { a: null, b: null }, []],
    ['a later date', { a: { after: 'b' } }, { a: '2026-02-02', b: '2026-02-01' }, ['state a']],
    ['a later time of the day', { a: { after: 'b' } }, { a: '16:00', b: '07:30' }, ['state a']],
    ['an earlier time of the day', { a: { after: 'b' } }, { a: '07:30', b: '16:00' }, []],
    ['one of a list', { a: ['x', 'y'] }, { a: ['z', 'y'] }, ['state a']],
    ['none of a list', { a: ['x', 'y'] }, { a: ['z'] }, []],
    ['the same date', { a: { after: 'b' } }, { a: '2026-02-01', b: '2026-02-01' }, []],
    // 18.00 UTC is the next day in the office.
    [
      'a date and a moment of the same day in the office',
      { a: { after: 'b' } },
      { a: '2026-02-02', b: '2026-02-01T18:00:00Z' },
      [],
    ],
    ['a date after the moment', { a: { after: 'b' } }, { a: '2026-02-02', b: '2026-02-01T16:00:00Z' }, ['state a']],
    ['a name that the record does not have', { fact: 0 }, {}, []],
    ['what every object has', { constructor: { not: null } }, {}, []],
  ] as [string, Rule['if'], object, string[]][])('%s', (_, rule, record, expected) => {
    expect(refused(rule, record)).toEqual(expected);
  });

  it('about a person only where somebody acts', () => {
    expect(broken([{ if: { ownerId: 'me' }, says }], { ownerId: 'saya' })).toEqual([]);
  });

  it('about what is given only when it is given', () => {
    const rule = { 'new class': { is: 'class' } };
    expect(refused(rule, { class: 'ringan' })).toEqual([]);
    expect(refused(rule, withNew({ class: 'ringan' }, { class: 'ringan' }))).toEqual(['given class']);
    expect(refused(rule, withNew({ class: 'ringan' }, { class: 'normatif' }))).toEqual([]);
  });

  it('in words with the values in them, of a list how many', () => {
    const rules = [{ if: { 'new list': { lacks: ['a', 'b'] } }, says: '{list} dari 2 oleh {name}.' }];
    expect(broken(rules, withNew({ name: 'Tejo' }, { list: ['a'] }), me)[0]!.says).toBe('1 dari 2 oleh Tejo.');
  });

  it('tells whose step it is, who may not, and what a form must ask', () => {
    const rules: Rule[] = [
      { if: { verifierId: { not: 'me' } }, says },
      { if: { assignedById: 'me' }, says },
      { if: { channel: 'srikandi', srikandiNumber: null }, says },
    ];
    expect(namedBy(rules)).toBe('verifierId');
    const keeps = (record: Known) => broken(keepingOut(rules), record, me).length > 0;
    expect(keeps({ verifierId: null, assignedById: 'other' })).toBe(false);
    expect(keeps({ verifierId: 'other', assignedById: 'other' })).toBe(true);
    expect(keeps({ verifierId: me.staffId, assignedById: me.staffId })).toBe(true);
    expect(demandedBy(rules, { channel: 'srikandi' })).toEqual(['srikandiNumber']);
    expect(demandedBy(rules, { channel: 'email' })).toEqual([]);
  });
});

const flow = defineFlow({
  name: 'x',
  initial: 'a',
  states: { a: { label: 'A' }, b: { label: 'B' }, c: { label: 'C' }, back: { label: 'Kembali' }, d: { label: 'D' } },
  steps: {
    register: { label: 'R', by: ['staf'], from: 'a', to: 'b', vouches: ['nik'], says },
    match: { label: 'M', by: ['staf'], from: 'b', to: 'c', vouches: ['unit'], says },
    answer: [
      { label: 'J', by: ['staf'], from: 'c', to: 'd', unless: [{ if: { grave: true }, says: 'Berat.' }], says },
      { label: 'J', by: ['kepala_dinas'], from: 'd', to: 'c', says },
    ],
    hand_back: { label: 'H', by: ['staf'], from: ['b', 'c'], to: 'back', says },
    resume: { label: 'L', by: ['staf'], from: 'back', to: PREVIOUS, says },
  },
});

describe('a change of what a step vouched for', () => {
  it.each([
    ['after it: before it again', 'c', ['nik'], 'a'],
    ['right after it', 'b', ['nik'], 'a'],
    ['of something else', 'c', ['note'], undefined],
    ['of what the later step stood for', 'c', ['unit'], 'b'],
    ['of both: before the first', 'c', ['unit', 'nik'], 'a'],
    ['before any', 'a', ['nik'], undefined],
    ['nowhere to lead back to', null, ['nik'], undefined],
  ] as [string, string | null, string[], string | undefined][])('%s', (_, previous, changed, expected) => {
    expect(ledBackTo(flow, previous, changed)).toBe(expected);
  });
});

describe('of several rows of one verb the nearest explains', () => {
  const reason = (status: string, more: object = {}) =>
    allowed(flow, { status, ...more }, me).find(({ verb }) => verb === 'answer')!.reason;
  it('the row of the state, then the row of the role', () => {
    expect(reason('c', { grave: true })).toBe('Berat.');
    expect(reason('d')).toBe('Hanya Kepala Dinas yang berwenang.');
    expect(reason('b')).toBe('Status sekarang "B"; langkah ini dari "C".');
  });

  it('and what there is a choice of is told as a sentence tells it', () => {
    const why = (verb: string, status: string, role: Role) =>
      allowed(requestFlow, { status }, { ...me, roles: [role] }).find((one) => one.verb === verb)!.reason;
    expect(why('koreksi_waktu_terima', 'diajukan', 'staf')).toBe(
      'Hanya Kepala Dinas, Kepala Bidang, atau Kepala Seksi yang berwenang.',
    );
    expect(why('koreksi', 'selesai', 'kepala_seksi')).toBe(
      'Status sekarang "Selesai"; langkah ini dari "Didisposisikan" atau "Diteruskan".',
    );
    expect(why('kembalikan', 'selesai', 'kepala_dinas')).toContain('"Diajukan" atau "Didisposisikan"');
    expect(why('koreksi_surat', 'selesai', 'kepala_seksi')).toContain('"Diteruskan", atau "Diproses".');
  });
});

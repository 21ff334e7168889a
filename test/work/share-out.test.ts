import fc from 'fast-check';
import { type Candidate, type Shared, shareOut, unfit } from '../../api/board/share-out.ts';

const CHIEF = 'chief';
const UNITS = ['seksi', 'lain'] as const;
const KINDS = ['penerbitan', 'pembaruan', 'penerbitan_ulang', 'perubahan_data', 'pencabutan'] as const;
const CODES = ['registrasi_sertifikat', 'tte_dan_aplikasi', 'hak_akses_pencabutan'] as const;
const STAFF = ['v1', 'v2', 'v3', 'v4', CHIEF] as const;

const people = fc.uniqueArray(
  fc.record<Shared>({
    id: fc.uuid(),
    kind: fc.constantFrom(...KINDS),
    minutes: fc.integer({ min: 0, max: 170 }),
    subjectStaffId: fc.option(fc.constantFrom(...STAFF)),
    subjectUnitId: fc.option(fc.constantFrom(...UNITS)),
    registeredById: fc.option(fc.constantFrom(...STAFF)),
  }),
  { maxLength: 20, selector: ({ id }) => id },
);
const verifiers = fc.uniqueArray(
  fc.record<Candidate>({
    staffId: fc.constantFrom(...STAFF),
    name: fc.constantFrom('Rudi', 'Sari', 'Tono'),
    unitId: fc.constantFrom(...UNITS),
    inForce: fc.boolean(),
    onLeave: fc.boolean(),
    active: fc.boolean(),
    account: fc.boolean(),
    competences: fc.subarray([...CODES]),
    minutes: fc.integer({ min: 0, max: 2000 }),
    completed: fc.integer({ min: 0, max: 50 }),
  }),
  { selector: ({ staffId }) => staffId },
);

const verifier = (staffId: string, more: Partial<Candidate> = {}): Candidate => ({
  staffId,
  name: staffId,
  unitId: 'seksi',
  inForce: true,
  onLeave: false,
  active: true,
  account: true,
  competences: [...CODES],
  minutes: 0,
  completed: 0,
  ...more,
});
const person = (id: string, more: Partial<Shared> = {}): Shared => ({
  id,
  kind: 'penerbitan',
  minutes: 55,
  subjectStaffId: null,
  subjectUnitId: null,
  registeredById: null,
  ...more,
});

describe('whoever the people and the verifiers are', () => {
  it('nobody is given to somebody who must not have him, and nobody is left without when somebody may', () => {
    fc.assert(
      fc.property(people, verifiers, (all, those) => {
        const choices = shareOut(all, those, CHIEF);
        expect(choices.map(({ personId }) => personId)).toEqual(all.map(({ id }) => id));
        const wrong = choices.filter(({ verifierId }, index) => {
          const fit = those.filter((candidate) => !unfit(all[index]!, candidate, CHIEF));
          const may = fit.length > 0 ? fit : those.filter((candidate) => unfit(all[index]!, candidate, CHIEF)?.last);
          return verifierId === null ? may.length > 0 : !may.some(({ staffId }) => staffId === verifierId);
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('the rules hold by themselves, not only by the function that is asked for them', () => {
    fc.assert(
      fc.property(people, verifiers, (all, those) => {
        for (const [index, { verifierId }] of shareOut(all, those, CHIEF).entries()) {
          if (verifierId === null) continue;
          const [one, chosen] = [all[index]!, those.find(({ staffId }) => staffId === verifierId)!];
          expect(chosen).toMatchObject({ inForce: true, active: true, account: true, onLeave: false });
          expect(chosen.competences).toContain(one.kind === 'pencabutan' ? CODES[2] : CODES[0]);
          expect([CHIEF, one.subjectStaffId]).not.toContain(verifierId);
          expect(chosen.unitId).not.toBe(one.subjectUnitId);
        }
      }),
    );
  });

  it('who was given something is never further above another who may have it than one person takes', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 170 }), { maxLength: 20 });
    const loads = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(minutes, loads, (costs, before) => {
        const all = costs.map((cost, index) => person(`p${index}`, { minutes: cost }));
        const those = before.map((load, index) => verifier(`v${index}`, { minutes: load }));
        const choices = shareOut(all, those, CHIEF);
        const given = (staffId: string) => choices.filter(({ verifierId }) => verifierId === staffId);
        const after = those.map(({ staffId, minutes: had }) =>
          given(staffId).reduce((sum, { personId }) => sum + all.find(({ id }) => id === personId)!.minutes, had),
        );
        const above = after
          .filter((_, index) => given(those[index]!.staffId).length > 0)
          .map((sum) => sum - Math.min(...after));
        expect(Math.max(0, ...above)).toBeLessThanOrEqual(Math.max(0, ...costs));
      }),
    );
  });

  it('the same people and verifiers in another order are shared out alike', () => {
    fc.assert(
      fc.property(people, verifiers, (all, those) => {
        const turned = shareOut(all.toReversed(), those.toReversed(), CHIEF).toReversed();
        expect(turned).toEqual(shareOut(all, those, CHIEF));
      }),
    );
  });
});

describe('what is said of a choice', () => {
  it('names why he, and why each of the others not', () => {
    const those = [
      verifier('Ani', { minutes: 55, completed: 3 }),
      verifier('Rudi', { onLeave: true }),
      verifier('Sari', { minutes: 120 }),
      verifier('Tono', { competences: [CODES[1]] }),
    ];
    expect(shareOut([person('p')], those, CHIEF)).toEqual([
      {
        personId: 'p',
        verifierId: 'Ani',
        says: 'Dipilih karena berkompetensi a, sisa bebannya 55 menit, dan bulan ini menyelesaikan 3 pemohon; Rudi tidak dipilih: sedang cuti; Sari tidak dipilih: sisa beban 120 menit; Tono tidak dipilih: belum berkompetensi a.',
      },
    ]);
  });

  it('the month decides between two who have as much in hand', () => {
    const those = [verifier('Ani', { completed: 4 }), verifier('Budi', { completed: 2 })];
    const [choice] = shareOut([person('p')], those, CHIEF);
    expect(choice).toMatchObject({ verifierId: 'Budi' });
    expect(choice!.says).toMatch(/Ani tidak dipilih: beban sama, bulan ini sudah menyelesaikan 4 pemohon\.$/);
  });

  it('nobody is proposed where nobody may, and it says why', () => {
    const [own] = shareOut([person('p', { subjectStaffId: 'x', subjectUnitId: 'seksi' })], [verifier('Ani')], CHIEF);
    expect(own).toEqual({
      personId: 'p',
      verifierId: null,
      says: 'Tidak ada verifikator yang boleh dipilih; Ani tidak dipilih: seunit dengan pemohon.',
    });
    expect(shareOut([person('p')], [], CHIEF)[0]!.says).toBe('Belum ada verifikator yang dapat dipilih.');
  });
});

it('who recorded somebody verifies him only where nobody else can, and that is said', () => {
  const recorded = person('p', { registeredById: 'Ani' });
  const [other] = shareOut([recorded], [verifier('Ani'), verifier('Budi', { minutes: 900 })], CHIEF);
  expect(other).toMatchObject({
    verifierId: 'Budi',
    says: expect.stringContaining('Ani tidak dipilih: dia yang mencatat'),
  });
  const [alone] = shareOut([recorded], [verifier('Ani'), verifier('Budi', { onLeave: true })], CHIEF);
  expect(alone).toMatchObject({
    verifierId: 'Ani',
    says: expect.stringContaining('walau dia yang mencatat pemohon ini'),
  });
});

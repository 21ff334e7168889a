import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Proposal } from '../../api/define/answers/board.ts';
import { type Body, day, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
let ids: Record<'verifikator1' | 'verifikator2' | 'verifikator3' | 'kasi', string>;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  const idOf = (who: keyof typeof ids) => office.as(who).staffId();
  ids = {
    verifikator1: await idOf('verifikator1'),
    verifikator2: await idOf('verifikator2'),
    verifikator3: await idOf('verifikator3'),
    kasi: await idOf('kasi'),
  };
});
afterAll(() => office?.close());

/** A letter after step B, and its only person. */
async function waiting(kind: 'penerbitan' | 'pencabutan'): Promise<{ letter: Body; person: Body }> {
  const letter = await office.make.letterIn('didisposisikan', { kind });
  const [person] = done(await office.as('kasi').list('verifications', { filter: { requestId: letter.id } }));
  return { letter, person: person! };
}
const choices = async (verifies: string) => {
  const filter = { role: 'verifikator', verifies };
  return done(await office.as('kasi').list('staff', { filter, range: [0, 99] })).map(({ id }) => id);
};
const proposed = async ({ id }: Body) =>
  done(await office.as('kasi').send<Proposal>('POST', `/api/requests/${id}/share-out`, {}));

describe('who may have a person’s work', () => {
  it('a revocation: nobody without competence c, by whatever way', async () => {
    const { letter, person } = await waiting('pencabutan');
    const verifierId = ids.verifikator3;
    const kasi = office.as('kasi');
    const answers = [
      await kasi.step('verifications', person, 'tugaskan', { verifierId }),
      await kasi.step('requests', letter, 'teruskan', { verifierId }),
    ];
    for (const { status, body } of answers)
      expect([status, body.errors]).toEqual([
        422,
        { verifierId: expect.stringContaining('tidak dapat ditugaskan: belum berkompetensi c; pilih') },
      ]);
    const { version, people } = await proposed(letter);
    expect(people[0]!.unfit).toContainEqual({
      staffId: verifierId,
      says: 'belum berkompetensi c',
      always: true,
      last: false,
    });
    const forced = { apply: true, people: [{ id: person.id, verifierId, reason: 'Yang lain sibuk' }] };
    const applied = await kasi.send('POST', `/api/requests/${letter.id}/share-out`, forced, {
      'if-match': `"${version}"`,
    });
    expect([applied.status, Object.keys(applied.body.errors!)]).toEqual([422, [person.id]]);
    done(await kasi.step('requests', letter, 'teruskan', { verifierId: ids.verifikator1 }));
    const current = done(await kasi.one('verifications', person.id));
    const moved = await kasi.step('verifications', current, 'alihkan_tugas', { verifierId, reason: 'Cuti' });
    expect([moved.status, Object.keys(moved.body.errors!)]).toEqual([422, ['verifierId']]);
  });

  it('an issuance: nobody whose competence a has run out', async () => {
    const { person } = await waiting('penerbitan');
    const filter = { staffId: ids.verifikator2, code: 'registrasi_sertifikat' };
    const [held] = done(await office.as('kasi').list('competencies', { filter }));
    const expired = done(await office.as('kasi').update('competencies', held!, { validTo: day(-1) }));
    const assigned = await office
      .as('kasi')
      .step('verifications', person, 'tugaskan', { verifierId: ids.verifikator2 });
    expect([assigned.status, Object.keys(assigned.body.errors!)]).toEqual([422, ['verifierId']]);
    expect(await choices(person.id)).not.toContain(ids.verifikator2);
    done(await office.as('kasi').update('competencies', expired, { validTo: null }));
    expect(await choices(person.id)).toContain(ids.verifikator2);
  });

  it('is offered to be chosen, and nobody else: for a person, and for all of a letter', async () => {
    for (const kind of ['penerbitan', 'pencabutan'] as const) {
      const { letter, person } = await waiting(kind);
      for (const id of [person.id, letter.id]) {
        const offered = await choices(id);
        const taken = [];
        for (const verifierId of Object.values(ids)) {
          const current = done(await office.as('kasi').one('verifications', person.id));
          const { status } = await office.as('kasi').step('verifications', current, 'tugaskan', { verifierId });
          if (status === 200) taken.push(verifierId);
          if (status === 200)
            await office.sql('update verifications set "verifierId" = null where id = $1', [person.id]);
        }
        expect([kind, offered.filter((one) => Object.values(ids).includes(one)).toSorted()]).toEqual([
          kind,
          taken.toSorted(),
        ]);
      }
    }
  });

  it('is asked of a record one may see, and of nothing else', async () => {
    const { letter } = await waiting('penerbitan');
    const filter = (verifies: unknown) => ({ filter: { verifies } });
    expect(done(await office.as('kasi2').list('staff', filter(letter.id)))).toEqual([]);
    for (const wrong of [null, 5, 'x', {}, [letter.id]])
      expect([wrong, (await office.as('kasi').list('staff', filter(wrong))).status]).toEqual([wrong, 400]);
  });
});

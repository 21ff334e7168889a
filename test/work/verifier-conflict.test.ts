import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Username } from '../../api/seed/people.ts';
import { endLeaves, takeLeave } from '../support/leaves.ts';
import { type Body, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const KASI = '198308142009032005';
const idOf = (who: Username) => office.as(who).staffId();
const now = async (person: { id: string }) => done(await office.as('kadis').one('verifications', person.id));
const step = async (who: Username, person: Body, verb: string, body: object = {}) =>
  office.as(who).step('verifications', await now(person), verb, body);
/** A letter after step B, with one person who waits for a verifier; `clerk` recorded him. */
async function waiting(overrides: Record<string, unknown>, clerk?: Username) {
  const letter = await office.make.letterIn('dikembalikan');
  const person = await office.make.person(letter.id, overrides);
  if (clerk)
    await office.sql('update verifications set "registeredById" = $2 where id = $1', [person.id, await idOf(clerk)]);
  const submitted = done(await office.as('staf').step('requests', letter, 'ajukan_ulang'));
  const disposition = { addresseeId: await idOf('kasi'), instruction: 'Lanjutkan' };
  return { letter: done(await office.as('kadis').step('requests', submitted, 'disposisikan', disposition)), person };
}

describe('nobody verifies himself', () => {
  it.each([
    ['two spaces', 'Aryo  Bimo Saksono'],
    ['a space of no width', 'Aryo Bi\u200bmo Saksono'],
    ['a soft hyphen', 'Aryo Bimo Sak\u00adsono'],
    ['a title behind', 'Aryo Bimo Saksono, S.Kom.'],
    ['an initial', 'Aryo B. Saksono'],
    ['another order', 'Saksono Aryo Bimo'],
    ['a Cyrillic letter', '\u0410ryo Bimo Saksono'],
  ])('whose name is written with %s', async (_, fullName) => {
    const { person } = await waiting({ fullName, employment: 'non_asn', nip: null });
    const verifierId = await idOf('verifikator1');
    expect(fieldsOf(await step('kasi', person, 'tugaskan', { verifierId }))).toEqual([422, ['verifierId']]);
    expect((await now(person)).subjectStaffId).toBe(verifierId);
  });

  it('or chooses who verifies him', async () => {
    const { person } = await waiting({ nip: KASI });
    const verifierId = await idOf('verifikator1');
    expect((await step('kasi', person, 'tugaskan', { verifierId })).status).toBe(403);
    expect((await step('kabid', person, 'tugaskan', { verifierId })).status).toBe(200);
  });
});

describe('who recorded a person', () => {
  const offered = async (person: { id: string }) =>
    done(await office.as('kasi').list('staff', { filter: { verifies: person.id } })).map(({ id }) => id);

  it('does not verify him while another can, whichever way he is assigned', async () => {
    const { letter, person } = await waiting({}, 'verifikator1');
    const [registrar, other] = [await idOf('verifikator1'), await idOf('verifikator2')];
    const wanted = [422, ['verifierId']];
    expect(fieldsOf(await step('kasi', person, 'tugaskan', { verifierId: registrar }))).toEqual(wanted);
    const forAll = await office.as('kasi').step('requests', letter, 'teruskan', { verifierId: registrar });
    expect(fieldsOf(forAll)).toEqual(wanted);
    expect(await offered(person)).toContain(other);
    expect(await offered(person)).not.toContain(registrar);
    const shared = done(await office.as('kasi').send<Body>('POST', `/api/requests/${letter.id}/share-out`, {}));
    const people = shared.people as { id: string; verifierId: string }[];
    expect(people.find(({ id }) => id === person.id)).toMatchObject({
      verifierId: expect.not.stringMatching(registrar),
    });

    done(await office.as('kasi').step('requests', letter, 'teruskan', { verifierId: other }));
    const moved = await step('kasi', person, 'alihkan_tugas', { verifierId: registrar, reason: 'Cuti' });
    expect(fieldsOf(moved)).toEqual(wanted);
    expect((await now(person)).selfRegistered).toBeNull();
    // Given to him before this was a rule.
    await office.sql('update verifications set "verifierId" = $2 where id = $1', [person.id, registrar]);
    const taken = await step('verifikator1', person, 'daftarkan', { amsReference: 'A-1' });
    expect([taken.status, taken.body.message]).toEqual([403, expect.stringContaining('Anda yang mencatat')]);
  });

  it('verifies him where nobody else can, and that is marked and told', async () => {
    const alone = await waiting({}, 'verifikator1');
    const forAll = await waiting({}, 'verifikator1');
    const verifierId = await idOf('verifikator1');
    await takeLeave(office, [[await idOf('verifikator2'), await idOf('verifikator3')]]);
    try {
      expect(await offered(alone.person)).toContain(verifierId);
      done(await step('kasi', alone.person, 'tugaskan', { verifierId }));
      done(await office.as('kasi').step('requests', alone.letter, 'teruskan', { verifierId }));
      done(await office.as('kasi').step('requests', forAll.letter, 'teruskan', { verifierId }));
    } finally {
      await endLeaves(office);
    }
    for (const { person } of [alone, forAll]) {
      expect((await now(person)).selfRegistered).toBe('tidak_ada_lain');
      const told = done(await office.as('kadis').history('verifications', person)).flatMap(({ changes }) => changes);
      expect(told).toContainEqual(expect.objectContaining({ field: 'selfRegistered', after: 'tidak_ada_lain' }));
      done(await step('verifikator1', person, 'daftarkan', { amsReference: `A-${person.id}` }));
    }
    const filter = { selfRegistered: 'tidak_ada_lain' };
    expect(done(await office.as('inspektorat').list('verifications', { filter }))).toHaveLength(2);
  });
});

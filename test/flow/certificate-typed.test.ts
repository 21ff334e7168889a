import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { REASON } from '../support/dates.ts';
import { day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

const SERIAL = '4A3B77';
/** As the authority shows it, and as somebody types it. */
const SHOWN = '4a:3B: 77';
let office: Office;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const ofPerson = async (id: string) =>
  done(await office.as('kadis').list('certificates', { filter: { verificationId: id } }))[0]!;
type State = Parameters<Office['make']['personIn']>[0];
const inState = async (state: State, values: Record<string, unknown> = {}) =>
  done(await office.as('kadis').one('verifications', (await office.make.personIn(state, values)).id));

it.each([
  ['catat_passphrase', 'menunggu_passphrase', {}],
  ['selesaikan', 'diajukan_ams', { kind: 'pembaruan' }],
] as const)(
  '%s takes a number and a validity, not a sentence, a day to come or no day at all',
  async (verb, state, of) => {
    const person = await inState(state, of);
    const body = { serialNumber: SERIAL, validFrom: day(), validTo: day(730) };
    for (const [given, field] of [
      [{ ...body, serialNumber: 'sudah terbit tadi pagi' }, 'serialNumber'],
      [{ ...body, serialNumber: 'sertifikat' }, 'serialNumber'],
      [{ ...body, validFrom: day(1) }, 'validFrom'],
      [{ ...body, validTo: day() }, 'validTo'],
    ] as const)
      expect(fieldsOf(await office.as('verifikator1').step('verifications', person, verb, given))).toEqual([
        422,
        [field],
      ]);
    expect(done(await office.as('kadis').one('verifications', person.id)).status).toBe(state);
  },
);

it('what was typed wrongly is set right by koreksi_sertifikat, the old number kept in the trail', async () => {
  const person = await inState('diterima');
  const body = { serialNumber: SHOWN, validFrom: day(-800), validTo: day(-70), reason: REASON };
  const corrected = (who: 'staf' | 'verifikator1' | 'kasi', given: object) =>
    office.as(who).step('verifications', person, 'koreksi_sertifikat', given);
  for (const who of ['staf', 'verifikator1'] as const) expect((await corrected(who, body)).status).toBe(403);
  const { serialNumber, validFrom, validTo } = person;
  for (const [given, ...fields] of [
    [{ ...body, serialNumber, validFrom, validTo }, 'serialNumber', 'validFrom', 'validTo'],
    [{ ...body, serialNumber: 'sudah terbit dan diterima' }, 'serialNumber'],
    [{ ...body, validFrom: day(1) }, 'validFrom'],
    [{ ...body, validTo: body.validFrom }, 'validTo'],
    [{ ...body, reason: 'salah' }, 'reason'],
  ] as const)
    expect(fieldsOf(await corrected('kasi', given))).toEqual([422, fields]);
  expect((await ofPerson(person.id)).serialNumber).toBe(serialNumber);
  expect(done(await corrected('kasi', body))).toMatchObject({ status: 'diterima', serialNumber: SERIAL });
  const certificate = await ofPerson(person.id);
  expect(certificate).toMatchObject({ serialNumber: SERIAL, validTo: day(-70), status: 'EXPIRED' });
  const told = done(await office.as('kadis').history('certificates', certificate)).at(-1)!;
  expect(told.changes.find(({ field }) => field === 'serialNumber')).toMatchObject({ before: serialNumber });
});

it('and where no certificate came of it there is none to set right', async () => {
  const person = await inState('selesai', { kind: 'perubahan_data' });
  const body = { serialNumber: SERIAL, validFrom: day(-1), validTo: day(70), reason: REASON };
  const none = await office.as('kasi').step('verifications', person, 'koreksi_sertifikat', body);
  expect([none.status, none.body.message]).toEqual([
    409,
    expect.stringContaining('Permohonan ini tidak menerbitkan sertifikat.'),
  ]);
});

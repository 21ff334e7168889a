import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Body, day, done, type Office, openOffice, PDF } from '../support/office.ts';

let office: Office;
let letter: Body;
let person: Body;
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
  letter = await office.make.letter();
  person = await office.make.person(letter.id);
});
afterAll(() => office?.close());

const other = () => office.as('staf2');
const refused = [403, 'other_unit'];
const answered = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

it('staf of another Bidang sees every letter and its people', async () => {
  expect(done(await other().one('requests', letter.id)).number).toBe(letter.number);
  expect(done(await other().one('verifications', person.id)).id).toBe(person.id);
});

it('and changes none of it: no edit, no upload, no person, no step, no archive; the step says why', async () => {
  expect(answered(await other().update('requests', letter, { note: 'Dari bidang lain' }))).toEqual(refused);
  expect(answered(await other().update('verifications', person, { position: 'Lain' }))).toEqual(refused);
  expect(answered(await other().upload('requests', letter.id, 'lampiran', PDF, 'a.pdf'))).toEqual(refused);
  const { nik, ...identity } = office.make.identity();
  const added = { requestId: letter.id, employment: 'pns', ...identity, nik, position: 'Analis', unit: 'Umum' };
  expect(answered(await other().create('verifications', added))).toEqual(refused);
  expect(answered(await other().step('requests', letter, 'ajukan'))).toEqual(refused);
  expect(answered(await other().archive('verifications', person))).toEqual(refused);
  expect(answered(await other().archive('requests', letter))).toEqual(refused);
  const verdict = done(await other().steps('requests', letter)).find(({ verb }) => verb === 'ajukan');
  expect(verdict).toMatchObject({ allowed: false, refusedBy: 'person', code: 'other_unit' });
  expect(verdict!.reason).toContain('unit kerja lain');
  const returned = await office.make.personIn('dikembalikan');
  expect(answered(await other().step('verifications', returned, 'ajukan_ulang'))).toEqual(refused);
});

it('while his own unit does, and whoever registered the letter, wherever he works by now', async () => {
  const noted = done(await office.as('staf').update('requests', letter, { note: 'Dari unit sendiri' }));
  expect(noted.note).toBe('Dari unit sendiri');
  const identity = { opdId: letter.opdId, subject: 'Permohonan', signerName: 'Budi' };
  const rest = { signerPosition: 'kepala_opd', authentication: 'cap', receivedAt: new Date().toISOString() };
  const values = { ...identity, ...rest, letterNumber: '800/IKP/1', letterDate: day() };
  const own = done(await other().create('requests', values));
  expect(answered(await office.as('staf').update('requests', own, { note: 'Catatan' }))).toEqual(refused);
  expect(done(await other().update('requests', own, { note: 'Milik sendiri' })).note).toBe('Milik sendiri');
});

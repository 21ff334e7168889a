import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkerChoice } from '../../api/define/answers/work.ts';
import type { Resource } from '../../api/define/resource.ts';
import { rolesNamedBy } from '../../api/define/turn.ts';
import type { Username } from '../../api/seed/people.ts';
import { resources } from '../../api/resources.ts';
import { endLeaves, takeLeave } from '../support/leaves.ts';
import { type Answer, type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice({ JOBS: 'off' })));
afterAll(() => office?.close());

const choices = (who: Username, resource: string, id: string, field: string) =>
  office.as(who).get<WorkerChoice[]>(`/api/workers/${resource}/${id}/${field}`);
async function dispose(letter: Body, to: Username): Promise<Answer> {
  const addresseeId = await office.as(to).staffId();
  const current = done(await office.as('kadis').one('requests', letter.id));
  return office.as('kadis').step('requests', current, 'disposisikan', { addresseeId, instruction: 'Tindak lanjuti.' });
}
/** What the table says of somebody for the time of a work; `leaves`: he is away. */
async function whileSet<T>(
  who: Username,
  table: 'staff' | 'users' | 'leaves',
  set: string,
  work: () => Promise<T>,
): Promise<T> {
  const staffId = await office.as(who).staffId();
  if (table === 'leaves') {
    await takeLeave(office, [staffId]);
    try {
      return await work();
    } finally {
      await endLeaves(office);
    }
  }
  const where = `${table === 'staff' ? 'id' : '"staffId"'} = $1`;
  const before = await office.sql<Body>(`select * from ${table} where ${where}`, [staffId]);
  await office.sql(`update ${table} set ${set} where ${where}`, [staffId]);
  try {
    return await work();
  } finally {
    await office.sql(
      table === 'staff'
        ? `update staff set "activeTo" = $2 where ${where}`
        : `update users set active = $2 where ${where}`,
      table === 'staff' ? [staffId, before[0]!.activeTo] : [staffId, before[0]!.active],
    );
  }
}

describe('a disposition', () => {
  it('reaches those who may take step C for the unit, with post and open work, the likely one first', async () => {
    const letter = await office.make.letterIn('diajukan');
    const offered = done(await choices('kadis', 'requests', letter.id, 'addresseeId'));
    expect(offered.map(({ position, likely }) => [position, likely])).toEqual([
      ['Kepala Seksi Infrastruktur Teknologi dan Sistem Pemerintahan', true],
      ['Kepala Bidang Informatika', false],
    ]);
    const [before] = offered;
    done(await dispose(letter, 'kasi'));
    const next = await office.make.letterIn('diajukan');
    const [after] = done(await choices('kadis', 'requests', next.id, 'addresseeId'));
    expect(after!.open).toBe(before!.open + 1);
  });

  it.each([
    ['inspektorat', 'bukan Kepala Bidang atau Kepala Seksi'],
    ['admin', 'bukan Kepala Bidang atau Kepala Seksi'],
    ['kadis', 'bukan Kepala Bidang atau Kepala Seksi'],
    ['verifikator1', 'bukan Kepala Bidang atau Kepala Seksi'],
    ['staf', 'bukan Kepala Bidang atau Kepala Seksi'],
    ['kasi2', 'tidak berwenang melihat data ini'],
    ['kabid2', 'tidak berwenang melihat data ini'],
  ] as const)('to %s is refused in one sentence, and nothing moves', async (who, why) => {
    const letter = await office.make.letterIn('diajukan');
    const refused = await dispose(letter, who);
    expect([refused.status, (refused.body.errors as Record<string, string>).addresseeId]).toEqual([
      422,
      expect.stringContaining(why),
    ]);
    expect(done(await office.as('kadis').one('requests', letter.id)).status).toBe('diajukan');
  });

  it.each([
    ['users', 'active = false', 'tidak punya akun yang aktif'],
    ['staff', `"activeTo" = current_date - 2`, 'tidak bertugas'],
    ['leaves', 'his leave', 'sedang cuti'],
  ] as const)('to somebody of whom %s says %s is refused, and he is not offered', async (table, set, why) => {
    const letter = await office.make.letterIn('diajukan');
    await office.as('kasi').staffId();
    await whileSet('kasi', table, set, async () => {
      const offered = done(await choices('kadis', 'requests', letter.id, 'addresseeId'));
      expect(offered.map(({ position, likely }) => [position, likely])).toEqual([['Kepala Bidang Informatika', true]]);
      const refused = await dispose(letter, 'kasi');
      expect([refused.status, String(refused.body.message)]).toEqual([
        422,
        expect.stringMatching(` tidak dapat ditugaskan: ${why}; pilih pegawai lain\\.$`),
      ]);
    });
    expect((await dispose(letter, 'kasi')).status).toBe(200);
  });
});

describe('every field that hands work over', () => {
  /** Written by hand: which field gives work to whom. */
  const GIVES: Readonly<Record<string, readonly string[]>> = {
    'requests.addresseeId': ['kepala_bidang', 'kepala_seksi'],
    'verifications.verifierId': ['verifikator'],
    'complaints.handlerId': ['kepala_dinas', 'kepala_bidang', 'kepala_seksi', 'verifikator'],
    'sanctions.examinerId': ['kepala_dinas', 'kepala_bidang', 'kepala_seksi'],
    'evaluation-meetings.minuteTakerId': ['kepala_dinas', 'kepala_bidang', 'kepala_seksi', 'staf'],
    'action-items.ownerId': ['kepala_bidang', 'kepala_seksi', 'verifikator', 'staf'],
  };

  it('takes people of these roles', () => {
    const found = (resources as readonly Resource[]).flatMap((resource) =>
      Object.keys(resource.fields).flatMap((name) => {
        const roles = rolesNamedBy(resource, name);
        return roles.length > 0 ? [[`${resource.name}.${name}`, roles] as const] : [];
      }),
    );
    expect(Object.fromEntries(found)).toEqual(GIVES);
  });

  it('takes no verifier without an account, at assignment, at the way on and when he is changed', async () => {
    const letter = await office.make.letterIn('didisposisikan');
    const person = await office.make.personIn('penentuan_status');
    const verifierId = await office.as('verifikator2').staffId();
    await whileSet('verifikator2', 'users', 'active = false', async () => {
      const kasi = office.as('kasi');
      const [inLetter] = await office.sql<Body>('select * from verifications where "requestId" = $1', [letter.id]);
      const current = done(await kasi.one('verifications', person.id));
      const answers = [
        await kasi.step('requests', letter, 'teruskan', { verifierId }),
        await kasi.step('verifications', inLetter!, 'tugaskan', { verifierId }),
        await kasi.step('verifications', current, 'alihkan_tugas', { verifierId, reason: 'Cuti.' }),
      ];
      expect(answers.map(({ status, body }) => [status, String(body.message)])).toEqual(
        answers.map(() => [
          422,
          expect.stringMatching(/ tidak dapat ditugaskan: tidak punya akun yang aktif; pilih pegawai lain\.$/),
        ]),
      );
    });
  });

  it('offers nobody for a field that hands nothing over, and nothing of a record that is not there', async () => {
    const letter = await office.make.letterIn('diajukan');
    expect((await choices('kadis', 'requests', letter.id, 'subject')).status).toBe(400);
    expect((await choices('kadis', 'requests', letter.id, '__proto__')).status).toBe(400);
    expect((await choices('kadis', 'faxes', letter.id, 'addresseeId')).status).toBe(404);
    expect((await choices('kadis', 'requests', 'nichts', 'addresseeId')).status).toBe(404);
    expect((await choices('kasi2', 'requests', letter.id, 'addresseeId')).status).toBe(404);
    expect((await choices('admin', 'requests', letter.id, 'addresseeId')).status).toBe(403);
  });
});

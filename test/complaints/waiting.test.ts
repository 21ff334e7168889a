import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MyWorkAnswer } from '../../api/define/answers/work.ts';
import type { Username } from '../../api/seed/people.ts';
import { StandIns } from '../../api/work/stand-ins.ts';
import { type ComplaintDesk, forwarded, openComplaintDesk } from '../support/complaints.ts';
import { PEOPLE } from '../support/flow-office.ts';
import { type Body, done, type Office } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
let kadis: string;
beforeAll(async () => {
  ({ office, desk } = await openComplaintDesk());
  kadis = await office.as('kadis').staffId();
});
afterAll(() => office?.close());

const seenBy = async (who: Username, { id }: { id: string }) => done(await office.as(who).one('complaints', id));

describe('a complaint waits for those who may decide it', () => {
  const waitsFor = async (complaint: Body): Promise<Username[]> => {
    // What else the demo office has open is not the point here.
    await office.sql('update clocks set handed = true where record_id <> $1', [complaint.id]);
    await office.app.get(StandIns).settle();
    const found: Username[] = [];
    for (const who of PEOPLE) {
      const { items } = done(await office.as(who).get<MyWorkAnswer>('/api/my-work?limit=50'));
      if (items.some(({ id }) => id === complaint.id)) found.push(who);
    }
    return found;
  };
  const told = async (complaint: Body): Promise<string[]> => {
    const rows = await office.sql<{ username: string }>(
      `select distinct u.username from notifications n join users u on u."staffId" = n."staffId" where n."recordId" = $1 order by 1`,
      [complaint.id],
    );
    return rows.map(({ username }) => username);
  };
  const mayTake = async (who: Username, complaint: Body): Promise<string[]> =>
    done(await office.as(who).steps('complaints', complaint))
      .filter(({ allowed }) => allowed)
      .map(({ verb }) => verb);

  it('about a Kepala Bidang: for the Kepala Dinas, told at once', async () => {
    const complaint = await desk.record({ complainedId: await office.as('kabid').staffId() });
    expect(await told(complaint)).toEqual(['kadis']);
    expect(await waitsFor(complaint)).toEqual(['kadis']);
    expect(await mayTake('kadis', complaint)).toContain('klasifikasikan');
  });

  it('about the Kepala Dinas: for those who pass it on, then for the Inspektorat, told at once', async () => {
    const complaint = await desk.record({ complainedId: kadis });
    const passing = await waitsFor(complaint);
    expect(passing).toEqual(expect.arrayContaining(['kasi', 'staf']));
    expect(await told(complaint)).toContain('kasi');
    for (const who of passing) expect(await mayTake(who, complaint)).toContain('teruskan_inspektorat');
    await desk.took('staf', complaint, 'teruskan_inspektorat', forwarded());
    expect(await told(complaint)).toContain('inspektorat');
    expect(await waitsFor(complaint)).toEqual(['inspektorat']);
    expect(await mayTake('inspektorat', complaint)).toContain('catat_jawaban_inspektorat');
    const examined = { class: 'berkadar_pengawasan', reason: 'Menyangkut pimpinan kantor, perlu pemeriksaan.' };
    expect((await desk.step('kasi', complaint, 'klasifikasi_ulang', examined)).status).toBe(403);
    const classed = await desk.took('inspektorat', complaint, 'klasifikasi_ulang', examined);
    expect(classed).toMatchObject({ class: examined.class, promised: examined.class, classConfirmed: true });
    expect(Date.parse(classed.dueAt as string) - Date.now()).toBeGreaterThan(20 * 24 * 3_600_000);
  });

  it('whose class is looked at before it is changed by those only who may change it', async () => {
    const complaint = await desk.handled('kabid', 'ringan', { complainedId: await office.as('kasi').staffId() });
    const preview = (who: Username) =>
      office.as(who).send('POST', `/api/complaints/${complaint.id}/reclassification`, { class: 'normatif' });
    expect((await preview('kabid')).status).toBeLessThan(300);
    const refused = await preview('kasi');
    expect([403, 404]).toContain(refused.status);
    await office.sql(`update complaints set "handlerId" = $2 where id = $1`, [
      complaint.id,
      await office.as('kasi2').staffId(),
    ]);
    await office.sql(`update staff set "supervisorId" = $1 where id = $2`, [
      await office.as('kasi').staffId(),
      await office.as('kasi2').staffId(),
    ]);
    expect((await preview('kasi2')).body).toMatchObject({ statusCode: 403, code: 'below_complained' });
  });

  it('found to be about the superior of its handler: no longer for him', async () => {
    const complaint = await desk.handled('verifikator1', 'ringan');
    const complainedId = await office.as('kasi').staffId();
    done(await office.as('staf').update('complaints', await seenBy('staf', complaint), { complainedId }));
    expect(await waitsFor(complaint)).toEqual(['kabid']);
    expect(await told(complaint)).toContain('kabid');
  });

  it('about anybody else while the post of Kepala Dinas is vacant: here', async () => {
    const complaint = await desk.record({ complainedId: await office.as('verifikator2').staffId() });
    const holder = await office.as('kadis').staffId();
    await office.sql(`update appointments set "validTo" = current_date - 1 where "staffId" = $1`, [holder]);
    try {
      const away = await desk.step('staf', complaint, 'teruskan_inspektorat', forwarded());
      expect([away.status, away.body.message]).toEqual([
        409,
        expect.stringContaining('dapat diputuskan di kantor ini'),
      ]);
    } finally {
      await office.sql(`update appointments set "validTo" = null where "staffId" = $1`, [holder]);
    }
  });

  it('and is nobody’s any more when it is answered: the bell says nothing of it', async () => {
    const complaint = await desk.handled('verifikator1', 'ringan');
    await office.sql('delete from notifications where "recordId" = $1', [complaint.id]);
    await desk.took('verifikator1', complaint, 'jawab', { answer: 'Sudah dijelaskan.' });
    expect(await told(complaint)).toEqual([]);
    expect(await waitsFor(complaint)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endLeaves, takeLeave } from '../support/leaves.ts';
import { meetingsIn } from '../support/meetings.ts';
import { type Body, day, done, fieldsOf, type Office, openOffice, PDF } from '../support/office.ts';
import type { Username } from '../../api/seed/people.ts';

let office: Office;
const { begun, item, itemRow, itemStep, itemTook, reported, row, seat, took, told, written } = meetingsIn(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const waitsFor = async (who: Username, { id }: { id: string }) =>
  done(await office.as(who).get<{ items: { id: string }[] } & Body>('/api/my-work?limit=50')).items.some(
    (one) => one.id === id,
  );
const says = ({ status, body }: { status: number; body: Body }) => [status, body.message];

describe('what a meeting agreed', () => {
  it('has an owner and a day, not before the meeting’s', async () => {
    const meeting = await begun();
    expect(fieldsOf(await item(meeting, 'verifikator1', { dueOn: day(-1) }))).toEqual([422, ['dueOn']]);
    expect(done(await item(meeting, 'verifikator1', { dueOn: day() })).dueAt).toBeTruthy();
    // Nobody here could hold it to be done.
    expect(fieldsOf(await item(meeting, 'kadis'))).toEqual([422, ['ownerId']]);
  });

  it('waits for its owner with a clock of its own; done with a file, held to be done by his superior', async () => {
    const meeting = await written();
    const one = done(await item(meeting, 'verifikator1'));
    await took('kadis', meeting, 'sahkan');
    expect([await waitsFor('verifikator1', one), await waitsFor('kasi', one)]).toEqual([true, false]);
    const clock = done(await office.as('verifikator1').get(`/api/action-items/${one.id}/clock`));
    expect(clock).toMatchObject({ promise: 'tindak_lanjut_rapat', late: false });
    expect((await itemStep('kasi', one, 'kerjakan')).status).toBe(403);
    await itemTook('verifikator1', one, 'kerjakan');
    expect(says(await itemStep('verifikator1', one, 'laporkan', { result: 'Sudah.' }))).toEqual([
      422,
      expect.stringContaining('bukti'),
    ]);
    for (const who of ['kasi', 'staf', 'verifikator2'] as const)
      expect([who, (await office.as(who).upload('action-items', one.id, 'bukti', PDF, 'b.pdf')).status]).toEqual([
        who,
        403,
      ]);
    done(await office.as('verifikator1').upload('action-items', one.id, 'bukti', PDF, 'bukti.pdf'));
    await itemTook('verifikator1', one, 'laporkan', { result: 'Jadwal sudah ditempel.' });
    expect([await waitsFor('verifikator1', one), await waitsFor('kasi', one)]).toEqual([false, true]);
    expect((await told('kasi', one)).at(-1)).toContain('verifikasi Anda');
    expect(fieldsOf(await itemStep('kasi', one, 'kembalikan'))).toEqual([422, ['reason']]);
    await itemTook('kasi', one, 'kembalikan', { reason: 'Jadwal pekan kedua belum ada.' });
    expect(await waitsFor('verifikator1', one)).toBe(true);
    await itemTook('verifikator1', one, 'laporkan', { result: 'Jadwal dua pekan sudah ditempel.' });
    expect(await itemTook('kasi', one, 'verifikasi')).toMatchObject({
      status: 'selesai',
      verifiedById: await office.as('kasi').staffId(),
    });
  });

  it('is never held to be done by its owner, nor by whoever is not over him', async () => {
    const meeting = await begun();
    const own = done(await item(meeting, 'kasi'));
    await reported('kasi', own);
    expect(says(await itemStep('kasi', own, 'verifikasi'))).toEqual([
      403,
      expect.stringContaining('dinilai atasan Anda'),
    ]);
    expect(await waitsFor('kabid', own)).toBe(true);
    expect((await itemRow(own.id)).verifierId).toBe(await office.as('kabid').staffId());
    const ofKabid = done(await item(meeting, 'kabid'));
    await reported('kabid', ofKabid);
    expect(says(await itemStep('kasi', ofKabid, 'verifikasi'))).toEqual([
      403,
      expect.stringContaining('oleh atasan penanggung jawabnya'),
    ]);
    await itemTook('kadis', ofKabid, 'verifikasi');
    // The superior's superior may, the superior being away.
    await itemTook('kadis', own, 'verifikasi');
  });

  it('may be of somebody of another Bidang: he and his superiors know of it, and they hold it to be done', async () => {
    const meeting = await begun();
    const one = done(await item(meeting, 'staf2'));
    expect((await office.as('verifikator1').one('action-items', one.id)).status).toBe(200);
    await reported('staf2', one);
    expect(await waitsFor('kasi2', one)).toBe(true);
    expect((await itemStep('kasi', one, 'verifikasi')).status).toBe(403);
    await itemTook('kasi2', one, 'verifikasi');
  });

  it('its day is moved by a superior, never by its owner', async () => {
    const meeting = await begun();
    const one = done(await item(meeting, 'kasi'));
    const later = { dueOn: day(60), reason: 'Menunggu anggaran perubahan.' };
    expect((await itemStep('kasi', one, 'ubah_batas_waktu', later)).status).toBe(403);
    expect(fieldsOf(await itemStep('kabid', one, 'ubah_batas_waktu', { ...later, dueOn: day(-1) }))).toEqual([
      422,
      ['dueOn'],
    ]);
    await itemTook('kabid', one, 'ubah_batas_waktu', later);
  });
});

describe('what is not done yet', () => {
  it('opens the next meeting of the unit: moved, not copied, so that it keeps its age', async () => {
    const first = await begun();
    const [open, done_, other] = [
      done(await item(first, 'verifikator1')),
      done(await item(first, 'verifikator2')),
      done(await item(first, 'kasi')),
    ];
    await reported('verifikator2', done_);
    await itemTook('kasi', done_, 'verifikasi');
    await begun(['kabid2', 'kasi2'], 'staf2');
    expect((await itemRow(open.id)).openInId).toBeNull();
    const second = await begun();
    const third = await begun();
    const after = [await itemRow(open.id), await itemRow(done_.id), await itemRow(other.id)];
    expect(after.map(({ meetingId, openInId, meetings }) => [meetingId, openInId, meetings])).toEqual([
      [first.id, third.id, 3],
      [first.id, null, 1],
      [first.id, third.id, 3],
    ]);
    expect(after[0]!.createdAt).toEqual(new Date(String(open.createdAt)));
    const history = done(await office.as('staf').history('action-items', open));
    expect(history.filter(({ action }) => action === 'step:bawa')).toHaveLength(2);
    const agenda = done(await office.as('staf').list('meeting-agenda-items', { filter: { meetingId: third.id } }));
    expect(agenda.find(({ kind }) => kind === 'tindak_lanjut')!.title).toMatch(/belum selesai: \d+$/);
    expect((await row(second.id)).status).toBe('berlangsung');
    expect((await itemStep('kadis', open, 'bawa')).status).toBe(403);
    expect((await seat(third, 'verifikator3')).status).toBe(201);
  });

  it('his superior being away, whoever stands over both holds it to be done', async () => {
    const meeting = await begun();
    const one = done(await item(meeting, 'verifikator1'));
    await takeLeave(office, [await office.as('kasi').staffId()]);
    await reported('verifikator1', one);
    expect(await waitsFor('kabid', one)).toBe(true);
    await itemTook('kabid', one, 'verifikasi');
    await endLeaves(office);
  });
});

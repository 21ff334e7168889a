import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointed } from '../support/appointing.ts';
import { meetingsIn } from '../support/meetings.ts';
import { type Body, day, done, fieldsOf, type Office, openOffice } from '../support/office.ts';

let office: Office;
const { begun, invited, mark, planned, seat, seatOf, today, took } = meetingsIn(() => office);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const elementOf = ({ element, post }: Body) => [element, post];

describe('who sits in a meeting', () => {
  it('is what his role on that day makes of him, and never what somebody types', async () => {
    const meeting = await planned();
    expect(fieldsOf(await seat(meeting, 'kasi', { element: 'kepala_dinas' }))).toEqual([400, ['element']]);
    const seats: unknown[] = [];
    for (const who of ['kadis', 'kabid', 'kasi', 'verifikator1', 'staf', 'kabid2', 'kasi2', 'inspektorat'] as const)
      seats.push([who, done(await seat(meeting, who)).element]);
    expect(seats).toEqual([
      ['kadis', 'kepala_dinas'],
      ['kabid', 'kepala_bidang'],
      ['kasi', 'kepala_seksi'],
      ['verifikator1', 'staf'],
      ['staf', 'staf'],
      // Heads of another Bidang are no element of this service.
      ['kabid2', 'lain'],
      ['kasi2', 'lain'],
      ['inspektorat', 'lain'],
    ]);
    expect(fieldsOf(await seat(meeting, 'kasi'))[0]).toBe(422);
  });

  it('of the other Bidang its own heads are', async () => {
    const meeting = await planned('staf2');
    const elements = [];
    for (const who of ['kabid2', 'kasi2', 'kabid'] as const)
      elements.push(done(await seat(meeting, who, {}, 'staf2')).element);
    expect(elements).toEqual(['kepala_bidang', 'kepala_seksi', 'lain']);
  });

  it('counts as whom he stands in for from the day of his appointment on, and stays that when it is over', async () => {
    const meeting = await invited(['kabid', 'kasi', 'staf']);
    expect(elementOf(await seatOf(meeting, 'kabid'))).toEqual([
      'kepala_bidang',
      expect.stringContaining('Kepala Bidang'),
    ]);
    const acting = { role: 'kepala_dinas', kind: 'plh', validFrom: day(), validTo: day(2), decree: 'ST/9' };
    const staffId = await office.as('kabid').staffId();
    const plh = await appointed(office.as('admin'), office.as('inspektorat'), { ...acting, staffId });
    await today(meeting);
    await took('staf', meeting, 'mulai');
    expect(elementOf(await seatOf(meeting, 'kabid'))).toEqual(['kepala_dinas', 'Plh. Kepala Dinas']);
    await office.sql(`update appointments set "validTo" = $2, "validFrom" = $2 where id = $1`, [plh.id, day(-1)]);
    done(await mark(meeting, 'kabid', { attendance: 'hadir' }));
    expect(elementOf(await seatOf(meeting, 'kabid'))).toEqual(['kepala_dinas', 'Plh. Kepala Dinas']);
    // Of somebody who is added later the day on which it began counts as well.
    await office.sql(`update evaluation_meetings set "startedAt" = now() - interval '1 day' where id = $1`, [
      meeting.id,
    ]);
    expect(done(await seat(meeting, 'kadis')).element).toBe('kepala_dinas');
  });
});

describe('attendance', () => {
  it('nobody has come before it began; excuses are known before', async () => {
    const meeting = await invited(['kasi', 'staf']);
    for (const attendance of ['hadir', 'terlambat', 'tanpa_keterangan'])
      expect(fieldsOf(await mark(meeting, 'kasi', { attendance }))).toEqual([422, ['attendance']]);
    expect(fieldsOf(await mark(meeting, 'kasi', { attendance: 'izin' }))).toEqual([422, ['attendance']]);
    done(await mark(meeting, 'kasi', { attendance: 'izin', absenceReason: 'Mengantar anak ke dokter' }));
  });

  it('says how: present, late, excused, ill, elsewhere, unexplained; a delegate and a recusal', async () => {
    const meeting = await begun(['kadis', 'kabid', 'kasi', 'staf', 'verifikator1', 'verifikator2']);
    const line = done(
      await office.as('staf').create('meeting-agenda-items', { meetingId: meeting.id, position: 20, title: 'Piket' }),
    );
    const other = await begun(['staf']);
    const foreign = done(
      await office.as('staf').create('meeting-agenda-items', { meetingId: other.id, position: 20, title: 'Lain' }),
    );
    const delegateId = await office.as('kabid').staffId();
    expect(fieldsOf(await mark(meeting, 'kadis', { attendance: 'hadir', delegateId }))).toEqual([422, ['delegateId']]);
    const sent = { attendance: 'tugas_lain', delegateId };
    expect(done(await mark(meeting, 'kadis', sent))).toMatchObject({ present: false, delegate: true, arrivedAt: null });
    expect(fieldsOf(await mark(meeting, 'kabid', { attendance: 'sakit', delegateId }))).toEqual([422, ['delegateId']]);
    const came = done(await mark(meeting, 'kabid', { attendance: 'hadir' }));
    expect([came.present, Date.parse(String(came.arrivedAt)) <= Date.now()]).toEqual([true, true]);
    const late = { attendance: 'terlambat', arrivedAt: new Date(Date.now() + 3_600_000).toISOString() };
    expect(fieldsOf(await mark(meeting, 'kasi', late))).toEqual([422, ['arrivedAt']]);
    expect(done(await mark(meeting, 'kasi', { attendance: 'terlambat' })).present).toBe(true);
    expect(done(await mark(meeting, 'staf', { attendance: 'sakit' })).present).toBe(false);
    expect(done(await mark(meeting, 'verifikator1', { attendance: 'tanpa_keterangan' })).present).toBe(false);
    const recused = { attendance: 'hadir', recusedFromId: line.id };
    expect(fieldsOf(await mark(meeting, 'verifikator2', recused))).toEqual([422, ['recusedFromId']]);
    const foreignly = { ...recused, recusedFromId: foreign.id, recusedReason: 'Keluarga' };
    expect(fieldsOf(await mark(meeting, 'verifikator2', foreignly))).toEqual([422, ['recusedFromId']]);
    const told = done(await mark(meeting, 'verifikator2', { ...recused, recusedReason: 'Piketnya sendiri' }));
    expect([told.present, told.recusedFromId]).toEqual([true, line.id]);
  });

  it('whoever is on the list is not taken off once it began', async () => {
    const meeting = await invited(['kasi', 'staf', 'verifikator1']);
    done(await office.as('staf').archive('meeting-attendances', await seatOf(meeting, 'verifikator1')));
    await today(meeting);
    await took('staf', meeting, 'mulai');
    expect((await office.as('staf').archive('meeting-attendances', await seatOf(meeting, 'kasi'))).status).toBe(409);
  });
});

describe('whom it may know of', () => {
  it('anybody of the office is invited, and then knows of the meeting and his own seat; nobody else of the other Bidang does', async () => {
    const meeting = await planned();
    const people = done(await office.as('staf').get<Body[]>(`/api/evaluation-meetings/${meeting.id}/people`));
    expect(people.find(({ name }) => name === 'Rukmini Prihandari')).toMatchObject({ element: 'lain', listed: false });
    expect((await office.as('verifikator1').get(`/api/evaluation-meetings/${meeting.id}/people`)).status).toBe(403);
    expect((await office.as('kasi2').get(`/api/evaluation-meetings/${meeting.id}/people`)).status).toBe(404);
    done(await seat(meeting, 'kasi'));
    const own = done(await seat(meeting, 'kasi2'));
    expect((await office.as('kasi2').one('evaluation-meetings', meeting.id)).status).toBe(200);
    const seen = done(await office.as('kasi2').list('meeting-attendances', { filter: { meetingId: meeting.id } }));
    expect(seen.map(({ id }) => id)).toEqual([own.id]);
    for (const who of ['staf2', 'kabid2', 'admin'] as const)
      expect([who, (await office.as(who).one('evaluation-meetings', meeting.id)).status]).toEqual([
        who,
        who === 'admin' ? 403 : 404,
      ]);
  });
});

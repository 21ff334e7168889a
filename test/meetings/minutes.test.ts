import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FrozenMeeting } from '../../api/evaluation-meetings/frozen.ts';
import { meetingsIn, MINUTES } from '../support/meetings.ts';
import { type Body, day, done, fieldsOf, ifMatch, type Office, openOffice } from '../support/office.ts';

let office: Office;
const { begun, invited, item, mark, paper, row, seat, seatOf, take, today, took, told, written } = meetingsIn(
  () => office,
);
beforeAll(async () => {
  office = await openOffice({ JOBS: 'off' });
});
afterAll(() => office?.close());

const agendaOf = async ({ id }: { id: string }) =>
  done(await office.as('staf').list('meeting-agenda-items', { filter: { meetingId: id }, sort: ['position', 'ASC'] }));
const grouped = (hash: unknown) => String(hash).match(/.{16}/g)!.join(' ');
const says = ({ status, body }: { status: number; body: Body }) => [status, body.message];

describe('the agenda', () => {
  it('fills itself with what waits, in numbers without names, and keeps what people add', async () => {
    const meeting = await invited();
    const first = await agendaOf(meeting);
    expect(first.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['tindak_lanjut', 'temuan']));
    const [finding] = first.filter(({ kind }) => kind === 'temuan');
    expect(String(finding!.title)).toMatch(/^Temuan tanpa tindak lanjut: \d+$/);
    const own = { meetingId: meeting.id, position: 30, title: 'Jadwal piket' };
    expect(done(await office.as('kasi').create('meeting-agenda-items', own)).kind).toBe('usulan');
    await office.sql(`update findings set status = 'ditutup' where status in ('disampaikan', 'ditanggapi')
      and id <> (select id from findings where status in ('disampaikan', 'ditanggapi') order by id limit 1)`);
    await today(meeting);
    await took('staf', meeting, 'mulai');
    const second = await agendaOf(meeting);
    expect(second.map(({ kind }) => kind)).toEqual([...first.map(({ kind }) => kind), 'usulan']);
    expect(second.find(({ kind }) => kind === 'temuan')!.title).toBe('Temuan tanpa tindak lanjut: 1');
  });

  it('is concluded once people have met', async () => {
    const meeting = await invited();
    const [line] = await agendaOf(meeting);
    const decision = 'Diselesaikan pekan ini.';
    expect(fieldsOf(await office.as('staf').update('meeting-agenda-items', line as never, { decision }))).toEqual([
      422,
      ['decision'],
    ]);
    await today(meeting);
    await took('staf', meeting, 'mulai');
    const [again] = await agendaOf(meeting);
    done(await office.as('staf').update('meeting-agenda-items', again as never, { decision }));
  });
});

describe('minutes', () => {
  it('begin on the day, and not before', async () => {
    const meeting = await invited();
    expect(says(await take('staf', meeting, 'mulai'))).toEqual([422, expect.stringContaining('pada harinya')]);
  });

  it('are approved by another than their writer, with somebody present; may go back first', async () => {
    const meeting = await begun();
    const early = { minutes: MINUTES, endedAt: new Date(Date.now() - 3_600_000).toISOString() };
    expect(fieldsOf(await take('staf', meeting, 'tulis_notula', early))).toEqual([422, ['endedAt']]);
    const draft = await took('staf', meeting, 'tulis_notula', { minutes: MINUTES });
    expect([draft.writtenById, draft.endedAt]).toEqual([await office.as('staf').staffId(), expect.any(String)]);
    expect(says(await take('kadis', meeting, 'sahkan'))).toEqual([
      422,
      expect.stringContaining('Belum ada yang hadir'),
    ]);
    done(await mark(meeting, 'kasi', { attendance: 'sakit' }));
    expect((await take('kadis', meeting, 'sahkan')).status).toBe(422);
    done(await mark(meeting, 'kadis', { attendance: 'hadir', arrivedAt: draft.endedAt }));
    await took('kadis', meeting, 'kembalikan_notula', { reason: 'Tulis siapa yang menyusun jadwal.' });
    expect((await told('staf', meeting)).at(-1)).toContain('perlu Anda perbaiki');
    await took('staf', meeting, 'tulis_notula', { minutes: `${MINUTES} Penyusun: verifikator.` });
    for (const name of ['writtenById', 'minuteTakerId']) {
      const before = await row(meeting.id);
      await office.sql(`update evaluation_meetings set "${name}" = $2 where id = $1`, [
        meeting.id,
        await office.as('kadis').staffId(),
      ]);
      expect([name, ...says(await take('kadis', meeting, 'sahkan'))]).toEqual([
        name,
        403,
        expect.stringContaining('bukan penulisnya'),
      ]);
      await office.sql(`update evaluation_meetings set "${name}" = $2 where id = $1`, [meeting.id, before[name]]);
    }
    for (const who of ['kasi', 'kabid', 'staf'] as const) expect((await take(who, meeting, 'sahkan')).status).toBe(403);
    const approved = await took('kadis', meeting, 'sahkan');
    expect([approved.status, approved.approvedById]).toEqual(['disahkan', await office.as('kadis').staffId()]);
    expect((await told('kasi', meeting)).at(-1)).toBe(`Notula rapat ${String(meeting.number)} disahkan`);
  });

  it('freeze with attendance, agenda and action items: one text, its SHA-256, and the checkpoint of the trail', async () => {
    const meeting = await written();
    const [line] = await agendaOf(meeting);
    done(
      await office.as('staf').update('meeting-agenda-items', line as never, { decision: 'Diselesaikan pekan ini.' }),
    );
    done(await item(meeting, 'verifikator1'));
    const approved = await took('kadis', meeting, 'sahkan');
    const { frozen } = await row(meeting.id);
    const content = JSON.parse(String(frozen)) as FrozenMeeting;
    expect(approved.hash).toBe(createHash('sha256').update(String(frozen)).digest('hex'));
    expect(approved).not.toHaveProperty('frozen');
    expect(content).toMatchObject({
      number: meeting.number,
      minutes: MINUTES,
      items: [{ what: 'Menyusun jadwal piket' }],
    });
    expect(content.attendance.map(({ element, attendance }) => [element, attendance])).toEqual(
      ['kepala_dinas', 'kepala_bidang', 'kepala_seksi', 'staf'].map((element) => [element, 'hadir']),
    );
    expect(content.agenda.find(({ decision }) => decision)!.decision).toBe('Diselesaikan pekan ini.');
    const [signed] = await office.sql<{ size: string; note: string }>(
      'select size, note from audit.checkpoint order by size desc limit 1',
    );
    expect(approved.checkpoint ?? null).toBe(signed ? `${signed.size} ${signed.note.split('\n')[2]}` : null);
    for (const answer of [
      await mark(meeting, 'kasi', { attendance: 'sakit' }),
      await seat(meeting, 'verifikator1'),
      await office.as('staf').update('meeting-agenda-items', (await agendaOf(meeting))[0] as never, { title: 'Lain' }),
      await item(meeting, 'verifikator1'),
      await office.as('staf').update('evaluation-meetings', await row(meeting.id), { subject: 'Lain' }),
    ])
      expect(answer.status).toBe(422);
    const [one] = done(await office.as('staf').list('action-items', { filter: { meetingId: meeting.id } }));
    expect(fieldsOf(await office.as('staf').update('action-items', one as never, { what: 'Lain' }))[0]).toBe(422);
  });

  it('are approved once, however many approve at once', async () => {
    const meeting = await written(['kadis', 'staf']);
    const current = await row(meeting.id);
    const answers = await Promise.all(
      [1, 2, 3].map(() => office.as('kadis').step('evaluation-meetings', current, 'sahkan', {}, ifMatch(current))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('what somebody decides while they are approved is either in them or refused', async () => {
    const late: unknown[] = [];
    for (let round = 0; round < 6; round += 1) {
      const meeting = await written(['kadis', 'staf']);
      const [approved, added, arrived] = await Promise.all([
        take('kadis', meeting, 'sahkan'),
        item(meeting, 'verifikator1'),
        mark(meeting, 'staf', { attendance: 'sakit' }),
      ]);
      expect([approved.status, [201, 422].includes(added.status)]).toEqual([200, true]);
      const content = JSON.parse(String((await row(meeting.id)).frozen)) as FrozenMeeting;
      const seen = content.attendance.find(({ element }) => element === 'staf')!.attendance;
      late.push([
        content.items.length === (added.status === 201 ? 1 : 0),
        seen === (arrived.status === 200 ? 'sakit' : 'hadir'),
      ]);
    }
    expect(late).toEqual(Array(6).fill([true, true]));
  });
});

describe('an addendum', () => {
  it('is all that follows: written by one, approved by another, printed below', async () => {
    const meeting = await written();
    const text = 'Angka pada butir 2 dihitung per akhir bulan.';
    const add = () => office.as('staf').create('meeting-addenda', { meetingId: meeting.id, text });
    expect(fieldsOf(await add())).toEqual([422, ['meetingId']]);
    const { hash } = await took('kadis', meeting, 'sahkan');
    const [one, other] = [done(await add()), done(await add())];
    await office.sql('update meeting_addenda set "writerId" = $2 where id = $1', [
      other.id,
      await office.as('kadis').staffId(),
    ]);
    expect((await office.as('kadis').step('meeting-addenda', other as never, 'sahkan')).status).toBe(403);
    done(await office.as('kadis').step('meeting-addenda', one as never, 'sahkan'));
    const printed = await paper('kasi', meeting, 'minutes');
    expect([printed.split(text).length - 1, printed.includes(grouped(hash))]).toEqual([1, true]);
    expect((await row(meeting.id)).hash).toBe(hash);
  });
});

describe('papers', () => {
  it('undangan, daftar hadir and notula, each once the meeting has come to it', async () => {
    const meeting = await invited(['kadis', 'kabid', 'kasi', 'staf', 'kabid2']);
    const path = (name: string) => `/api/evaluation-meetings/${meeting.id}/${name}.pdf`;
    expect((await office.as('staf').get(path('minutes'))).status).toBe(409);
    const text = (name: string) => paper('staf', meeting, name);
    const invitation = await text('invitation');
    for (const words of [
      String(meeting.invitationNumber),
      'Tejo Purwadi Kusuma',
      'pukul',
      'Ruang rapat; lantai 2',
      'Tindak lanjut rapat lalu',
    ])
      expect(invitation.toLowerCase()).toContain(words.toLowerCase());
    await today(meeting);
    await took('staf', meeting, 'mulai');
    for (const who of ['kabid', 'kasi', 'staf'] as const) done(await mark(meeting, who, { attendance: 'hadir' }));
    done(
      await mark(meeting, 'kadis', {
        attendance: 'izin',
        absenceReason: 'Dipanggil Bupati',
        delegateId: (await seatOf(meeting, 'kabid')).staffId,
      }),
    );
    const attendance = await text('attendance');
    for (const words of ['Daftar Hadir', 'Wiratmo Adisaputra', 'Izin', 'Dipanggil Bupati', 'diwakili', 'Peserta lain'])
      expect(attendance).toContain(words);
    await took('staf', meeting, 'tulis_notula', { minutes: MINUTES });
    expect(await text('minutes')).toContain('Konsep: notula ini belum disahkan.');
    done(await item(meeting, 'verifikator1', { dueOn: day(30) }));
    const { hash } = await took('kadis', meeting, 'sahkan');
    const minutes = await text('minutes');
    for (const words of [
      'Notula Rapat',
      'disposisi diperiksa dua kali sehari',
      'Menyusun jadwal piket',
      grouped(hash),
      'Titik periksa',
      'Disahkan oleh',
    ])
      expect(minutes).toContain(words);
    expect((await office.as('kasi2').get(path('minutes'))).status).toBe(404);
    expect((await office.as('kabid2').get(path('minutes'))).status).toBe(200);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { numbered } from '../../api/evaluation-meetings/invitations.ts';
import { icsOf } from '../../api/evaluation-meetings/ics.ts';
import { MailRoom } from '../support/mail-room.ts';
import { meetingsIn, nine } from '../support/meetings.ts';
import { day, done, fieldsOf, type Office } from '../support/office.ts';

let room: MailRoom;
let office: Office;
const { invited, planned, row, seat, seatOf, take, told, took } = meetingsIn(() => office);
beforeAll(async () => {
  room = await MailRoom.open();
  office = room.office;
});
afterAll(() => room?.close());

/** What a calendar makes of each invitation to the meeting that waits to be sent, by recipient. */
async function calendars({ id }: { id: string }, sequence: number) {
  const rows = await office.sql<{ recipient: string; calendar: string; subject: string }>(
    `select recipient, calendar, subject from mails where "recordId" = $1 and "messageKey" like $2 order by recipient`,
    [id, `meeting:${id}:${sequence}:%`],
  );
  return rows.map(({ recipient, calendar, subject }) => {
    const whole = new ICAL.Component(ICAL.parse(calendar) as unknown[] as never);
    const event = new ICAL.Event(whole.getFirstSubcomponent('vevent')!);
    return { recipient, subject, method: whole.getFirstPropertyValue('method'), event };
  });
}

describe('an invitation', () => {
  it('goes out three working days before, to somebody', async () => {
    const meeting = await planned('staf', { startsAt: nine(1) });
    expect((await take('staf', meeting, 'undang')).status).toBe(422);
    done(await seat(meeting, 'kasi'));
    const late = await take('staf', meeting, 'undang');
    expect([late.status, late.body.message]).toEqual([422, expect.stringContaining('Undang paling lambat')]);
    expect(fieldsOf(await take('kasi', meeting, 'tunda', { reason: 'Belum siap.' }))).toEqual([422, ['startsAt']]);
    const past = { startsAt: nine(-1), reason: 'Belum siap.' };
    expect(fieldsOf(await take('kasi', meeting, 'tunda', past))).toEqual([422, ['startsAt']]);
    await took('kasi', meeting, 'tunda', { startsAt: nine(15), reason: 'Belum siap.' });
    expect(await calendars(meeting, 0)).toEqual([]);
    expect(await took('staf', meeting, 'undang')).toMatchObject({ status: 'diundang', sequence: 0 });
  });

  it('has the next number of the office’s pattern', async () => {
    const [one, other] = [await invited(['kasi']), await invited(['kasi'])];
    const places = [one, other].map(({ invitationNumber }) => Number(String(invitationNumber).split('/')[1]));
    expect(places[1]! - places[0]!).toBe(1);
    expect(String(one.invitationNumber)).toMatch(/^005\/\d+\/[IVX]+\/\d{4}$/);
    expect(numbered('{nomor}/UND/{bulan}/{tahun}', 12, '2026-09-30')).toBe('12/UND/IX/2026');
  });

  it('comes by bell and by a mail that a calendar reads; it follows a new time and the end', async () => {
    const meeting = await invited(['kadis', 'kasi', 'kasi2']);
    const asked = await calendars(meeting, 0);
    expect(asked.map(({ method, event }) => [method, event.sequence])).toEqual(Array(3).fill(['REQUEST', 0]));
    const [{ event: first, subject }] = asked as [(typeof asked)[number]];
    expect(subject).toBe(`Undangan rapat evaluasi ${String(meeting.number)}`);
    expect(first.uid).toBe(`${meeting.id}@purbalinggakab.go.id`);
    expect(first.startDate.toJSDate()).toEqual(new Date(String(meeting.startsAt)));
    expect(first.location).toBe('Ruang rapat; lantai 2, sayap timur');
    expect(first.attendees.map((one) => one.getFirstValue())).toEqual([`mailto:${asked[0]!.recipient}`]);
    expect(await told('kasi2', meeting)).toEqual([`Undangan rapat evaluasi ${String(meeting.number)}`]);

    const startsAt = nine(28);
    expect(await took('kabid', meeting, 'tunda', { startsAt, reason: 'Kepala Dinas ke Semarang.' })).toMatchObject({
      status: 'ditunda',
      sequence: 1,
    });
    const moved = await calendars(meeting, 1);
    expect(moved.map(({ method, event }) => [method, event.uid, event.sequence])).toEqual(
      Array(3).fill(['REQUEST', first.uid, 1]),
    );
    expect(moved[0]!.event.startDate.toJSDate().toISOString()).toBe(startsAt);
    // They know already.
    expect((await take('staf', meeting, 'undang')).status).toBe(409);

    done(await seat(meeting, 'staf'));
    expect((await calendars(meeting, 1)).map(({ recipient }) => recipient)).toHaveLength(4);
    done(await office.as('staf').archive('meeting-attendances', await seatOf(meeting, 'kasi2')));
    expect((await calendars(meeting, 1)).filter(({ method }) => method === 'CANCEL')).toHaveLength(1);

    await took('kasi', meeting, 'batalkan', { reason: 'Digabung.' });
    const ended = await calendars(meeting, 2);
    expect(ended.map(({ method, event }) => [method, event.uid, event.sequence])).toEqual(
      Array(3).fill(['CANCEL', first.uid, 2]),
    );
    expect(ended.every(({ event }) => event.component.getFirstPropertyValue('status') === 'CANCELLED')).toBe(true);
  });

  it('is sent as a part of the mail of its own kind', async () => {
    await office.sql('delete from mails');
    const meeting = await invited(['kasi']);
    await room.send();
    const [mail] = room.post.taken;
    expect(mail!.raw.replaceAll(/\r\n\s+/g, ' ')).toMatch(
      /Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i,
    );
    expect(mail!.raw).toContain(`Undangan rapat evaluasi ${String(meeting.number)}`);
  });

  it('tells no administrator of the outbox what it says', async () => {
    const meeting = await invited(['kasi']);
    const [mail] = done(await office.as('admin').list('mails', { filter: { status: 'menunggu' } }));
    expect(mail).not.toHaveProperty('calendar');
    expect((await row(meeting.id)).sequence).toBe(0);
  });

  it('whoever wants no mail of meetings has the bell alone', async () => {
    const staffId = await office.as('kasi').staffId();
    await office.sql(
      `insert into mail_choices (staff_id, off) values ($1, '{meetings}') on conflict (staff_id) do update set off = '{meetings}'`,
      [staffId],
    );
    const meeting = await invited(['kasi']);
    expect(await calendars(meeting, 0)).toEqual([]);
    expect(await told('kasi', meeting)).toHaveLength(1);
  });
});

it('its lines are folded at 75 octets, and nothing in it ends a line early', () => {
  const text = icsOf({
    method: 'REQUEST',
    uid: 'a@b',
    sequence: 0,
    madeAt: 0,
    startsAt: 0,
    endsAt: 3_600_000,
    summary: `Rapat\r\nDTSTART:20300101T000000Z ${'ü'.repeat(90)}`,
    place: 'a;b,c\\d',
    description: day(),
    organizer: 'a@b.id',
    attendee: { name: 'Siti "Tia"', email: 'c@d.id' },
  });
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text) as never).getFirstSubcomponent('vevent')!);
  expect([event.summary.split('\n').length, event.location, event.startDate.toJSDate().getTime()]).toEqual([
    2,
    'a;b,c\\d',
    0,
  ]);
});

import { FUTURE_AGENDA, PAST_MEETINGS } from './meeting-texts.ts';
import { addLines, OWN_LINES } from './meeting-lines.ts';
import { otherStories } from './other-meetings.ts';
import type { Office } from './office.ts';
import { MEMBERS, type Username } from './people.ts';
import type { Story } from './story.ts';
import { addDays, addMonths, advance, at, dateOf, iso, retreat, workingDay } from './time.ts';
import { MONTHS } from '../define/dates.ts';
import { MINUTE } from '../define/durations.ts';

type Item = (typeof PAST_MEETINGS)[number]['items'][number];
const INVITED: readonly Username[] = ['kadis', 'kabid', 'kasi', 'verifikator1', 'verifikator2', 'verifikator3', 'staf'];
/** Meetings are held on the last working day up to this day of the month. */
const LATEST_DAY = '23';
const PLACE = 'Ruang Rapat Dinkominfo';

const monthOf = (date: string): string => `${date.slice(0, 7)}-01`;
const subjectOf = (month: string): string =>
  `Evaluasi kinerja pelaksana bulan ${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** Manufacturing 8: at least once a month, attended by all four. */
export function meetingStories(office: Office): Story[] {
  const { now } = office;
  const thisMonth = monthOf(dateOf(now));
  const next = workingDay(dateOf(now), 6);
  const past = PAST_MEETINGS.map((_, index) => addMonths(thisMonth, index - PAST_MEETINGS.length));
  const items: ItemStory[] = [];
  const meetings: string[] = [];
  return [
    ...past.map((month, index) => pastStory(office, PAST_MEETINGS[index]!, month, { items, meetings })),
    ...PAST_MEETINGS.flatMap((meeting, index) =>
      meeting.items.map((item) => itemStory(office, item, dayOf(past[index]!), items)),
    ),
    addendaStory(office, meetings, dayOf(past[0]!)),
    plannedStory(office, next),
    ...otherStories(office, next),
  ];
}

const dayOf = (month: string) => workingDay(addDays(`${month.slice(0, 8)}${LATEST_DAY}`, 1), -1);
/** What was agreed in a meeting, once it is there. */
interface ItemStory {
  readonly what: string;
  readonly id: string;
}

async function* pastStory(
  office: Office,
  past: (typeof PAST_MEETINGS)[number],
  month: string,
  told: { readonly items: ItemStory[]; readonly meetings: string[] },
): Story {
  const { cast, sql, staff } = office;
  const day = dayOf(month);
  const startsAt = at(day, '09.00');
  const writtenAt = at(workingDay(day, 1), '10.10');
  const approvedAt = advance(at(workingDay(day, past.approvedAfter), '07.30'), 95);
  yield at(workingDay(day, -8), '08.20');
  const staf = await cast.as('staf');
  const meetingId = await staf.create('evaluation-meetings', {
    subject: subjectOf(month),
    month,
    startsAt: iso(startsAt),
    place: PLACE,
    chairId: staff.kadis,
    minuteTakerId: staff.staf,
  });
  told.meetings.push(meetingId);
  await addLines(staf, meetingId, past.agenda);
  const seats = new Map<Username, string>();
  for (const username of INVITED)
    seats.set(username, await staf.create('meeting-attendances', { meetingId, staffId: staff[username] }));
  yield at(workingDay(day, -7), '08.20');
  await staf.step('evaluation-meetings', meetingId, 'undang');
  yield startsAt;
  await staf.step('evaluation-meetings', meetingId, 'mulai');
  yield startsAt + 30 * MINUTE;
  for (const [username, seat] of seats) {
    const away = past.absent[username];
    const late = past.late[username];
    await staf.edit(
      'meeting-attendances',
      seat,
      away
        ? {
            attendance: away.attendance,
            absenceReason: away.absenceReason,
            delegateId: away.by ? staff[away.by] : null,
          }
        : { attendance: late ? 'terlambat' : 'hadir', arrivedAt: iso(at(day, late ?? '08.55')) },
    );
  }
  yield startsAt + 100 * MINUTE;
  const [line] = await sql.query<[string]>(
    `select id from meeting_agenda_items where "meetingId" = $1 and position = $2`,
    [meetingId, OWN_LINES],
  );
  const decision = past.minutes
    .split('\n')
    .at(-1)!
    .replace(/^\d+\. Kesimpulan: /, '');
  await staf.edit('meeting-agenda-items', line![0], { decision });
  for (const { what, owner, days } of past.items) {
    const dueOn = workingDay(day, days);
    told.items.push({ what, id: await staf.create('action-items', { meetingId, what, ownerId: staff[owner], dueOn }) });
  }
  yield writtenAt;
  const endedAt = iso(startsAt + 110 * MINUTE);
  await staf.step('evaluation-meetings', meetingId, 'tulis_notula', { minutes: past.minutes, endedAt });
  yield approvedAt;
  await (await cast.as('kadis')).step('evaluation-meetings', meetingId, 'sahkan');
}

/** What becomes of something that was agreed. */
async function* itemStory(
  { cast, now }: Office,
  { what, owner, days, result, status }: Item,
  day: string,
  agreed: readonly ItemStory[],
): Story {
  if (status === 'terbuka') return;
  const begunAt = advance(at(workingDay(day, 3), '07.30'), 60);
  yield begunAt;
  const { id } = agreed.find((one) => one.what === what)!;
  if (status === 'dibatalkan') {
    const reason = 'BSrE sudah menyediakan video panduannya.';
    return (await cast.as('kasi')).step('action-items', id, 'batalkan', { reason });
  }
  const desk = await cast.as(owner);
  await desk.step('action-items', id, 'kerjakan');
  if (status === 'dikerjakan') return;
  const reportedAt = Math.max(begunAt + MINUTE, Math.min(at(workingDay(day, days - 2), '10.30'), retreat(now, 90)));
  yield reportedAt;
  await desk.upload('action-items', id, 'bukti', ['Bukti tindak lanjut rapat', result!]);
  await desk.step('action-items', id, 'laporkan', { result });
  if (status === 'dilaporkan') return;
  yield Math.max(reportedAt + MINUTE, Math.min(at(workingDay(day, days - 1), '09.10'), retreat(now, 30)));
  const { superior } = MEMBERS[owner] as { readonly superior: Username };
  await (await cast.as(superior)).step('action-items', id, 'verifikasi');
}

/** What is added to minutes that stand: approved, rejected, and not looked at yet. */
async function* addendaStory({ cast, now }: Office, meetings: readonly string[], day: string): Story {
  const written = at(workingDay(day, 10), '09.40');
  yield written;
  const staf = await cast.as('staf');
  const add = (text: string, meetingId: string) => staf.create('meeting-addenda', { meetingId, text });
  const first = await add('Angka pada butir 2 dihitung per akhir bulan, bukan per tanggal rapat.', meetings[0]!);
  const second = await add('Usulan jadwal piket dibahas pada rapat berikutnya.', meetings[0]!);
  yield written + 60 * MINUTE;
  const kadis = await cast.as('kadis');
  await kadis.step('meeting-addenda', first, 'sahkan');
  await kadis.step('meeting-addenda', second, 'tolak', { reason: 'Jadwal piket tidak dibicarakan dalam rapat itu.' });
  yield retreat(now, 45);
  await add('Nama Perangkat Daerah pada butir 3 dilengkapi: Dinas Kesehatan.', meetings[1]!);
}

/** The next one of the section. */
async function* plannedStory({ cast, now, staff }: Office, day: string): Story {
  yield retreat(now, 310);
  const staf = await cast.as('staf');
  const meetingId = await staf.create('evaluation-meetings', {
    subject: subjectOf(monthOf(day)),
    month: monthOf(day),
    startsAt: iso(at(day, '09.00')),
    place: PLACE,
    chairId: staff.kadis,
    minuteTakerId: staff.staf,
  });
  await addLines(staf, meetingId, FUTURE_AGENDA);
  for (const username of INVITED) await staf.create('meeting-attendances', { meetingId, staffId: staff[username] });
}

import { FUTURE_AGENDA, PAST_MEETINGS } from './meeting-texts.ts';
import type { Office } from './office.ts';
import type { Username } from './people.ts';
import type { Values } from './rows.ts';
import type { Story } from './story.ts';
import { addDays, addMonths, advance, at, dateOf, isWorkingDay, iso, retreat, workingDay } from './time.ts';
import { MINUTE } from '../define/durations.ts';

type Element = Values<'meeting-attendances'>['element'];
type Status = Values<'evaluation-meetings'>['status'];
type Item = (typeof PAST_MEETINGS)[number]['items'][number];
const ATTENDING: readonly (readonly [Username, Element])[] = [
  ['kadis', 'kepala_dinas'],
  ['kabid', 'kepala_bidang'],
  ['kasi', 'kepala_seksi'],
  ['verifikator1', 'staf'],
  ['verifikator2', 'staf'],
  ['verifikator3', 'staf'],
  ['staf', 'staf'],
];
/** Meetings are held on the last working day up to this day of the month. */
const LATEST_DAY = '23';
const PLACE = 'Ruang Rapat Dinkominfo';

const monthOf = (date: string): string => `${date.slice(0, 7)}-01`;
const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
const subjectOf = (month: string): string =>
  `Evaluasi kinerja pelaksana bulan ${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** Manufacturing 8: at least once a month, attended by all four. */
export function meetingStories(office: Office): Story[] {
  const { now } = office;
  const thisMonth = monthOf(dateOf(now));
  let next = addDays(dateOf(now), 3);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  const past = PAST_MEETINGS.map((_, index) => addMonths(thisMonth, index - PAST_MEETINGS.length));
  const items: ItemStory[] = [];
  return [
    ...past.map((month, index) => pastStory(office, PAST_MEETINGS[index]!, month, items)),
    ...PAST_MEETINGS.flatMap((meeting, index) =>
      meeting.items.map((item) => itemStory(office, item, dayOf(past[index]!), items)),
    ),
    plannedStory(office, next),
    ...OTHERS.map((one, index) => otherStory(office, one, retreat(now, 900 + 240 * index), next)),
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
  agreed: ItemStory[],
): Story {
  const { cast, staff } = office;
  const day = dayOf(month);
  const startsAt = at(day, '09.00');
  const approvedAt = advance(at(workingDay(day, 2), '07.30'), 95);
  yield at(workingDay(day, -8), '08.20');
  const staf = await cast.as('staf');
  const meetingId = await staf.create('evaluation-meetings', {
    subject: subjectOf(month),
    month,
    startsAt: iso(startsAt),
    place: PLACE,
    chairId: staff.kadis,
    minuteTakerId: staff.staf,
    agenda: past.agenda,
  });
  yield at(workingDay(day, -7), '08.20');
  await staf.step('evaluation-meetings', meetingId, 'undang');
  yield startsAt;
  await staf.step('evaluation-meetings', meetingId, 'mulai');
  yield startsAt + 30 * MINUTE;
  for (const [username, element] of ATTENDING) {
    const absenceReason = past.absent[username];
    await staf.create('meeting-attendances', {
      meetingId,
      staffId: staff[username],
      element,
      present: absenceReason === undefined,
      arrivedAt: absenceReason === undefined ? iso(at(day, past.late[username] ?? '08.55')) : null,
      absenceReason: absenceReason ?? null,
    });
  }
  yield retreat(approvedAt, 95);
  await staf.step('evaluation-meetings', meetingId, 'tulis_notula', { minutes: past.minutes });
  for (const { what, owner, days } of past.items) {
    const id = await staf.create('action-items', {
      meetingId,
      what,
      ownerId: staff[owner],
      dueOn: workingDay(day, days),
    });
    agreed.push({ what, id });
  }
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
  yield Math.max(begunAt + MINUTE, Math.min(at(workingDay(day, days - 1), '10.30'), retreat(now, 30)));
  await desk.step('action-items', id, 'selesaikan', { result });
}

/** The next one of the section. */
async function* plannedStory({ cast, now, staff }: Office, day: string): Story {
  yield retreat(now, 310);
  await (
    await cast.as('staf')
  ).create('evaluation-meetings', {
    subject: subjectOf(monthOf(day)),
    month: monthOf(day),
    startsAt: iso(at(day, '09.00')),
    place: PLACE,
    chairId: staff.kadis,
    minuteTakerId: staff.staf,
    agenda: FUTURE_AGENDA,
  });
}

/** The other Bidang meets too; its meetings are on every part of the way. */
const OTHERS = [
  ['notula_draf', 'Evaluasi pengelolaan media sosial'],
  ['berlangsung', 'Evaluasi siaran bersama'],
  ['diundang', 'Evaluasi liputan kegiatan'],
  ['ditunda', 'Evaluasi penanganan aduan media'],
  ['dibatalkan', 'Evaluasi majalah dinas'],
] as const satisfies readonly (readonly [Status, string])[];

async function* otherStory(
  { cast, staff }: Office,
  [status, subject]: (typeof OTHERS)[number],
  from: number,
  next: string,
): Story {
  const day = dateOf(from);
  const isHeld = status === 'notula_draf' || status === 'berlangsung';
  yield from;
  const staf = await cast.as('staf2');
  const id = await staf.create('evaluation-meetings', {
    subject,
    month: monthOf(isHeld ? day : next),
    startsAt: iso(isHeld ? advance(from, 60) : at(next, '13.30')),
    place: 'Ruang Rapat Bidang IKP',
    chairId: staff.kabid2,
    minuteTakerId: staff.staf2,
    agenda: '1. Capaian bulan ini\n2. Rencana bulan depan',
  });
  const kasi = await cast.as('kasi2');
  yield advance(from, 20);
  if (status === 'ditunda')
    return kasi.step('evaluation-meetings', id, 'tunda', {
      reason: 'Menunggu angka aduan bulan ini selesai dihitung.',
    });
  if (status === 'dibatalkan')
    return kasi.step('evaluation-meetings', id, 'batalkan', { reason: 'Digabung dengan rapat liputan kegiatan.' });
  await staf.step('evaluation-meetings', id, 'undang');
  if (status === 'diundang') return;
  yield advance(from, 60);
  await staf.step('evaluation-meetings', id, 'mulai');
  for (const [username, element] of [
    ['kabid2', 'kepala_bidang'],
    ['kasi2', 'kepala_seksi'],
    ['staf2', 'staf'],
  ] as const)
    await staf.create('meeting-attendances', { meetingId: id, staffId: staff[username], element, present: true });
  if (status === 'berlangsung') return;
  yield advance(from, 150);
  const minutes = '1. Jumlah tayangan naik dibanding bulan lalu.\n2. Kesimpulan: jadwal unggahan dibuat setiap Senin.';
  await staf.step('evaluation-meetings', id, 'tulis_notula', { minutes });
}

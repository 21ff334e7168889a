import { FUTURE_AGENDA, PAST_MEETINGS } from './meeting-texts.ts';
import type { Office } from './office.ts';
import type { Username } from './people.ts';
import type { Values } from './rows.ts';
import { addDays, addMonths, advance, at, dateOf, isWorkingDay, iso, retreat, workingDay } from './time.ts';

type Element = Values<'meeting-attendances'>['element'];
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
export function addMeetings(office: Office): void {
  const { book, now, staff } = office;
  const unitId = office.units.get('ITSP')!.id;
  const thisMonth = monthOf(dateOf(now));

  for (const [index, past] of PAST_MEETINGS.entries()) {
    const month = addMonths(thisMonth, index - PAST_MEETINGS.length);
    const day = workingDay(addDays(`${month.slice(0, 8)}${LATEST_DAY}`, 1), -1);
    const startsAt = at(day, '09.00');
    const approvedAt = advance(at(workingDay(day, 2), '07.30'), 95);
    const meeting = book.add(
      'evaluation-meetings',
      at(workingDay(day, -8), '08.20'),
      {
        subject: subjectOf(month),
        month,
        startsAt: iso(startsAt),
        place: PLACE,
        chairId: staff.kadis,
        minuteTakerId: staff.staf,
        agenda: past.agenda,
        minutes: past.minutes,
        unitId,
        status: 'disahkan',
      },
      approvedAt,
    );
    const meetingId = meeting.id;
    meeting.journey = [
      { state: 'diundang', at: iso(at(workingDay(day, -7), '08.20')) },
      { state: 'berlangsung', at: iso(startsAt) },
      { state: 'notula_draf', at: iso(retreat(approvedAt, 95)) },
      { state: 'disahkan', at: iso(approvedAt) },
    ];
    for (const [username, element] of ATTENDING) {
      const absenceReason = past.absent[username];
      book.add('meeting-attendances', startsAt, {
        meetingId,
        staffId: staff[username],
        element,
        present: absenceReason === undefined,
        delegate: false,
        arrivedAt: absenceReason === undefined ? iso(at(day, past.late[username] ?? '08.55')) : null,
        absenceReason: absenceReason ?? null,
      });
    }
    for (const { what, owner, days, result, status } of past.items) {
      const dueOn = workingDay(day, days);
      const doneAt = Math.min(at(workingDay(dueOn, -1), '10.30'), retreat(now, 30));
      book.add(
        'action-items',
        approvedAt,
        { meetingId, what, ownerId: staff[owner], dueOn, result: result ?? null, status },
        status === 'terbuka' ? approvedAt : Math.max(doneAt, approvedAt),
      );
    }
  }

  let next = addDays(dateOf(now), 3);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  book.add('evaluation-meetings', retreat(now, 310), {
    subject: subjectOf(monthOf(next)),
    month: monthOf(next),
    startsAt: iso(at(next, '09.00')),
    place: PLACE,
    chairId: staff.kadis,
    minuteTakerId: staff.staf,
    agenda: FUTURE_AGENDA,
    unitId,
    status: 'direncanakan',
  });
}

import { addLines } from './meeting-lines.ts';
import type { Office } from './office.ts';
import type { Username } from './people.ts';
import type { Values } from './rows.ts';
import type { Story } from './story.ts';
import { advance, at, dateOf, iso, retreat, workingDay } from './time.ts';

type Status = Values<'evaluation-meetings'>['status'];

/** The other Bidang meets too; its meetings are on every part of the way. */
const OTHERS = [
  ['notula_draf', 'Evaluasi pengelolaan media sosial'],
  ['notula_dikembalikan', 'Evaluasi layanan informasi publik'],
  ['berlangsung', 'Evaluasi siaran bersama'],
  ['diundang', 'Evaluasi liputan kegiatan'],
  ['ditunda', 'Evaluasi penanganan aduan media'],
  ['dibatalkan', 'Evaluasi majalah dinas'],
] as const satisfies readonly (readonly [Status, string])[];
type Other = (typeof OTHERS)[number];
const SEATS: readonly Username[] = ['kabid2', 'kasi2', 'staf2'];
const HELD: readonly Status[] = ['notula_draf', 'notula_dikembalikan', 'berlangsung'];
const MINUTES = '1. Jumlah tayangan naik dibanding bulan lalu.\n2. Kesimpulan: jadwal unggahan dibuat setiap Senin.';

/** `next`: the day of those that are still to come. */
export const otherStories = (office: Office, next: string): Story[] =>
  OTHERS.map((one, index) => otherStory(office, one, retreat(office.now, 900 + 240 * index), next));

async function* otherStory({ cast, staff, now }: Office, [status, subject]: Other, from: number, next: string): Story {
  const held = HELD.includes(status);
  const day = held ? dateOf(from) : next;
  yield held ? at(workingDay(day, -6), '08.30') : from;
  const staf = await cast.as('staf2');
  const meetingId = await staf.create('evaluation-meetings', {
    subject,
    month: `${day.slice(0, 7)}-01`,
    startsAt: iso(held ? from : at(next, '13.30')),
    place: 'Ruang Rapat Bidang IKP',
    chairId: staff.kabid2,
    minuteTakerId: staff.staf2,
  });
  await addLines(staf, meetingId, '1. Capaian bulan ini\n2. Rencana bulan depan');
  const seats: string[] = [];
  for (const username of SEATS)
    seats.push(await staf.create('meeting-attendances', { meetingId, staffId: staff[username] }));
  const kasi = await cast.as('kasi2');
  yield held ? at(workingDay(day, -5), '08.30') : advance(from, 20);
  if (status === 'dibatalkan')
    return kasi.step('evaluation-meetings', meetingId, 'batalkan', {
      reason: 'Digabung dengan rapat liputan kegiatan.',
    });
  await staf.step('evaluation-meetings', meetingId, 'undang');
  if (status === 'diundang') return;
  if (status === 'ditunda') {
    yield advance(from, 60);
    const startsAt = iso(at(workingDay(next, 2), '13.30'));
    const reason = 'Menunggu angka aduan bulan ini selesai dihitung.';
    return kasi.step('evaluation-meetings', meetingId, 'tunda', { startsAt, reason });
  }
  yield from;
  await staf.step('evaluation-meetings', meetingId, 'mulai');
  for (const seat of seats) await staf.edit('meeting-attendances', seat, { attendance: 'hadir' });
  if (status === 'berlangsung') return;
  yield advance(from, 150);
  await staf.step('evaluation-meetings', meetingId, 'tulis_notula', { minutes: MINUTES });
  if (status === 'notula_draf') return;
  yield Math.min(advance(from, 200), now);
  const reason = 'Tulis juga siapa yang menyusun jadwal unggahan.';
  await (await cast.as('kadis')).step('evaluation-meetings', meetingId, 'kembalikan_notula', { reason });
}

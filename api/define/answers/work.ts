import { boolean, choice, integer, moment, reference, text } from '../field.ts';
import { amount, group, list, maybe, type ValueOf } from '../shape.ts';

export const PHASES = { runs: 'Berjalan', paused: 'Berhenti sementara', stopped: 'Selesai' } as const;
const phase = choice(PHASES, { label: 'Keadaan waktu' });

const openTime = group({ from: moment({ label: 'Buka' }), to: moment({ label: 'Tutup' }) }, 'OpenTime');
export type OpenTime = ValueOf<typeof openTime>;
/** What who counts down needs: the server's time, and when the office is open in the days ahead. */
export const counting = {
  now: moment({ label: 'Waktu server' }),
  open: list(openTime),
  /** By which long durations are told in days; 0 where there is none. */
  workingDayMinutes: amount('Menit kantor pada hari kerja biasa'),
} as const;
const countingGroup = group(counting);
export type Counting = ValueOf<typeof countingGroup>;

/** How much of a promise is left at that time. */
const countdown = {
  phase,
  dueAt: maybe(moment({ label: 'Jatuh tempo' })),
  late: boolean({ label: 'Terlambat' }),
  /** Nights and closed days count. */
  byWall: boolean({ label: 'Menurut jam kalender' }),
  /** Of office time, or by the wall; below zero: so much it is late. */
  minutesLeft: maybe(amount('Sisa menit')),
  daysLeft: maybe(amount('Sisa hari kerja, bila dijanjikan dalam hari')),
  minutesTotal: maybe(amount('Menit seluruhnya')),
} as const;
export const countdownGroup = group(countdown, 'Countdown');
export type Countdown = ValueOf<typeof countdownGroup>;

/** One record that waits, with what its clock says now. */
export const workItem = group(
  {
    ...countdown,
    resource: text({ label: 'Jenis data' }),
    id: reference('', { label: 'Id data' }),
    title: maybe(text({ label: 'Sebutan, bila boleh diketahui pembaca' })),
    /** Of the record around it: the letter of a person. */
    number: maybe(text({ label: 'Nomor register' })),
    state: text({ label: 'Status' }),
    summary: maybe(text({ label: 'Ringkasan dalam satu baris' })),
    step: maybe(text({ label: 'Huruf langkah yang ditunggu' })),
    verb: maybe(text({ label: 'Langkah yang ditunggu' })),
    label: maybe(text({ label: 'Nama langkah' })),
    /** Why the step is not open yet to who reads this. */
    waits: maybe(text({ label: 'Yang masih ditunggu sebelum langkah itu terbuka' })),
    party: maybe(text({ label: 'Pihak yang ditunggu' })),
    provisional: boolean({ label: 'Jatuh tempo sementara' }),
    promised: boolean({ label: 'Ada janji waktunya' }),
  },
  'WorkItem',
);
export type WorkItem = ValueOf<typeof workItem>;

export const myWorkAnswer = group(
  {
    ...counting,
    total: integer({ label: 'Jumlah' }),
    capped: boolean({ label: 'Lebih banyak daripada yang dihitung' }),
    items: list(workItem),
  },
  'MyWork',
);
export type MyWorkAnswer = ValueOf<typeof myWorkAnswer>;

/** Somebody who can be given a record, so that the work is his from then on. */
export const workerChoice = group(
  {
    staffId: reference('staff', { label: 'Pegawai' }),
    name: text({ label: 'Nama' }),
    position: text({ label: 'Jabatan' }),
    unit: text({ label: 'Unit' }),
    /** Records that wait for him by name. */
    open: integer({ label: 'Pekerjaan terbuka' }),
    likely: boolean({ label: 'Biasanya diberikan kepadanya' }),
  },
  'WorkerChoice',
);
export type WorkerChoice = ValueOf<typeof workerChoice>;

/** When a record falls due, and when it would after a change; nothing while its clock stands still. */
export const movedDue = group(
  {
    oldDueAt: maybe(moment({ label: 'Jatuh tempo lama' })),
    newDueAt: maybe(moment({ label: 'Jatuh tempo baru' })),
  },
  'MovedDue',
);
export type MovedDue = ValueOf<typeof movedDue>;

/** Of somebody whom a record names, what whoever may read the record is told. */
export const namedPeople = list(
  group(
    {
      id: reference('staff', { label: 'Pegawai' }),
      fullName: text({ label: 'Nama' }),
      frontTitle: maybe(text({ label: 'Gelar depan' })),
      backTitle: maybe(text({ label: 'Gelar belakang' })),
      position: text({ label: 'Jabatan' }),
    },
    'NamedPerson',
  ),
);

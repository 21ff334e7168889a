import { boolean, integer, longText, moment, reference, text } from '../field.ts';
import { amount, group, list, maybe, type ValueOf } from '../shape.ts';
import { counting, workItem } from './work.ts';

/** A state of open work that somebody has to carry on. */
const column = {
  resource: text({ label: 'Jenis data' }),
  state: text({ label: 'Status' }),
  label: text({ label: 'Nama kolom' }),
  /** None on the short path, and where something was given back. */
  step: maybe(text({ label: 'Huruf langkah yang ditunggu' })),
} as const;
const columnGroup = group(column);
export type BoardColumn = ValueOf<typeof columnGroup>;

const load = {
  staffId: reference('staff', { label: 'Pegawai' }),
  name: text({ label: 'Nama' }),
  unitId: reference('org-units', { label: 'Unit' }),
  inForce: boolean({ label: 'Pengangkatan sebagai verifikator berlaku hari ini' }),
  onLeave: boolean({ label: 'Sedang cuti' }),
  /** Between his first and last day here. */
  active: boolean({ label: 'Bertugas' }),
  account: boolean({ label: 'Punya akun untuk masuk' }),
  competences: list(text({ label: 'Kompetensi' })),
  minutes: amount('Menit kantor menurut standar untuk yang di tangannya'),
  completed: integer({ label: 'Selesai bulan ini' }),
  open: integer({ label: 'Orang di tangannya' }),
  overdue: integer({ label: 'Terlambat' }),
} as const;
export const verifierLoad = group(load, 'VerifierLoad');
export type VerifierLoad = ValueOf<typeof verifierLoad>;

export const boardAnswer = group(
  {
    ...counting,
    columns: list(
      group(
        {
          ...column,
          count: integer({ label: 'Banyaknya' }),
          capped: boolean({ label: 'Lebih banyak daripada yang dihitung' }),
          overdue: integer({ label: 'Terlambat' }),
          nearestDueAt: maybe(moment({ label: 'Jatuh tempo terdekat' })),
          cards: list(workItem),
        },
        'BoardColumn',
      ),
    ),
    verifiers: list(verifierLoad),
  },
  'Board',
);
export type BoardAnswer = ValueOf<typeof boardAnswer>;

/** One person of a letter that is to be shared out. */
export const proposedPerson = group(
  {
    id: reference('verifications', { label: 'Orang' }),
    fullName: text({ label: 'Nama' }),
    minutes: amount('Menit kantor'),
    /** Nobody where nobody may. */
    verifierId: maybe(reference('staff', { label: 'Verifikator' })),
    kept: boolean({ label: 'Sudah punya verifikator' }),
    says: longText({ label: 'Mengapa dia, dan mengapa bukan yang lain' }),
    unfit: list(
      group({
        staffId: reference('staff', { label: 'Verifikator' }),
        says: longText({ label: 'Mengapa tidak' }),
        always: boolean({ label: 'Juga tidak dengan alasan' }),
        last: boolean({ label: 'Ya, bila tidak ada yang lain' }),
      }),
    ),
  },
  'ProposedPerson',
);
export type ProposedPerson = ValueOf<typeof proposedPerson>;

export const proposal = group(
  {
    /** Of the letter: to be sent as If-Match when the proposal is applied. */
    version: integer({ label: 'Versi surat' }),
    people: list(proposedPerson),
    verifiers: list(group({ ...load, minutesAfter: amount('Menit sesudahnya') })),
  },
  'Proposal',
);
export type Proposal = ValueOf<typeof proposal>;

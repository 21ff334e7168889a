import { boolean, choice, date, integer, reference, text } from '../field.ts';
import { group, list, maybe, type ValueOf } from '../shape.ts';

/** How the obligation of a month stands. */
export const MONTH_STATES = {
  terpenuhi: 'Terpenuhi',
  terpenuhi_terlambat: 'Terpenuhi, terlambat',
  menunggu_pengesahan: 'Menunggu pengesahan',
  notula_terlambat: 'Notula terlambat',
  dilanggar: 'Dilanggar',
  belum: 'Belum',
  tidak_dinilai: 'Tidak dinilai',
} as const;
export type MonthState = keyof typeof MONTH_STATES;

const monthOfYear = group(
  {
    month: date({ label: 'Bulan' }),
    state: choice(MONTH_STATES, { label: 'Keadaan' }),
    says: text({ label: 'Sebab' }),
    meetingId: maybe(reference('evaluation-meetings', { label: 'Rapat' })),
    atRisk: boolean({ label: 'Terancam' }),
  },
  'MeetingMonth',
);
export type MonthOfYear = ValueOf<typeof monthOfYear>;
/** The answer of `GET /api/evaluation-meetings/year`: twelve months of each unit of the service that the asker knows. */
export const meetingYear = group(
  {
    year: integer({ label: 'Tahun' }),
    units: list(
      group({
        id: reference('org-units', { label: 'Unit' }),
        name: text({ label: 'Nama unit' }),
        months: list(monthOfYear),
      }),
    ),
  },
  'MeetingYear',
);
export type MeetingYear = ValueOf<typeof meetingYear>;

const invitee = group(
  {
    id: reference('staff', { label: 'Pegawai' }),
    name: text({ label: 'Nama' }),
    position: text({ label: 'Jabatan' }),
    element: text({ label: 'Unsur' }),
    post: text({ label: 'Jabatan pada rapat' }),
    listed: boolean({ label: 'Sudah pada daftar' }),
  },
  'Invitee',
);
export type Invitee = ValueOf<typeof invitee>;
/** Whom a meeting may invite: everybody in service, whatever the asker's unit. */
export const inviteesAnswer = list(invitee);

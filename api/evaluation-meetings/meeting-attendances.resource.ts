import { boolean, choice, longText, moment, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { MEETING_WRITERS, meetingAccess } from './meeting-access.flow.ts';

/** Whom a meeting of the month needs at least one of each (manufacturing 8). */
export const NEEDED_ELEMENTS = {
  kepala_dinas: 'Kepala Dinas',
  kepala_bidang: 'Kepala Bidang',
  kepala_seksi: 'Kepala Seksi',
  staf: 'Staf/verifikator',
} as const;
export const ATTENDANCES = {
  diundang: 'Diundang',
  hadir: 'Hadir',
  terlambat: 'Terlambat',
  izin: 'Izin',
  sakit: 'Sakit',
  tugas_lain: 'Tugas lain',
  tanpa_keterangan: 'Tanpa keterangan',
} as const;
export type Attendance = keyof typeof ATTENDANCES;
export const CAME: readonly Attendance[] = ['hadir', 'terlambat'];

const OWN_OR_UNIT = [{ unit: 'unitId' }, { mine: 'staffId' }] as const;

/** Who is invited and who came. His element is read off his role on that day, never typed (api/README: Meetings). */
export const meetingAttendances = defineResource({
  name: 'meeting-attendances',
  label: 'Daftar hadir',
  group: 'pengawasan',
  detail: true,
  title: 'staffId',
  summary: '{element}: {attendance}',
  fields: {
    meetingId: reference('evaluation-meetings', { label: 'Rapat', required: true, fixed: true }),
    staffId: reference('staff', { label: 'Peserta', required: true, fixed: true, anyone: true }),
    attendance: choice(ATTENDANCES, { label: 'Kehadiran', required: true, initial: 'diundang' }),
    arrivedAt: moment({ label: 'Datang pukul', past: true }),
    absenceReason: longText({ label: 'Alasan tidak hadir', max: 200 }),
    delegateId: reference('staff', { label: 'Diwakili oleh', anyone: true }),
    recusedFromId: reference('meeting-agenda-items', { label: 'Tidak ikut membahas' }),
    recusedReason: longText({ label: 'Alasan tidak ikut membahas', max: 200 }),
    element: choice(
      { ...NEEDED_ELEMENTS, lain: 'Peserta lain' },
      { label: 'Unsur', changedBy: 'engine', required: true },
    ),
    post: text({ label: 'Jabatan pada rapat', changedBy: 'engine', max: 200 }),
    present: boolean({ label: 'Hadir', changedBy: 'engine', initial: false }),
    delegate: boolean({ label: 'Diwakilkan', changedBy: 'engine', initial: false }),
    unitId: reference('org-units', { label: 'Unit rapat', changedBy: 'engine' }),
  },
  list: ['staffId', 'element', 'attendance', 'arrivedAt', 'post'],
  filters: ['meetingId', 'staffId', 'element', 'attendance'],
  access: { ...meetingAccess, delete: MEETING_WRITERS },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: OWN_OR_UNIT,
    kepala_seksi: OWN_OR_UNIT,
    verifikator: OWN_OR_UNIT,
    staf: OWN_OR_UNIT,
  },
  unique: [{ fields: ['meetingId', 'staffId'], says: 'Peserta ini sudah ada pada daftar hadir.' }],
  unless: {
    writing: [
      { if: { attendance: 'izin', absenceReason: null }, says: 'Tulis alasan izinnya.' },
      {
        if: { attendance: { not: ['izin', 'sakit', 'tugas_lain'] }, delegateId: { not: null } },
        says: 'Diwakili hanya yang izin, sakit, atau bertugas di tempat lain.',
      },
      { if: { staffId: { is: 'delegateId' } }, says: 'Peserta tidak mewakili dirinya sendiri.' },
      {
        if: { recusedFromId: { not: null }, recusedReason: null },
        says: 'Tulis mengapa peserta ini tidak ikut membahas acara itu.',
      },
    ],
  },
});
export type MeetingAttendance = RecordOf<typeof meetingAttendances>;
export type Element = MeetingAttendance['element'];
export type NeededElement = keyof typeof NEEDED_ELEMENTS;

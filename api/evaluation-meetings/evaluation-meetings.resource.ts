import { boolean, choice, date, longText, moment, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import type { Access } from '../define/who.ts';
import { CASE_READERS } from '../define/roles.ts';
import { actionItemFlow, meetingFlow } from './evaluation-meetings.flow.ts';

const WRITERS = ['staf', 'kepala_seksi', 'kepala_bidang'] as const;
const access: Access = { list: CASE_READERS, show: CASE_READERS, create: WRITERS, edit: WRITERS, delete: [] };
const scope = {
  kepala_dinas: 'all',
  auditor: 'all',
  kepala_bidang: { unit: 'unitId' },
  kepala_seksi: { unit: 'unitId' },
  verifikator: { unit: 'unitId' },
  staf: { unit: 'unitId' },
} as const;
const throughMeeting = {
  kepala_dinas: 'all',
  auditor: 'all',
  kepala_bidang: { through: 'meetingId' },
  kepala_seksi: { through: 'meetingId' },
  verifikator: { through: 'meetingId' },
  staf: { through: 'meetingId' },
} as const;

/** Rapat evaluasi: service standard no. 26, manufacturing 8. */
export const evaluationMeetings = defineResource({
  name: 'evaluation-meetings',
  label: 'Rapat evaluasi',
  group: 'pengawasan',
  title: 'number',
  summary: '{subject}',
  fields: {
    number: number('RE', 'Nomor rapat'),
    subject: text({ label: 'Hal', required: true }),
    month: date({ label: 'Untuk bulan', required: true, hint: 'Tanggal 1 bulan yang dievaluasi' }),
    startsAt: moment({ label: 'Waktu mulai', required: true }),
    place: text({ label: 'Tempat', required: true }),
    // Whoever takes the minutes names his superiors too.
    chairId: reference('staff', { label: 'Pimpinan rapat', anyone: true }),
    minuteTakerId: reference('staff', { label: 'Notulis' }),
    agenda: longText({ label: 'Acara' }),
    minutes: longText({ label: 'Notula', changedBy: 'step', max: 20_000 }),
    unitId: reference('org-units', { label: 'Unit', changedBy: 'engine' }),
    status: state(meetingFlow, 'Status'),
  },
  list: ['number', 'subject', 'month', 'startsAt', 'dueAt', 'status'],
  search: ['number', 'subject', 'place'],
  filters: ['status'],
  sort: ['startsAt', 'DESC'],
  access,
  scope,
  sets: { unitId: 'my unit' },
  facts: { present: 'number' },
  // Held within the month (manufacturing 8); then its minutes are waited for.
  assignees: { staf: 'minuteTakerId' },
  clock: {
    startsAt: 'month',
    promise: { stages: { direncanakan: 'rapat_evaluasi', berlangsung: 'notula_rapat' } },
  },
  parts: [
    { resource: 'meeting-attendances', by: 'meetingId' },
    { resource: 'action-items', by: 'meetingId' },
    { resource: 'attachments', by: 'ownerId' },
  ],
});
export type EvaluationMeeting = RecordOf<typeof evaluationMeetings>;

export const meetingAttendances = defineResource({
  name: 'meeting-attendances',
  label: 'Daftar hadir',
  group: 'pengawasan',
  detail: true,
  title: 'element',
  summary: '{element}',
  fields: {
    meetingId: reference('evaluation-meetings', { label: 'Rapat', required: true, fixed: true }),
    staffId: reference('staff', { label: 'Peserta', required: true, fixed: true, anyone: true }),
    element: choice(
      { kepala_dinas: 'Kepala Dinas', kepala_bidang: 'Kepala Bidang', kepala_seksi: 'Kepala Seksi', staf: 'Staf' },
      { label: 'Unsur', required: true },
    ),
    present: boolean({ label: 'Hadir', initial: true }),
    delegate: boolean({ label: 'Diwakilkan', initial: false }),
    arrivedAt: moment({ label: 'Datang pukul' }),
    absenceReason: longText({ label: 'Alasan tidak hadir', max: 200 }),
  },
  list: ['meetingId', 'staffId', 'element', 'present', 'arrivedAt'],
  filters: ['meetingId', 'staffId', 'element', 'present'],
  access,
  scope: throughMeeting,
  unique: [{ fields: ['meetingId', 'staffId'], says: 'Peserta ini sudah ada pada daftar hadir.' }],
});
export type MeetingAttendance = RecordOf<typeof meetingAttendances>;

export const actionItems = defineResource({
  name: 'action-items',
  label: 'Rencana tindak lanjut',
  group: 'pengawasan',
  title: 'what',
  summary: '{what}',
  fields: {
    meetingId: reference('evaluation-meetings', { label: 'Rapat', required: true, fixed: true }),
    what: text({ label: 'Tindak lanjut', required: true }),
    ownerId: reference('staff', { label: 'Penanggung jawab', required: true }),
    dueOn: date({ label: 'Batas waktu', required: true }),
    result: longText({ label: 'Hasil', changedBy: 'step' }),
    status: state(actionItemFlow, 'Status'),
  },
  list: ['what', 'ownerId', 'dueOn', 'status'],
  search: ['what'],
  filters: ['status', 'ownerId', 'meetingId'],
  sort: ['dueOn', 'ASC'],
  access,
  scope: throughMeeting,
});
export type ActionItem = RecordOf<typeof actionItems>;

import { date, integer, longText, moment, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { meetingFlow } from './evaluation-meetings.flow.ts';
import { meetingAccess } from './meeting-access.flow.ts';

/** Of his unit, or where he is invited. */
const known = [{ unit: 'unitId' }, { has: 'meeting-attendances', by: 'meetingId' }] as const;

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
    agenda: longText({ label: 'Pengantar' }),
    minutes: longText({ label: 'Notula', changedBy: 'step', max: 20_000 }),
    inviteBy: date({ label: 'Undang paling lambat', changedBy: 'engine' }),
    invitationNumber: text({ label: 'Nomor undangan', changedBy: 'engine', max: 80 }),
    invitedAt: moment({ label: 'Diundang pada', changedBy: 'engine' }),
    sequence: integer({ label: 'Perubahan undangan ke-', changedBy: 'engine' }),
    startedAt: moment({ label: 'Dimulai pada', changedBy: 'engine' }),
    endedAt: moment({ label: 'Selesai pada', changedBy: 'step', past: true }),
    writtenById: reference('staff', { label: 'Penulis notula', changedBy: 'engine' }),
    approvedById: reference('staff', { label: 'Disahkan oleh', changedBy: 'engine' }),
    approvedAt: moment({ label: 'Disahkan pada', changedBy: 'engine' }),
    /** All that was approved, as it was hashed. */
    frozen: longText({ label: 'Isi yang disahkan', changedBy: 'engine', max: 500_000, visibleTo: [] }),
    hash: text({ label: 'SHA-256 isi yang disahkan', changedBy: 'engine', max: 64 }),
    checkpoint: text({ label: 'Titik periksa jejak audit', changedBy: 'engine', max: 200 }),
    unitId: reference('org-units', { label: 'Unit', changedBy: 'engine' }),
    status: state(meetingFlow, 'Status'),
  },
  list: ['number', 'subject', 'month', 'startsAt', 'dueAt', 'status'],
  search: ['number', 'subject', 'place'],
  filters: ['status'],
  sort: ['startsAt', 'DESC'],
  access: meetingAccess,
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: known,
    kepala_seksi: known,
    verifikator: known,
    staf: known,
  },
  sets: { unitId: 'my unit' },
  facts: { present: 'number', invited: 'number', inTime: 'number', dayCome: 'number' },
  // Held within the month (manufacturing 8); then its minutes are waited for.
  assignees: { staf: 'minuteTakerId' },
  clock: {
    startsAt: 'month',
    promise: { stages: { direncanakan: 'rapat_evaluasi', berlangsung: 'notula_rapat' } },
  },
  parts: [
    { resource: 'meeting-agenda-items', by: 'meetingId' },
    { resource: 'meeting-attendances', by: 'meetingId' },
    // What is done about it goes on after the minutes are approved.
    { resource: 'action-items', by: 'meetingId', goesOn: 'changed' },
    { resource: 'meeting-addenda', by: 'meetingId', goesOn: true },
    { resource: 'attachments', by: 'ownerId' },
  ],
});
export type EvaluationMeeting = RecordOf<typeof evaluationMeetings>;

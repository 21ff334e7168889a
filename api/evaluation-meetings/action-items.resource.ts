import { date, file, integer, longText, moment, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';
import { byHead } from '../define/who.ts';
import { actionItemFlow } from './action-items.flow.ts';
import { MEETING_WRITERS } from './meeting-access.flow.ts';

const ofHisLine = [{ through: 'meetingId' }, { line: 'ownerId' }] as const;
const own = [{ through: 'meetingId' }, { mine: 'ownerId' }] as const;

/** Rencana tindak lanjut: what a meeting agreed, by whom and until when (api/README: Meetings). */
export const actionItems = defineResource({
  name: 'action-items',
  label: 'Rencana tindak lanjut',
  group: 'pengawasan',
  title: 'what',
  summary: '{what}',
  fields: {
    meetingId: reference('evaluation-meetings', { label: 'Rapat', required: true, fixed: true }),
    what: text({ label: 'Tindak lanjut', required: true }),
    ownerId: reference('staff', { label: 'Penanggung jawab', required: true, anyone: true }),
    dueOn: date({ label: 'Batas waktu', required: true }),
    openInId: reference('evaluation-meetings', { label: 'Dibahas lagi pada rapat', changedBy: 'engine' }),
    meetings: integer({ label: 'Terbuka selama rapat ke-', changedBy: 'engine' }),
    result: longText({ label: 'Hasil', changedBy: 'step' }),
    bukti: file({ label: 'Bukti hasil', editable: ['dikerjakan'] }),
    reportedAt: moment({ label: 'Dilaporkan pada', changedBy: 'engine' }),
    verifierId: reference('staff', { label: 'Penilai', changedBy: 'engine' }),
    verifiedById: reference('staff', { label: 'Dinyatakan selesai oleh', changedBy: 'engine' }),
    status: state(actionItemFlow, 'Status'),
  },
  list: ['what', 'ownerId', 'dueOn', 'meetings', 'dueAt', 'status'],
  search: ['what'],
  filters: ['status', 'ownerId', 'meetingId', 'openInId'],
  sort: ['dueOn', 'ASC'],
  access: {
    list: CASE_READERS,
    show: CASE_READERS,
    create: MEETING_WRITERS,
    // Who owns it brings the evidence, and nothing else.
    edit: CASE_READERS.filter((role) => role !== 'auditor'),
    delete: [],
  },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: ofHisLine,
    kepala_seksi: ofHisLine,
    verifikator: own,
    staf: own,
  },
  assignees: byHead('verifierId'),
  facts: { superiorIds: 'list' },
  unless: {
    editing: [
      {
        if: { status: 'dikerjakan', ownerId: { not: 'me' } },
        says: 'Bukti hasil diunggah oleh penanggung jawabnya.',
      },
    ],
  },
  clock: {
    startsAt: 'createdAt',
    promise: {
      stages: {
        terbuka: { field: 'dueOn', initial: 'tindak_lanjut_rapat' },
        dikerjakan: { field: 'dueOn', initial: 'tindak_lanjut_rapat' },
        dilaporkan: 'verifikasi_tindak_lanjut',
      },
    },
  },
  parts: [{ resource: 'attachments', by: 'ownerId' }],
});
export type ActionItem = RecordOf<typeof actionItems>;

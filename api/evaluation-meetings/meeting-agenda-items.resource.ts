import { choice, integer, longText, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { MEETING_WRITERS, meetingAccess, throughMeeting } from './meeting-access.flow.ts';

/** What a meeting speaks of: what waits there by itself, and what somebody puts there. */
export const AGENDA_KINDS = {
  usulan: 'Usulan',
  tindak_lanjut: 'Tindak lanjut rapat lalu',
  terlambat: 'Pekerjaan terlambat',
  temuan: 'Temuan tanpa tindak lanjut',
  pengawasan: 'Penilaian pengawasan tertunda',
} as const;
export type AgendaKind = keyof typeof AGENDA_KINDS;

export const meetingAgendaItems = defineResource({
  name: 'meeting-agenda-items',
  label: 'Acara rapat',
  group: 'pengawasan',
  detail: true,
  title: 'title',
  summary: '{title}',
  fields: {
    meetingId: reference('evaluation-meetings', { label: 'Rapat', required: true, fixed: true }),
    position: integer({ label: 'Urutan', required: true, min: 1 }),
    title: text({ label: 'Acara', required: true }),
    kind: choice(AGENDA_KINDS, { label: 'Asal', changedBy: 'engine' }),
    decision: longText({ label: 'Kesimpulan', max: 4000 }),
  },
  list: ['position', 'title', 'kind', 'decision'],
  filters: ['meetingId', 'kind'],
  sort: ['position', 'ASC'],
  access: { ...meetingAccess, delete: MEETING_WRITERS },
  scope: throughMeeting,
});
export type MeetingAgendaItem = RecordOf<typeof meetingAgendaItems>;

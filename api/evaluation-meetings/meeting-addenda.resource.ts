import { longText, moment, reference, state } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { addendumFlow } from './meeting-addenda.flow.ts';
import { meetingAccess, throughMeeting } from './meeting-access.flow.ts';

/** Tambahan notula: what is approved is never rewritten. */
export const meetingAddenda = defineResource({
  name: 'meeting-addenda',
  label: 'Tambahan notula',
  group: 'pengawasan',
  detail: true,
  title: 'writerId',
  summary: '{meetingId}',
  fields: {
    meetingId: reference('evaluation-meetings', { label: 'Rapat', required: true, fixed: true }),
    text: longText({ label: 'Tambahan', required: true, max: 4000 }),
    writerId: reference('staff', { label: 'Penulis', changedBy: 'engine' }),
    approvedById: reference('staff', { label: 'Disahkan oleh', changedBy: 'engine' }),
    approvedAt: moment({ label: 'Disahkan pada', changedBy: 'engine' }),
    status: state(addendumFlow, 'Status'),
  },
  list: ['text', 'writerId', 'createdAt', 'status'],
  filters: ['meetingId', 'status'],
  sort: ['createdAt', 'ASC'],
  access: meetingAccess,
  scope: throughMeeting,
  sets: { writerId: 'me' },
});
export type MeetingAddendum = RecordOf<typeof meetingAddenda>;

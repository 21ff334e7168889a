import { CASE_READERS } from '../define/roles.ts';
import type { Access } from '../define/who.ts';

/** Who plans a meeting, and keeps its list and its minutes. */
export const MEETING_WRITERS = ['staf', 'kepala_seksi', 'kepala_bidang'] as const;
export const meetingAccess: Access = {
  list: CASE_READERS,
  show: CASE_READERS,
  create: MEETING_WRITERS,
  edit: MEETING_WRITERS,
  delete: [],
};

const through = { through: 'meetingId' } as const;
/** Whoever may know of the meeting. */
export const throughMeeting = {
  kepala_dinas: 'all',
  auditor: 'all',
  kepala_bidang: through,
  kepala_seksi: through,
  verifikator: through,
  staf: through,
} as const;

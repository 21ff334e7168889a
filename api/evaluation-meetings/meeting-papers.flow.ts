import type { Rule } from '../define/rule.ts';

interface MeetingPaper {
  readonly title: string;
  /** While one of these holds there is no such paper. */
  readonly unless: readonly Rule[];
}

/** The papers of a meeting, by the last word of their address. */
export const MEETING_PAPERS = {
  'invitation.pdf': {
    title: 'Undangan',
    unless: [{ if: { invitedAt: null }, says: 'Undangan belum ada karena peserta belum diundang.' }],
  },
  'attendance.pdf': {
    title: 'Daftar Hadir',
    unless: [
      { if: { status: ['direncanakan', 'dibatalkan'] }, says: 'Daftar hadir ada sesudah peserta diundang.' },
      {
        if: { invitedAt: null, startedAt: null, status: 'ditunda' },
        says: 'Daftar hadir ada sesudah peserta diundang.',
      },
    ],
  },
  'minutes.pdf': {
    title: 'Notula Rapat',
    unless: [{ if: { minutes: null }, says: 'Notula belum ditulis.' }],
  },
} as const satisfies Readonly<Record<string, MeetingPaper>>;
export type MeetingPaperName = keyof typeof MEETING_PAPERS;
export const meetingPaperNames = Object.keys(MEETING_PAPERS) as readonly MeetingPaperName[];

/** notula-rapat-RE-2026-000001.pdf */
export const meetingPaperFile = (name: MeetingPaperName, number: string): string =>
  `${`${MEETING_PAPERS[name].title.toLowerCase()} ${number}`.replaceAll(/[ /]/g, '-')}.pdf`;

/** What people are told, as they choose whether it also comes by mail. */
export const NEWS_KINDS = {
  assigned: 'Pekerjaan diserahkan kepada saya',
  asked: 'Keputusan diminta dari saya',
  'due-soon': 'Batas waktu mendekat',
  overdue: 'Batas waktu terlampaui dan eskalasi',
  received: 'Aduan baru diterima',
  reclassified: 'Aduan diklasifikasikan ulang',
  rights: 'Penugasan peran yang perlu konfirmasi',
  unheld: 'Pekerjaan tanpa pemegang',
  calendar: 'Kalender kerja belum lengkap',
} as const;
export type NewsKind = keyof typeof NEWS_KINDS;

/** The answer of `GET /api/notifications/choices`: of which kinds a mail comes too. */
export type MailChoices = Readonly<Record<NewsKind, boolean>>;

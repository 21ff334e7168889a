import { boolean, integer, moment, reference, text } from './field.ts';
import { group, maybe, type ValueOf } from './shape.ts';

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
  outcome: 'Yang saya catat atau pegang berakhir, dibetulkan, atau dikembalikan',
  findings: 'Temuan ditanggapi, tidak ditanggapi, atau berakhir',
  supervision: 'Penilaian pengawasan, dan tanggapan atasnya',
  discipline: 'Perkara disiplin tentang saya, atau yang saya periksa atau putuskan',
  meetings: 'Rapat evaluasi: undangan, peringatan, notula',
  calendar: 'Kalender kerja belum lengkap',
  competence: 'Kompetensi pelaksana akan berakhir',
} as const;
export type NewsKind = keyof typeof NEWS_KINDS;

/** A switch for each: a mail comes too. */
export const NEWS_SWITCHES = Object.fromEntries(
  Object.entries(NEWS_KINDS).map(([kind, label]) => [kind, boolean({ label })]),
) as { readonly [K in NewsKind]: ReturnType<typeof boolean<{ label: string }>> };
/** The answer of `GET /api/notifications/choices`. */
export const mailChoices = group(NEWS_SWITCHES, 'MailChoices');
export type MailChoices = ValueOf<typeof mailChoices>;

/** How many are not read yet, and the newest of them. */
export const unread = group(
  {
    unread: integer({ label: 'Belum dibaca' }),
    latest: maybe(
      group({
        id: reference('', { label: 'Id' }),
        title: text({ label: 'Judul' }),
        at: moment({ label: 'Pada' }),
      }),
    ),
  },
  'Unread',
);
export type Unread = ValueOf<typeof unread>;

/** One piece of news, as its reader gets it. */
export const notification = group(
  {
    id: reference('', { label: 'Id' }),
    at: moment({ label: 'Pada' }),
    kind: text({ label: 'Jenis' }),
    resource: maybe(text({ label: 'Jenis data' })),
    recordId: maybe(reference('', { label: 'Data' })),
    title: text({ label: 'Judul' }),
    text: text({ label: 'Isi' }),
    readAt: maybe(moment({ label: 'Dibaca' })),
  },
  'Notification',
);

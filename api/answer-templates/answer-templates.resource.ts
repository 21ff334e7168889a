import { choice, longText, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS, LEADERS } from '../define/roles.ts';
import { COMPLAINT_CLASSES } from '../complaints/complaints.resource.ts';

/** What may stand in braces in a template, and what is put there. */
export const PLACEHOLDERS = {
  nomor: 'Nomor pengaduan',
  pelapor: 'Nama pelapor; bila dirahasiakan: Pelapor',
  hal: 'Hal aduan',
  kanal: 'Kanal aduan',
  diterima: 'Tanggal diterima',
  tanggal: 'Tanggal hari ini',
  klasifikasi: 'Klasifikasi',
  penangan: 'Nama penangan',
  permohonan: 'Nomor permohonan terkait',
  tiket_bsre: 'Nomor tiket BSrE',
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;

/** Contoh jawaban aduan, with placeholders to be filled from the complaint. */
export const answerTemplates = defineResource({
  name: 'answer-templates',
  label: 'Templat jawaban',
  group: 'layanan',
  title: 'name',
  summary: '{name}',
  fields: {
    name: text({ label: 'Nama templat', required: true, max: 120, unique: true }),
    class: choice(COMPLAINT_CLASSES, { label: 'Untuk klasifikasi' }),
    body: longText({
      label: 'Isi',
      required: true,
      hint: `Boleh memuat ${Object.keys(PLACEHOLDERS)
        .map((name) => `{${name}}`)
        .join(' ')}`,
    }),
  },
  list: ['name', 'class', 'updatedAt'],
  search: ['name', 'body'],
  filters: ['class'],
  sort: ['name', 'ASC'],
  access: { list: CASE_READERS, show: CASE_READERS, create: LEADERS, edit: LEADERS, delete: LEADERS },
  scope: 'all',
});
export type AnswerTemplate = RecordOf<typeof answerTemplates>;

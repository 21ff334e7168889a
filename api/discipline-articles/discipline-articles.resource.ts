import { choice, integer, longText, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';

/** Tingkat hukuman disiplin: PP 94/2021 art. 8. */
export const SANCTION_LEVELS = { ringan: 'Ringan', sedang: 'Sedang', berat: 'Berat' } as const;

/** Whoever keeps the catalogue. */
const KEEPERS = ['kepala_dinas', 'kepala_bidang'] as const;

/** Duties and prohibitions of civil servants (PP 94/2021 art. 3 to 5): data of the office, each row until somebody has compared it with the law. */
export const disciplineArticles = defineResource({
  name: 'discipline-articles',
  label: 'Pasal disiplin',
  group: 'standar',
  title: 'name',
  summary: '{text}',
  fields: {
    name: text({ label: 'Pasal', changedBy: 'engine', required: true, max: 160 }),
    regulation: text({ label: 'Peraturan', required: true, max: 80, initial: 'PP 94/2021' }),
    article: integer({ label: 'Nomor pasal', required: true, min: 1, max: 999 }),
    letter: text({ label: 'Huruf', max: 2, hint: 'Satu huruf kecil; kosong bila pasal tidak berhuruf' }),
    text: longText({ label: 'Bunyi kewajiban atau larangan', required: true, max: 1000 }),
    level: choice(SANCTION_LEVELS, {
      label: 'Saran tingkat',
      hint: 'Kosong: menurut dampaknya – pada unit ringan, pada instansi sedang, pada negara berat',
    }),
    verification: choice(
      { perlu_verifikasi: 'Perlu verifikasi', terverifikasi: 'Terverifikasi' },
      { label: 'Status', required: true, initial: 'perlu_verifikasi' },
    ),
  },
  list: ['name', 'text', 'level', 'verification'],
  search: ['name', 'text'],
  filters: ['article', 'level', 'verification'],
  sort: ['name', 'ASC'],
  access: { list: CASE_READERS, show: CASE_READERS, create: KEEPERS, edit: KEEPERS, delete: [] },
  scope: 'all',
  unique: [{ fields: ['name'], says: 'Pasal dan huruf itu sudah ada di daftar.' }],
});
export type DisciplineArticle = RecordOf<typeof disciplineArticles>;

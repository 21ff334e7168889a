import { choice, date, file, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { byLine } from '../define/who.ts';
import { CASE_READERS } from '../define/roles.ts';

export const COMPETENCES = {
  registrasi_sertifikat: 'a. Memahami registrasi sertifikat digital',
  tte_dan_aplikasi: 'b. Memahami penggunaan tanda tangan elektronik dan aplikasi pendukungnya',
  hak_akses_pencabutan: 'c. Memiliki hak akses pencabutan sertifikat digital',
} as const;

/** Kompetensi pelaksana, service standard no. 26 manufacturing 3: a gate for the steps, not decoration. */
export const competencies = defineResource({
  name: 'competencies',
  label: 'Kompetensi pelaksana',
  group: 'organisasi',
  title: 'code',
  summary: '{staffId}: {code}',
  fields: {
    staffId: reference('staff', { label: 'Pegawai', required: true, fixed: true }),
    code: choice(COMPETENCES, { label: 'Kompetensi', required: true, fixed: true }),
    evidence: text({
      label: 'Bukti',
      required: true,
      max: 200,
      hint: 'Nomor sertifikat pelatihan atau surat hak akses',
    }),
    bukti: file({ label: 'Berkas bukti' }),
    validFrom: date({ label: 'Berlaku sejak', required: true }),
    validTo: date({ label: 'Berlaku sampai' }),
  },
  list: ['staffId', 'code', 'evidence', 'validFrom', 'validTo'],
  search: ['staffId'],
  filters: ['staffId', 'code'],
  access: {
    list: CASE_READERS,
    show: CASE_READERS,
    create: ['kepala_bidang', 'kepala_seksi'],
    edit: ['kepala_bidang', 'kepala_seksi'],
    delete: ['kepala_bidang', 'kepala_seksi'],
  },
  about: 'staffId',
  scope: {
    ...byLine('staffId'),
    verifikator: { mine: 'staffId' },
    staf: { mine: 'staffId' },
  },
  unless: {
    writing: [{ if: { validFrom: { after: 'validTo' } }, says: 'Berlaku sampai tidak boleh sebelum berlaku sejak.' }],
  },
});
export type Competency = RecordOf<typeof competencies>;

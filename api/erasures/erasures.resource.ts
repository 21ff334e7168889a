import { choice, integer, longText, moment, multiChoice, number, reference, state } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';
import { erasureFlow } from './erasures.flow.ts';
import { ONE_PERSON } from './legal-holds.resource.ts';

/** UU 27/2022 (Pelindungan Data Pribadi). */
export const ERASURE_BASES = {
  pasal_43_1a: 'Pasal 43 ayat (1) a: tidak lagi diperlukan untuk tujuan pemrosesan',
  pasal_43_1b: 'Pasal 43 ayat (1) b: persetujuan ditarik kembali',
  pasal_43_1c: 'Pasal 43 ayat (1) c: permintaan Subjek Data Pribadi',
  pasal_43_1d: 'Pasal 43 ayat (1) d: diperoleh atau diproses dengan melawan hukum',
  pasal_44_1a: 'Pasal 44 ayat (1) a: habis masa retensi',
} as const;
/** What is erased, and the fields it is in. */
export const ERASABLE = {
  nama: 'Nama',
  nik: 'NIK',
  nip: 'NIP (NI PPPK)',
  surel: 'Surel',
  pekerjaan: 'Jabatan dan unit kerja',
} as const;
export type Erasable = keyof typeof ERASABLE;
export const ERASED_FIELDS: Readonly<Record<string, Readonly<Partial<Record<Erasable, readonly string[]>>>>> = {
  verifications: {
    nama: ['fullName', 'frontTitle', 'backTitle'],
    nik: ['nik'],
    nip: ['nip'],
    surel: ['email', 'emailReason'],
    pekerjaan: ['position', 'unit'],
  },
  certificates: { nama: ['holderName'], surel: ['holderEmail'] },
  staff: {
    nama: ['fullName', 'frontTitle', 'backTitle'],
    nip: ['nip'],
    surel: ['email'],
    pekerjaan: ['position', 'rank'],
  },
};
const REQUESTERS = ['staf', 'verifikator', 'kepala_seksi'] as const;

/** Penghapusan data pribadi (UU PDP): requested by one, approved by another, carried out once. */
export const erasures = defineResource({
  name: 'erasures',
  label: 'Penghapusan data pribadi',
  group: 'pengawasan',
  title: 'number',
  summary: '{reach}',
  fields: {
    number: number('HP', 'Nomor penghapusan'),
    verificationId: reference('verifications', { label: 'Pemohon sertifikat', fixed: true }),
    reach: choice(
      { berkas: 'Hanya berkas ini', orang: 'Semua berkas dengan NIK yang sama' },
      { label: 'Cakupan', required: true, initial: 'orang', fixed: true },
    ),
    staffId: reference('staff', {
      label: 'Pegawai dinas ini',
      fixed: true,
      hint: 'Isi salah satu: pemohon sertifikat atau pegawai',
    }),
    fields: multiChoice(ERASABLE, { label: 'Data yang dihapus', required: true }),
    basis: choice(ERASURE_BASES, { label: 'Dasar hukum', required: true }),
    explanation: longText({ label: 'Uraian', required: true, max: 1000 }),
    requestedById: reference('staff', { label: 'Diusulkan oleh', changedBy: 'engine' }),
    approvedById: reference('staff', { label: 'Disetujui oleh', changedBy: 'engine' }),
    executedById: reference('staff', { label: 'Dilaksanakan oleh', changedBy: 'engine' }),
    executedAt: moment({ label: 'Dilaksanakan pada', changedBy: 'engine' }),
    records: integer({ label: 'Data yang dikosongkan', changedBy: 'engine' }),
    entries: integer({ label: 'Catatan jejak yang nilainya dihapus', changedBy: 'engine' }),
    drafts: integer({ label: 'Draf isian yang dihapus', changedBy: 'engine' }),
    status: state(erasureFlow, 'Status'),
  },
  list: ['number', 'reach', 'basis', 'requestedById', 'createdAt', 'status'],
  search: ['number', 'requestedById'],
  filters: ['status', 'basis', 'requestedById'],
  sort: ['createdAt', 'DESC'],
  access: { list: CASE_READERS, show: CASE_READERS, create: REQUESTERS, edit: REQUESTERS, delete: [] },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: { line: 'requestedById' },
    kepala_seksi: { line: 'requestedById' },
    verifikator: { mine: 'requestedById' },
    staf: { mine: 'requestedById' },
  },
  assignees: { staf: 'requestedById', verifikator: 'requestedById', kepala_seksi: 'requestedById' },
  sets: { requestedById: 'me' },
  facts: { held: 'text' },
  unless: {
    writing: [
      ...ONE_PERSON,
      { if: { approvedById: { is: 'requestedById' } }, says: 'Penghapusan disetujui orang lain, bukan pengusulnya.' },
    ],
  },
});
export type Erasure = RecordOf<typeof erasures>;

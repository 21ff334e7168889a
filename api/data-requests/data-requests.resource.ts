import { choice, longText, moment, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';
import { dataRequestFlow } from './data-requests.flow.ts';

const REGISTRARS = ['staf', 'verifikator', 'kepala_seksi'] as const;

/** Permintaan Subjek Data Pribadi (UU PDP art. 5 to 13, 31, 32): register, promise and answer. */
export const dataRequests = defineResource({
  name: 'data-requests',
  label: 'Permintaan data pribadi',
  group: 'layanan',
  title: 'number',
  summary: '{kind}',
  fields: {
    number: number('DP', 'Nomor permintaan'),
    receivedAt: moment({ label: 'Diterima pada', required: true, fixed: true, past: true }),
    kind: choice(
      {
        akses: 'Akses data',
        jejak: 'Jejak pemrosesan',
        perbaikan: 'Perbaikan data',
        penghapusan: 'Penghapusan data',
      },
      { label: 'Jenis permintaan', required: true, initial: 'jejak' },
    ),
    requester: text({ label: 'Nama peminta', required: true, max: 120, personal: true }),
    contact: text({ label: 'Kontak peminta', max: 120, personal: true, editable: ['diterima', 'disiapkan'] }),
    capacity: choice(
      { sendiri: 'Subjek data sendiri', kuasa: 'Kuasa', wali: 'Wali atau ahli waris' },
      { label: 'Bertindak sebagai', required: true, initial: 'sendiri' },
    ),
    identityCheck: choice(
      {
        ktp_tatap_muka: 'KTP asli, tatap muka',
        panggilan_video: 'KTP asli, panggilan video',
        surel_resmi: 'Surel resmi yang tercatat',
        surat_kuasa: 'Surat kuasa dan KTP kedua pihak',
      },
      { label: 'Identitas diperiksa dengan', hint: 'Salinan KTP tidak disimpan' },
    ),
    verificationId: reference('verifications', { label: 'Subjek: pemohon sertifikat' }),
    staffId: reference('staff', { label: 'Subjek: pegawai dinas ini' }),
    content: longText({ label: 'Isi permintaan', max: 2000 }),
    handedOverBy: choice(
      { tatap_muka: 'Tatap muka', surel: 'Surel terenkripsi', pos: 'Pos tercatat' },
      { label: 'Diserahkan melalui', changedBy: 'step' },
    ),
    handedOverAt: moment({ label: 'Diserahkan pada', changedBy: 'engine' }),
    unitId: reference('org-units', { label: 'Unit penangan', changedBy: 'engine' }),
    registeredById: reference('staff', { label: 'Petugas pencatat', changedBy: 'engine' }),
    status: state(dataRequestFlow, 'Status'),
  },
  list: ['number', 'kind', 'requester', 'receivedAt', 'dueAt', 'status'],
  search: ['number', 'requester'],
  filters: ['status', 'kind'],
  sort: ['createdAt', 'DESC'],
  access: { list: CASE_READERS, show: CASE_READERS, create: REGISTRARS, edit: REGISTRARS, delete: [] },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: { unit: 'unitId' },
    kepala_seksi: { unit: 'unitId' },
    verifikator: { mine: 'registeredById' },
    staf: { mine: 'registeredById' },
  },
  // 3×24 hours by the wall clock, nights and holidays included (UU PDP art. 31 and 32).
  assignees: { staf: 'registeredById', verifikator: 'registeredById', kepala_seksi: 'registeredById' },
  sets: { unitId: 'my unit', registeredById: 'me' },
  unless: {
    writing: [
      {
        if: { verificationId: { not: null }, staffId: { not: null } },
        says: 'Pilih satu subjek saja: pemohon sertifikat atau pegawai dinas ini.',
      },
    ],
  },
  clock: {
    startsAt: 'receivedAt',
    promise: 'hak_data_pribadi',
  },
});
export type DataRequest = RecordOf<typeof dataRequests>;

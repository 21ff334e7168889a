import {
  choice,
  date,
  email,
  longText,
  moment,
  multiChoice,
  nik,
  nip,
  reference,
  serial,
  state,
  text,
} from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';
import { WITH_REGISTRAR } from '../requests/requests.flow.ts';
import { REQUEST_KINDS } from '../requests/requests.resource.ts';
import { verificationFlow } from './verifications.flow.ts';
import { SHORT_KINDS } from './short-path.flow.ts';
import { ASN, CHECKLIST, EMPLOYMENTS, OTHER_UNIT, OUTAGES } from './verifier.flow.ts';

export const REVOCATION_REASONS = {
  mutasi: 'Mutasi',
  pensiun: 'Pensiun',
  mengundurkan_diri: 'Mengundurkan diri',
  meninggal: 'Meninggal dunia',
  kunci_bocor: 'Kunci atau passphrase diketahui orang lain',
  penyalahgunaan: 'Penyalahgunaan',
  data_salah: 'Data salah',
  permintaan_pemilik: 'Permintaan pemilik',
  permintaan_instansi: 'Permintaan instansi',
  diganti: 'Diganti sertifikat baru',
} as const;

/** One person on a letter: service standard no. 26, service delivery 2 (D to I). */
export const verifications = defineResource({
  name: 'verifications',
  label: 'Verifikasi',
  group: 'layanan',
  title: 'fullName',
  summary: '{requestId.opdId}',
  fields: {
    requestId: reference('requests', { label: 'Permohonan', required: true, fixed: true }),
    kind: choice(REQUEST_KINDS, { label: 'Jenis permohonan', changedBy: 'engine' }),
    fullName: text({ label: 'Nama lengkap', required: true, max: 120, personal: true, hint: 'Tanpa gelar' }),
    frontTitle: text({ label: 'Gelar depan', max: 40 }),
    backTitle: text({ label: 'Gelar belakang', max: 60 }),
    employment: choice(EMPLOYMENTS, { label: 'Status kepegawaian', required: true }),
    nip: nip({ label: 'NIP (NI PPPK)' }),
    nik: nik({ label: 'NIK', required: true }),
    position: text({ label: 'Jabatan', required: true, max: 120 }),
    unit: text({ label: 'Unit kerja', required: true, max: 160 }),
    email: email({ label: 'Surel resmi', required: true, personal: true }),
    emailReason: longText({ label: 'Alasan surel di luar domain resmi', max: 200, hint: 'Hanya untuk Non ASN' }),
    certificateId: reference('certificates', { label: 'Sertifikat yang dimaksud', fixed: true }),
    revocationReason: choice(REVOCATION_REASONS, { label: 'Alasan pencabutan' }),
    verifierId: reference('staff', {
      label: 'Verifikator',
      changedBy: 'step',
      among: { role: 'verifikator' },
      amongFor: 'verifies',
    }),
    assignedById: reference('staff', { label: 'Ditugaskan oleh', changedBy: 'engine' }),
    assignedAt: moment({ label: 'Ditugaskan pada', changedBy: 'engine' }),
    approvedById: reference('staff', { label: 'Pencabutan disetujui oleh', changedBy: 'engine' }),
    subjectStaffId: reference('staff', { label: 'Pegawai dinas ini', changedBy: 'engine' }),
    registeredById: reference('staff', { label: 'Petugas pencatat', changedBy: 'engine' }),
    selfRegistered: choice(
      { tidak_ada_lain: 'Tidak ada verifikator lain' },
      { label: 'Pencatat menjadi verifikatornya karena', changedBy: 'engine' },
    ),
    amsReference: text({ label: 'Nomor referensi AMS', changedBy: 'step', max: 80 }),
    outage: choice(OUTAGES, { label: 'Gangguan', changedBy: 'step' }),
    checklist: multiChoice(CHECKLIST, { label: 'Daftar periksa', changedBy: 'step' }),
    linkSentAt: moment({ label: 'Tautan terakhir dikirim', changedBy: 'engine' }),
    serialNumber: serial({ label: 'Nomor seri sertifikat', changedBy: 'step' }),
    validFrom: date({ label: 'Berlaku sejak', changedBy: 'step', past: true }),
    validTo: date({ label: 'Berlaku sampai', changedBy: 'step' }),
    status: state(verificationFlow, 'Status'),
  },
  list: ['fullName', 'employment', 'requestId', 'unit', 'verifierId', 'dueAt', 'status'],
  search: ['fullName', 'position', 'unit', 'email', 'amsReference'],
  filters: ['status', 'verifierId', 'employment', 'kind', 'requestId'],
  sort: ['createdAt', 'DESC'],
  access: {
    list: CASE_READERS,
    show: CASE_READERS,
    create: ['staf', 'verifikator'],
    edit: ['staf', 'verifikator'],
    delete: ['staf', 'verifikator'],
  },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: { through: 'requestId' },
    kepala_seksi: { through: 'requestId' },
    staf: 'all',
    verifikator: [{ mine: 'verifierId' }, { mine: 'registeredById' }],
  },
  unique: [
    { fields: ['requestId', 'nik'], says: 'Orang ini sudah tercantum pada surat yang sama.' },
    { fields: ['nik', 'kind'], final: false, says: 'Permohonan sejenis untuk NIK ini masih berjalan.' },
  ],
  unless: {
    editing: [OTHER_UNIT],
    archiving: [
      OTHER_UNIT,
      {
        if: { status: { not: 'menunggu_penugasan' } },
        says: 'Pemohon hanya dapat diarsipkan selama surat masih draf atau dikembalikan.',
      },
      {
        if: { letter: { not: WITH_REGISTRAR } },
        says: 'Pemohon hanya dapat diarsipkan selama surat masih draf atau dikembalikan.',
      },
    ],
    writing: [
      { if: { verifierId: { is: 'assignedById' } }, says: 'Yang menugaskan tidak boleh menjadi verifikatornya.' },
      {
        if: { verifierId: { is: 'subjectStaffId' } },
        says: 'Pemohon tidak boleh menjadi verifikator permohonannya sendiri.',
      },
      { if: { employment: ASN, nip: null }, says: 'NIP wajib diisi untuk ASN.' },
      { if: { kind: SHORT_KINDS, certificateId: null }, says: 'Pilih sertifikat yang dimaksud.' },
      { if: { kind: ['pencabutan'], revocationReason: null }, says: 'Pilih alasan pencabutan.' },
      { if: { approvedById: { is: 'verifierId' } }, says: 'Pencabutan disetujui orang kedua, bukan pelaksananya.' },
      { if: { validFrom: { after: 'validTo' } }, says: 'Berlaku sampai tidak boleh sebelum berlaku sejak.' },
    ],
  },
  sets: { registeredById: 'me' },
  // Until D the person is the registrar's to change; afterwards the way is back to him.
  editable: ['menunggu_penugasan', 'menunggu_pendaftaran', 'menunggu', 'dikembalikan'],
  facts: { letter: 'text', letterUnit: 'text' },
  // What was given back is its registrar's to mend.
  assignees: { verifikator: 'verifierId', staf: 'registeredById' },
  clock: {
    within: 'requestId',
    startsAt: 'receivedAt',
    promise: 'layanan',
    outage: { field: 'outage', party: { ams: 'bsre', dukcapil: 'dukcapil_bkn', bkn: 'dukcapil_bkn' } },
  },
  // A certificate is made when the verification ends, and revoked later.
  parts: [{ resource: 'certificates', by: 'verificationId', goesOn: true }],
});
export type Verification = RecordOf<typeof verifications>;

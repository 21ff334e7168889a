import { boolean, choice, longText, moment, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';
import { complaintFlow } from './complaints.flow.ts';

export const CHANNELS = {
  tatap_muka: 'Tatap muka',
  kotak_pengaduan: 'Kotak pengaduan',
  srikandi: 'Srikandi',
  whatsapp: 'WhatsApp',
  telepon: 'Telepon',
  email: 'Surel',
  sp4n_lapor: 'SP4N-LAPOR!',
  instagram: 'Instagram',
  twitter: 'Twitter',
  facebook: 'Facebook',
  youtube: 'YouTube',
} as const;
export const COMPLAINT_CLASSES = {
  ringan: 'Ringan (3 jam)',
  normatif: 'Bersifat normatif (5 jam)',
  tidak_berkadar_pengawasan: 'Tidak berkadar pengawasan (1 hari)',
  berkadar_pengawasan: 'Berkadar pengawasan (30 hari kerja)',
} as const;

/** Pengaduan, saran, dan masukan/apresiasi: service standard no. 26, service delivery 6. */
export const complaints = defineResource({
  name: 'complaints',
  label: 'Pengaduan',
  group: 'layanan',
  title: 'number',
  fields: {
    number: number('PD', 'Nomor pengaduan'),
    kind: choice(
      { pengaduan: 'Pengaduan', saran: 'Saran', masukan: 'Masukan', apresiasi: 'Apresiasi' },
      { label: 'Jenis', required: true, initial: 'pengaduan' },
    ),
    channel: choice(CHANNELS, { label: 'Kanal', required: true }),
    receivedAt: moment({ label: 'Diterima pada', required: true }),
    trackingId: text({ label: 'Nomor SP4N-LAPOR! atau Srikandi', max: 60 }),
    reporter: text({ label: 'Pelapor', max: 120, personal: true }),
    contact: text({ label: 'Kontak pelapor', max: 120, personal: true }),
    confidential: boolean({ label: 'Identitas dirahasiakan', initial: false }),
    subject: text({ label: 'Hal', required: true, max: 200 }),
    content: longText({ label: 'Isi aduan', required: true }),
    requestId: reference('requests', { label: 'Permohonan terkait' }),
    class: choice(COMPLAINT_CLASSES, { label: 'Klasifikasi', changedBy: 'step' }),
    handlerId: reference('staff', { label: 'Penangan', changedBy: 'step' }),
    bsreTicket: text({ label: 'Nomor tiket BSrE', changedBy: 'step', max: 80 }),
    bsreAnswer: longText({ label: 'Jawaban BSrE', changedBy: 'step' }),
    answer: longText({ label: 'Jawaban aduan', changedBy: 'step' }),
    unitId: reference('org-units', { label: 'Unit penangan', changedBy: 'engine' }),
    registeredById: reference('staff', { label: 'Petugas pencatat', changedBy: 'engine' }),
    status: state(complaintFlow, 'Status'),
  },
  list: ['number', 'channel', 'subject', 'class', 'receivedAt', 'status'],
  search: ['number', 'subject', 'trackingId'],
  filters: ['status', 'class', 'channel', 'kind', 'handlerId'],
  sort: ['createdAt', 'DESC'],
  access: {
    list: CASE_READERS,
    show: CASE_READERS,
    create: ['staf', 'verifikator'],
    edit: ['staf', 'verifikator'],
    delete: [],
  },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: { unit: 'unitId' },
    kepala_seksi: { unit: 'unitId' },
    verifikator: [{ mine: 'handlerId' }, { mine: 'registeredById' }],
    staf: { mine: 'registeredById' },
  },
  parts: [{ resource: 'attachments', by: 'ownerId' }],
});
export type Complaint = RecordOf<typeof complaints>;

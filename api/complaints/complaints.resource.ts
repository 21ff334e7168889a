import {
  boolean,
  choice,
  date,
  file,
  integer,
  longText,
  moment,
  number,
  reference,
  state,
  text,
} from '../define/field.ts';
import { PROMISED } from '../define/standard.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';
import { complaintFlow } from './complaints.flow.ts';
import { UNANSWERED } from './forwarding.flow.ts';

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
export const COMPLAINT_KINDS = {
  pengaduan: 'Pengaduan',
  saran: 'Saran',
  masukan: 'Masukan',
  apresiasi: 'Apresiasi',
  permintaan_informasi: 'Permintaan informasi',
} as const;
export const COMPLAINT_CATEGORIES = {
  mutu_layanan: 'Mutu layanan',
  waktu_layanan: 'Waktu layanan',
  teknis: 'Kendala teknis',
  perilaku_petugas: 'Perilaku petugas',
  pungutan: 'Pungutan',
  gratifikasi: 'Gratifikasi',
  lainnya: 'Lainnya',
} as const;
export const COMPLAINT_CLASSES = {
  ringan: 'Ringan',
  normatif: 'Bersifat normatif',
  tidak_berkadar_pengawasan: 'Tidak berkadar pengawasan',
  berkadar_pengawasan: 'Berkadar pengawasan',
} as const;
/** Never classed lower than berkadar_pengawasan: the service is free (api/README: Complaints). */
export const EXAMINED: readonly string[] = ['pungutan', 'gratifikasi'] satisfies (keyof typeof COMPLAINT_CATEGORIES)[];
export const EXAMINED_SAYS = 'Pungutan dan gratifikasi selalu diklasifikasikan berkadar pengawasan.';
export type ComplaintClass = keyof typeof COMPLAINT_CLASSES;

/** What the office finds out about a complaint is added until it is answered; the reporter's own words are not touched. */
const OPEN = [...UNANSWERED, 'diteruskan_inspektorat'] as const;

/** Pengaduan, saran, dan masukan/apresiasi: service standard no. 26, service delivery 6. */
export const complaints = defineResource({
  name: 'complaints',
  label: 'Pengaduan',
  group: 'layanan',
  title: 'number',
  summary: '{subject}',
  fields: {
    number: number('PD', 'Nomor pengaduan'),
    kind: choice(COMPLAINT_KINDS, { label: 'Jenis', required: true, initial: 'pengaduan' }),
    channel: choice(CHANNELS, { label: 'Kanal', required: true }),
    receivedAt: moment({ label: 'Diterima pada', required: true, past: true }),
    trackingId: text({ label: 'Nomor pelacakan SP4N-LAPOR!', max: 60 }),
    srikandiNumber: text({ label: 'Nomor naskah Srikandi', max: 60 }),
    category: choice(COMPLAINT_CATEGORIES, { label: 'Pokok aduan', editable: OPEN }),
    complainedId: reference('staff', {
      label: 'Pegawai yang diadukan',
      editable: OPEN,
      anyone: true,
      hint: 'Yang diadukan tidak dapat melihat aduan ini di mana pun',
    }),
    reporter: text({ label: 'Pelapor', editable: OPEN, max: 120, personal: true, sealedBy: 'confidential' }),
    contact: text({
      label: 'Kontak pelapor',
      editable: OPEN,
      max: 120,
      personal: true,
      sealedBy: 'confidential',
      hint: 'Surel atau nomor telepon',
    }),
    confidential: boolean({
      label: 'Identitas dirahasiakan',
      editable: OPEN,
      initial: false,
      hint: 'Hanya dibuka oleh penangan dan Kepala Dinas, dan setiap pembukaan dicatat',
    }),
    subject: text({ label: 'Hal', required: true, max: 200 }),
    content: longText({ label: 'Isi aduan', required: true }),
    requestId: reference('requests', { label: 'Permohonan terkait', editable: OPEN }),
    surat_pengaduan: file({ label: 'Pindaian surat pengaduan' }),
    proposedClass: choice(COMPLAINT_CLASSES, { label: 'Usulan klasifikasi', changedBy: 'engine' }),
    proposalReason: text({ label: 'Alasan usulan', changedBy: 'engine' }),
    class: choice(COMPLAINT_CLASSES, { label: 'Klasifikasi', changedBy: 'step' }),
    promised: choice(PROMISED, { label: 'Janji waktu', changedBy: 'engine' }),
    classConfirmed: boolean({ label: 'Berkadar pengawasan dikonfirmasi', changedBy: 'engine' }),
    handlerId: reference('staff', { label: 'Penangan', changedBy: 'step' }),
    bsreForwardedOn: date({ label: 'Diteruskan ke BSrE pada', changedBy: 'step', past: true }),
    bsreTicket: text({ label: 'Nomor tiket BSrE', changedBy: 'step', max: 80 }),
    bsreAnswer: longText({ label: 'Jawaban BSrE', changedBy: 'step' }),
    inspectorateForwardedOn: date({ label: 'Diteruskan ke Inspektorat pada', changedBy: 'step', past: true }),
    inspectorateTicket: text({ label: 'Nomor surat atau tiket Inspektorat', changedBy: 'step', max: 80 }),
    answer: longText({ label: 'Jawaban aduan', changedBy: 'step' }),
    answeredAt: moment({ label: 'Dijawab pada', changedBy: 'engine' }),
    answeredById: reference('staff', { label: 'Dijawab oleh', changedBy: 'engine' }),
    replies: integer({ label: 'Tanggapan balik', changedBy: 'engine', initial: 0, max: 2 }),
    mainId: reference('complaints', { label: 'Digabung ke', changedBy: 'step' }),
    unitId: reference('org-units', { label: 'Unit penangan', changedBy: 'engine' }),
    registeredById: reference('staff', { label: 'Petugas pencatat', changedBy: 'engine' }),
    pastVerifiers: boolean({ label: 'Tidak melalui verifikator', changedBy: 'engine', visibleTo: [] }),
    fingerprint: text({ label: 'Sidik isian', changedBy: 'engine', visibleTo: [], unique: true }),
    twin: integer({ label: 'Kembaran', changedBy: 'engine', initial: 0, visibleTo: [] }),
    status: state(complaintFlow, 'Status'),
  },
  list: ['number', 'channel', 'subject', 'class', 'receivedAt', 'dueAt', 'status'],
  search: ['number', 'subject', 'trackingId'],
  filters: ['status', 'class', 'channel', 'kind', 'category', 'handlerId'],
  sort: ['createdAt', 'DESC'],
  access: {
    list: CASE_READERS,
    show: CASE_READERS,
    create: ['staf', 'verifikator', 'kepala_seksi', 'kepala_bidang'],
    edit: ['staf', 'verifikator', 'kepala_seksi', 'kepala_bidang'],
    delete: [],
  },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: [{ unit: 'unitId' }, { mine: 'handlerId' }],
    kepala_seksi: [{ unit: 'unitId' }, { mine: 'handlerId' }],
    verifikator: [{ mine: 'handlerId' }, { mine: 'registeredById' }],
    staf: { mine: 'registeredById' },
  },
  sealOpensTo: { staff: 'handlerId', by: ['kepala_dinas'] },
  // A complaint about one verifier goes past all of them.
  hiddenFrom: [{ staff: 'complainedId' }, { role: 'verifikator', if: { pastVerifiers: true } }],
  sets: { unitId: 'my unit', registeredById: 'me' },
  // Who may not know of the first must not learn of it here: for him a second one is written (its twin).
  unique: [{ fields: ['twin', 'trackingId'], says: 'Nomor pelacakan SP4N-LAPOR! ini sudah dicatat.' }],
  unless: {
    writing: [
      {
        if: { channel: 'sp4n_lapor', trackingId: null },
        says: 'Nomor pelacakan SP4N-LAPOR! wajib diisi untuk kanal ini.',
      },
      { if: { channel: 'srikandi', srikandiNumber: null }, says: 'Nomor naskah Srikandi wajib diisi untuk kanal ini.' },
      { if: { complainedId: { is: 'handlerId' } }, says: 'Yang diadukan tidak boleh menangani aduan tentang dirinya.' },
      {
        if: { receivedAt: { after: 'bsreForwardedOn' } },
        says: 'Penerusan ke BSrE tidak boleh sebelum aduan diterima.',
      },
      {
        if: { receivedAt: { after: 'inspectorateForwardedOn' } },
        says: 'Penerusan ke Inspektorat tidak boleh sebelum aduan diterima.',
      },
      { if: { id: { is: 'mainId' } }, says: 'Aduan tidak dapat digabung ke dirinya sendiri.' },
      { if: { category: EXAMINED, class: { not: ['berkadar_pengawasan', null] } }, says: EXAMINED_SAYS },
    ],
  },
  assignees: {
    verifikator: 'handlerId',
    kepala_seksi: 'handlerId',
    kepala_bidang: 'handlerId',
    kepala_dinas: 'handlerId',
  },
  facts: { complainedLine: 'list', decidedHere: 'boolean', conclusions: 'number', confirmed: 'text' },
  // A complaint not classed yet is timed as ringan; forwarding to BSrE does not stop the clock.
  clock: {
    startsAt: 'receivedAt',
    promise: { field: 'promised', initial: 'ringan' },
    stops: ['dijawab'],
    restarts: ['ditanggapi_balik'],
  },
  parts: [
    { resource: 'examinations', by: 'complaintId' },
    { resource: 'attachments', by: 'ownerId' },
  ],
});
export type Complaint = RecordOf<typeof complaints>;

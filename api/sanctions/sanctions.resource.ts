import {
  boolean,
  choice,
  date,
  file,
  integer,
  json,
  longText,
  moment,
  number,
  reference,
  state,
  text,
} from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { byLine } from '../define/who.ts';
import { EVERYONE, LEADERS } from '../define/roles.ts';
import { ALLEGED } from '../supervision/supervised-acts.resource.ts';
import { EMPLOYMENTS } from '../verifications/verifier.flow.ts';
import { SANCTION_LEVELS } from '../discipline-articles/discipline-articles.resource.ts';
import { DECIDERS, POSTS } from './sanction-authorities.resource.ts';
import { IMPACTS, KIND_RULES, SANCTION_KINDS } from './sanction-kinds.flow.ts';
import { NOT_BELOW } from './sanction-hearing.flow.ts';
import { sanctionFlow } from './sanctions.flow.ts';

const DELIVERIES = {
  langsung: 'Diterima sendiri',
  keluarga: 'Diterima keluarga serumah',
  pos: 'Pos tercatat',
  elektronik: 'Surat elektronik',
} as const;
const TWICE = 'Pegawai ini sudah punya perkara yang masih terbuka atas dasar yang sama.';
const dated = { changedBy: 'step', past: true } as const;
const counted = { changedBy: 'engine' } as const;

interface Called {
  readonly name: string;
  readonly rank: string | null;
  readonly position: string;
  readonly unit: string | null;
}
/** About whom, by whom, and the article, as they were called when it was decided: what changes later changes no decision. */
export type DecidedWords = readonly [accused: Called, decider: Called, article?: { name: string; text: string }];

const inTeam = { has: 'sanction-members', by: 'sanctionId' } as const;
const { kepala_bidang: division, kepala_seksi: section, ...all } = byLine('staffId');

/** Sanksi: service standard no. 26, manufacturing 6.d. Opened from evidence, nothing is ever deleted. */
export const sanctions = defineResource({
  name: 'sanctions',
  label: 'Sanksi',
  group: 'pengawasan',
  title: 'number',
  summary: '{staffId}, [{kind}, ]{status}',
  fields: {
    number: number('SN', 'Nomor perkara'),
    staffId: reference('staff', { label: 'Pegawai', required: true, fixed: true }),
    allegation: longText({ label: 'Dugaan pelanggaran', required: true }),
    actId: reference('supervised-acts', {
      label: 'Perbuatan yang mendasari',
      fixed: true,
      among: { status: ALLEGED, supervisedId: '{staffId}' },
    }),
    findingId: reference('findings', { label: 'Temuan yang mendasari', among: { supervisedId: '{staffId}' } }),
    complaintId: reference('complaints', { label: 'Pengaduan yang mendasari', fixed: true }),
    entryId: text({ label: 'Catatan jejak audit yang mendasari', fixed: true, max: 36 }),
    articleId: reference('discipline-articles', { label: 'Pasal yang dilanggar' }),
    breachOn: date({ label: 'Tanggal pelanggaran', past: true }),
    examinerId: reference('staff', { label: 'Pemeriksa', required: true }),
    regime: choice(EMPLOYMENTS, { label: 'Kepegawaian saat pelanggaran', ...counted }),
    post: choice(POSTS, { label: 'Jabatan saat perkara dibuka', ...counted }),
    teamDecree: text({ label: 'Nomor keputusan tim pemeriksa', changedBy: 'step', max: 80 }),
    summoned: boolean({ label: 'Sudah dipanggil', initial: false, ...counted }),
    summonsDate: date({ label: 'Tanggal pemeriksaan', changedBy: 'step' }),
    summonedOn: date({ label: 'Dipanggil pada', ...counted }),
    summonsBy: date({ label: 'Panggilan pertama sampai paling lambat', ...counted }),
    summonsProof: file({ label: 'Bukti penyampaian panggilan pertama', editable: ['dipanggil_1'] }),
    deliveredOn: date({ label: 'Panggilan pertama sampai pada', ...dated }),
    deliveredBy: choice(DELIVERIES, { label: 'Cara panggilan pertama sampai', changedBy: 'step' }),
    secondSummonsBy: date({ label: 'Panggilan kedua paling lambat', ...counted }),
    secondSummonedOn: date({ label: 'Dipanggil kedua pada', ...counted }),
    secondDate: date({ label: 'Tanggal pemeriksaan kedua', changedBy: 'step' }),
    secondProof: file({ label: 'Bukti penyampaian panggilan kedua', editable: ['dipanggil_2'] }),
    secondDeliveredOn: date({ label: 'Panggilan kedua sampai pada', ...dated }),
    secondDeliveredBy: choice(DELIVERIES, { label: 'Cara panggilan kedua sampai', changedBy: 'step' }),
    examinedOn: date({ label: 'Diperiksa pada', ...dated }),
    examinationRecord: longText({ label: 'Berita acara pemeriksaan', changedBy: 'step', max: 20_000 }),
    statement: longText({ label: 'Tanggapan pegawai', changedBy: 'step' }),
    statedAt: moment({ label: 'Tanggapan ditulis pada', ...counted }),
    signature: choice(
      { ditandatangani: 'Ditandatangani', ditolak: 'Menolak menandatangani' },
      { label: 'Tanda tangan pada BAP', changedBy: 'step' },
    ),
    signatureFile: file({ label: 'BAP yang ditandatangani', editable: ['diperiksa'] }),
    signedAt: moment({ label: 'Tanda tangan dicatat pada', ...counted }),
    impact: choice(IMPACTS, { label: 'Dampak pelanggaran', changedBy: 'step' }),
    absentDays: integer({ label: 'Hari mangkir dalam setahun', changedBy: 'step', min: 0, max: 366 }),
    level: choice(SANCTION_LEVELS, { label: 'Tingkat', changedBy: 'step' }),
    kind: choice(SANCTION_KINDS, { label: 'Jenis sanksi', changedBy: 'step' }),
    decider: choice(DECIDERS, { label: 'Yang berwenang memutuskan', ...counted }),
    submittedOn: date({ label: 'Sanksi diusulkan pada', ...counted }),
    proposalNumber: text({ label: 'Nomor usulan kepada PPK', changedBy: 'step', max: 80 }),
    proposedOn: date({ label: 'Diusulkan kepada PPK pada', ...dated }),
    decisionNumber: text({ label: 'Nomor keputusan', changedBy: 'step', max: 80 }),
    decidedOn: date({ label: 'Tanggal keputusan', ...dated }),
    decidedById: reference('staff', { label: 'Diputuskan oleh', ...counted }),
    decidedWords: json<DecidedWords>('Sebutan saat diputuskan'),
    decisionFile: file({ label: 'Berkas keputusan', editable: ['diusulkan', 'diajukan_ppk', 'diputuskan'] }),
    handOverBy: date({ label: 'Diserahkan paling lambat', ...counted }),
    handOverAbsentOn: date({ label: 'Tidak hadir saat penyerahan pada', ...dated }),
    sendBy: date({ label: 'Dikirim paling lambat', ...counted }),
    sentOn: date({ label: 'Dikirim pada', ...dated }),
    handOverProof: file({ label: 'Bukti penyerahan keputusan', editable: ['diputuskan'] }),
    handedOverOn: date({ label: 'Diterima pegawai pada', ...dated }),
    objectionBy: date({ label: 'Keberatan paling lambat', ...counted }),
    inForceOn: date({ label: 'Berlaku mulai', ...counted }),
    objectedOn: date({ label: 'Keberatan diajukan pada', ...dated }),
    objection: longText({ label: 'Isi keberatan', changedBy: 'step' }),
    answerBy: date({ label: 'Keberatan dijawab paling lambat', ...counted }),
    objectionAnswer: longText({ label: 'Jawaban keberatan', changedBy: 'step' }),
    servedFrom: date({ label: 'Dijalani sejak', ...dated }),
    servedUntil: date({ label: 'Selesai dijalani pada', ...dated }),
    cancelFile: file({
      label: 'Berkas keputusan pembatalan',
      editable: ['diputuskan', 'diserahkan', 'keberatan', 'berlaku', 'dijalani'],
    }),
    cancelNumber: text({ label: 'Nomor keputusan pembatalan', changedBy: 'step', max: 80 }),
    status: state(sanctionFlow, 'Status'),
  },
  list: ['number', 'staffId', 'level', 'kind', 'dueAt', 'status'],
  search: ['number', 'decisionNumber', 'staffId'],
  filters: ['status', 'staffId', 'level', 'kind', 'regime', 'decidedOn'],
  access: { list: EVERYONE, show: EVERYONE, create: LEADERS, edit: LEADERS, delete: [] },
  about: 'staffId',
  // He learns of it by the summons (PP 94/2021), whatever he is here.
  hiddenFrom: [
    { staff: 'staffId', if: { status: ['dugaan', 'telaah', 'tim'] } },
    { staff: 'staffId', if: { status: ['tidak_terbukti'], summoned: false } },
  ],
  scope: {
    ...all,
    kepala_bidang: [division, inTeam],
    kepala_seksi: [section, inTeam],
    verifikator: [{ mine: 'staffId' }, inTeam],
    staf: [{ mine: 'staffId' }, inTeam],
    admin_sistem: { mine: 'staffId' },
  },
  facts: {
    examinableOn: 'text',
    heard: 'text',
    teamElements: 'list',
    teamPositions: 'list',
    deciderName: 'text',
    deciders: 'list',
    early: 'text',
    inForce: 'text',
    objectionOver: 'boolean',
  },
  unique: [
    { fields: ['staffId', 'actId'], final: false, says: TWICE },
    { fields: ['staffId', 'findingId'], final: false, says: TWICE },
    { fields: ['staffId', 'complaintId'], final: false, says: TWICE },
    { fields: ['staffId', 'entryId'], final: false, says: TWICE },
  ],
  unless: {
    editing: NOT_BELOW,
    writing: [
      ...NOT_BELOW,
      { if: { examinerId: { is: 'staffId' } }, says: 'Pemeriksa tidak boleh memeriksa dirinya sendiri.' },
      {
        if: { actId: null, findingId: null, complaintId: null, entryId: null },
        says: 'Perkara dibuka atas suatu dasar: pilih perbuatan, temuan, pengaduan, atau catatan jejak audit.',
      },
      ...KIND_RULES,
    ],
  },
  assignees: { kepala_bidang: 'examinerId', kepala_seksi: 'examinerId' },
  // Until the days that the law names (PP 94/2021); what is in force is served, no longer waited for.
  clock: {
    startsAt: 'createdAt',
    promise: {
      stages: {
        dugaan: 'telaah_pelanggaran',
        dipanggil_1: { field: 'secondSummonsBy', initial: 'pemeriksaan_pelanggaran' },
        dipanggil_2: { field: 'secondDate', initial: 'pemeriksaan_pelanggaran', waits: true },
        diperiksa: 'putusan_sanksi',
        tanpa_hadir: 'putusan_sanksi',
        diputuskan: { field: 'handOverBy', initial: 'penyerahan_putusan' },
        diserahkan: { field: 'inForceOn', initial: 'masa_keberatan', waits: true },
        keberatan: { field: 'answerBy', initial: 'jawaban_keberatan' },
      },
    },
    stops: ['berlaku', 'dijalani'],
  },
  parts: [
    { resource: 'sanction-members', by: 'sanctionId' },
    { resource: 'attachments', by: 'ownerId' },
  ],
});
export type Sanction = RecordOf<typeof sanctions>;

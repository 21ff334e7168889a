import { CLAUSES } from '../define/clauses.ts';
import { boolean, choice, date, file, longText, moment, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE, LEADERS } from '../define/roles.ts';
import { byHead } from '../define/who.ts';
import { findingFlow, NOT_BELOW } from './findings.flow.ts';
import { AMISS } from './supervised-acts.resource.ts';

const ofHisLine = [{ line: 'supervisedId' }, { mine: 'supervisorId' }] as const;
const himself = { mine: 'supervisedId' } as const;

/** Temuan: kondisi, kriteria, sebab, akibat, rekomendasi, what the supervised says to it and does about it. */
export const findings = defineResource({
  name: 'findings',
  label: 'Temuan',
  group: 'pengawasan',
  title: 'number',
  summary: '{title}',
  fields: {
    number: number('TM', 'Nomor temuan'),
    title: text({ label: 'Judul', required: true }),
    supervisedId: reference('staff', { label: 'Yang diawasi', required: true, fixed: true }),
    supervisorId: reference('staff', { label: 'Pembuat temuan', changedBy: 'engine' }),
    handlerId: reference('staff', { label: 'Penilai tindak lanjut', changedBy: 'engine' }),
    condition: longText({ label: 'Kondisi', required: true }),
    clause: choice(CLAUSES, {
      label: 'Kriteria: butir standar pelayanan',
      hint: 'Butir standar, pasal disiplin, atau keduanya',
    }),
    articleId: reference('discipline-articles', { label: 'Kriteria: pasal disiplin' }),
    standardId: reference('service-standards', { label: 'Standar yang dirujuk', changedBy: 'engine' }),
    criterion: longText({ label: 'Bunyi kriteria', changedBy: 'engine', max: 20_000 }),
    cause: longText({ label: 'Sebab' }),
    effect: longText({ label: 'Akibat' }),
    recommendation: longText({ label: 'Rekomendasi', required: true }),
    dueOn: date({ label: 'Batas waktu tindak lanjut', required: true }),
    actId: reference('supervised-acts', {
      label: 'Perbuatan yang mendasari',
      fixed: true,
      among: { status: AMISS, supervisedId: '{supervisedId}' },
    }),
    complaintId: reference('complaints', { label: 'Pengaduan yang mendasari', fixed: true }),
    entryId: text({
      label: 'Catatan jejak audit yang mendasari',
      fixed: true,
      max: 36,
      hint: 'Pengenal catatan pada Jejak audit, tentang perbuatan yang diawasi',
    }),
    delivered: boolean({ label: 'Sudah disampaikan', changedBy: 'engine', initial: false }),
    deliveredAt: moment({ label: 'Disampaikan pada', changedBy: 'engine' }),
    response: longText({ label: 'Tanggapan', changedBy: 'step' }),
    actionPlan: longText({ label: 'Rencana aksi', changedBy: 'step' }),
    respondedAt: moment({ label: 'Ditanggapi pada', changedBy: 'engine' }),
    silentAt: moment({ label: 'Tidak menanggapi dalam tenggat', changedBy: 'engine' }),
    followUp: longText({ label: 'Tindak lanjut', changedBy: 'step' }),
    bukti: file({ label: 'Bukti tindak lanjut', editable: ['disampaikan', 'ditanggapi'] }),
    followedUpById: reference('staff', { label: 'Ditindaklanjuti oleh', changedBy: 'engine' }),
    followedUpAt: moment({ label: 'Ditindaklanjuti pada', changedBy: 'engine' }),
    status: state(findingFlow, 'Status'),
  },
  list: ['number', 'title', 'supervisedId', 'dueOn', 'dueAt', 'status'],
  search: ['number', 'title', 'supervisedId'],
  filters: ['status', 'supervisedId', 'clause', 'articleId'],
  access: {
    list: EVERYONE,
    show: EVERYONE,
    create: LEADERS,
    // Who is supervised brings the evidence, and nothing else.
    edit: EVERYONE.filter((role) => role !== 'auditor'),
    delete: [],
  },
  // He learns of it when it is handed to him.
  hiddenFrom: [{ staff: 'supervisedId', if: { delivered: [false] } }],
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    kepala_bidang: ofHisLine,
    kepala_seksi: ofHisLine,
    verifikator: himself,
    staf: himself,
    admin_sistem: himself,
  },
  assignees: byHead('handlerId'),
  facts: { barredId: 'text', cased: 'boolean' },
  sets: { supervisorId: 'me', handlerId: 'me' },
  unless: {
    editing: [
      NOT_BELOW,
      {
        if: { status: ['disampaikan', 'ditanggapi'], supervisedId: { not: 'me' } },
        says: 'Temuan sudah disampaikan; bukti tindak lanjutnya diunggah oleh yang diawasi.',
      },
      {
        if: { status: 'ditindaklanjuti', supervisedId: 'me' },
        says: 'Tindak lanjut sudah Anda laporkan; bukti lain diunggah bila atasan memintanya.',
      },
    ],
    writing: [
      NOT_BELOW,
      { if: { supervisorId: { is: 'supervisedId' } }, says: 'Pengawas tidak boleh mengawasi dirinya sendiri.' },
      {
        if: { articleId: null, clause: null },
        says: 'Pilih butir standar pelayanan atau pasal disiplin sebagai kriteria.',
      },
    ],
  },
  clock: {
    startsAt: 'createdAt',
    promise: {
      stages: {
        draf: 'penyampaian_temuan',
        disampaikan: 'tanggapan_temuan',
        ditanggapi: { field: 'dueOn', initial: 'tindak_lanjut_temuan' },
        ditindaklanjuti: 'penilaian_tindak_lanjut',
      },
    },
  },
  parts: [{ resource: 'attachments', by: 'ownerId' }],
});
export type Finding = RecordOf<typeof findings>;

import { choice, date, longText, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { type Access, byHead, byLine } from '../define/who.ts';
import { LEADERS, OVERSEERS } from '../define/roles.ts';
import { AMISS } from './supervised-acts.resource.ts';
import { findingFlow } from './supervision.flow.ts';

const access: Access = { list: OVERSEERS, show: OVERSEERS, create: LEADERS, edit: LEADERS, delete: [] };
const notHimself = {
  if: { supervisorId: { is: 'supervisedId' } },
  says: 'Pengawas tidak boleh mengawasi dirinya sendiri.',
} as const;
const scope = byLine('supervisorId');

/** Pengawasan internal melekat dari atasan langsung: service standard no. 26, manufacturing 4. */
export const supervisionReviews = defineResource({
  name: 'supervision-reviews',
  label: 'Pengawasan melekat',
  group: 'pengawasan',
  title: 'result',
  summary: '{result}',
  fields: {
    supervisedId: reference('staff', { label: 'Yang diawasi', required: true, fixed: true }),
    supervisorId: reference('staff', { label: 'Atasan langsung', changedBy: 'engine' }),
    verificationId: reference('verifications', { label: 'Verifikasi yang diperiksa' }),
    reviewedOn: date({ label: 'Tanggal pemeriksaan', required: true, past: true }),
    result: choice(
      { sesuai: 'Sesuai', perlu_pembinaan: 'Perlu pembinaan', dugaan_pelanggaran: 'Dugaan pelanggaran' },
      { label: 'Hasil', required: true },
    ),
    note: longText({ label: 'Catatan pengawasan', required: true }),
  },
  list: ['supervisedId', 'supervisorId', 'reviewedOn', 'result'],
  search: ['note'],
  filters: ['supervisedId', 'supervisorId', 'result'],
  access,
  about: 'supervisedId',
  scope,
  sets: { supervisorId: 'me' },
  unless: { writing: [notHimself] },
});
export type SupervisionReview = RecordOf<typeof supervisionReviews>;

/** Temuan: kondisi, kriteria, sebab, akibat, rekomendasi, and what was done about it. */
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
    supervisorId: reference('staff', { label: 'Atasan langsung', changedBy: 'engine' }),
    condition: longText({ label: 'Kondisi', required: true }),
    criterion: longText({ label: 'Kriteria', required: true }),
    cause: longText({ label: 'Sebab' }),
    effect: longText({ label: 'Akibat' }),
    recommendation: longText({ label: 'Rekomendasi', required: true }),
    dueOn: date({ label: 'Batas waktu', required: true }),
    actId: reference('supervised-acts', { label: 'Perbuatan yang mendasari', fixed: true, among: { status: AMISS } }),
    complaintId: reference('complaints', { label: 'Pengaduan yang mendasari', fixed: true }),
    followUp: longText({ label: 'Tindak lanjut', changedBy: 'step' }),
    status: state(findingFlow, 'Status'),
  },
  list: ['number', 'title', 'supervisedId', 'dueOn', 'status'],
  search: ['number', 'title'],
  filters: ['status', 'supervisedId'],
  access,
  about: 'supervisedId',
  scope,
  assignees: byHead('supervisorId'),
  sets: { supervisorId: 'me' },
  unless: { writing: [notHimself] },
});
export type Finding = RecordOf<typeof findings>;

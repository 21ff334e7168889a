import { choice, date, file, longText, moment, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { CASE_READERS } from '../define/roles.ts';
import { OTHER_UNIT, requestFlow } from './requests.flow.ts';

export const REQUEST_KINDS = {
  penerbitan: 'Penerbitan',
  pembaruan: 'Pembaruan',
  penerbitan_ulang: 'Penerbitan ulang',
  perubahan_data: 'Perubahan data',
  pencabutan: 'Pencabutan',
} as const;

/** Surat permohonan: service standard no. 26, service delivery 1 and 2 (A to C). */
export const requests = defineResource({
  name: 'requests',
  label: 'Permohonan',
  group: 'layanan',
  title: 'number',
  summary: '{opdId}[: {subject}] · {verifications} orang',
  fields: {
    number: number('SE', 'Nomor agenda'),
    kind: choice(REQUEST_KINDS, { label: 'Jenis permohonan', required: true, initial: 'penerbitan', fixed: true }),
    opdId: reference('org-units', {
      label: 'Perangkat Daerah pemohon',
      required: true,
      among: { type: ['opd', 'upt'] },
    }),
    letterNumber: text({ label: 'Nomor surat', required: true, max: 80 }),
    letterDate: date({ label: 'Tanggal surat', required: true, editable: ['draf'] }),
    subject: text({ label: 'Hal', required: true, max: 200 }),
    signerName: text({ label: 'Penanda tangan', required: true, max: 120 }),
    signerPosition: choice(
      { kepala_opd: 'Kepala OPD', kepala_upt: 'Kepala UPT', kepala_opd_dan_upt: 'Kepala OPD dan Kepala UPT' },
      { label: 'Jabatan penanda tangan', required: true },
    ),
    authentication: choice(
      { cap: 'Cap/stempel OPD', tanda_tangan_elektronik: 'Tanda tangan elektronik' },
      { label: 'Pengesahan surat', required: true },
    ),
    channel: choice(
      { langsung: 'Diantar langsung', srikandi: 'Srikandi', email: 'Surel' },
      { label: 'Diterima melalui', required: true, initial: 'langsung' },
    ),
    receivedAt: moment({ label: 'Diterima pada', required: true, past: true, editable: ['draf'] }),
    nature: choice(
      { biasa: 'Biasa', terbatas: 'Terbatas', rahasia: 'Rahasia' },
      { label: 'Sifat surat', initial: 'biasa' },
    ),
    urgency: choice(
      { biasa: 'Biasa', segera: 'Segera', sangat_segera: 'Sangat segera' },
      { label: 'Tingkat urgensi', initial: 'biasa' },
    ),
    note: longText({ label: 'Catatan', max: 1000 }),
    surat_permohonan: file({ label: 'Surat permohonan' }),
    addresseeId: reference('staff', { label: 'Penerima disposisi', changedBy: 'step' }),
    instruction: longText({ label: 'Isi disposisi', changedBy: 'step', max: 1000 }),
    verifierId: reference('staff', {
      label: 'Verifikator',
      among: { role: 'verifikator' },
      amongFor: 'verifies',
      changedBy: 'step',
      hint: 'Untuk semua pemohon yang belum ditugaskan',
    }),
    unitId: reference('org-units', { label: 'Unit penangan', changedBy: 'engine' }),
    registeredById: reference('staff', { label: 'Petugas pencatat', changedBy: 'engine' }),
    status: state(requestFlow, 'Status'),
  },
  list: ['number', 'opdId', 'subject', 'kind', 'receivedAt', 'dueAt', 'status'],
  search: ['number', 'letterNumber', 'subject', 'signerName', 'opdId', 'verifications'],
  filters: ['status', 'kind', 'opdId', 'channel'],
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
    kepala_bidang: { unit: 'unitId' },
    kepala_seksi: { unit: 'unitId' },
    staf: 'all',
    verifikator: [{ has: 'verifications', by: 'requestId' }, { mine: 'registeredById' }],
  },
  assignees: { kepala_seksi: 'addresseeId', kepala_bidang: 'addresseeId', staf: 'registeredById' },
  sets: { unitId: 'my unit', registeredById: 'me' },
  editable: ['draf', 'diajukan', 'dikembalikan'],
  facts: { people: 'number', waiting: 'number' },
  unless: {
    writing: [
      { if: { letterDate: { after: 'receivedAt' } }, says: 'Tanggal surat tidak boleh setelah tanggal diterima.' },
    ],
    editing: OTHER_UNIT,
    archiving: [
      ...OTHER_UNIT,
      {
        if: { status: { not: 'draf' } },
        says: 'Hanya draf yang dapat diarsipkan. Batalkan permohonan yang sudah diajukan.',
      },
      { if: { people: { over: 0 } }, says: 'Arsipkan dahulu pemohon pada surat ini.' },
    ],
  },
  clock: {
    startsAt: 'receivedAt',
    promise: 'layanan',
    worstOf: { resource: 'verifications', by: 'requestId' },
  },
  parts: [
    { resource: 'verifications', by: 'requestId' },
    { resource: 'attachments', by: 'ownerId' },
  ],
});
export type Request = RecordOf<typeof requests>;

import { date, integer, longText, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';
import { standardFlow } from './service-standards.flow.ts';

/** The 14 components of the standard, a version a record (design 1.8). */
export const serviceStandards = defineResource({
  name: 'service-standards',
  label: 'Standar pelayanan',
  group: 'standar',
  title: 'title',
  fields: {
    title: text({ label: 'Judul', required: true }),
    edition: integer({ label: 'Versi standar', required: true, min: 1, unique: true }),
    requirements: longText({ label: 'Persyaratan', required: true }),
    procedure: longText({ label: 'Sistem, mekanisme dan prosedur', required: true }),
    minutes: integer({ label: 'Jangka waktu penyelesaian (menit)', required: true, min: 1 }),
    cost: text({ label: 'Biaya (tarif)', required: true }),
    product: longText({ label: 'Produk pelayanan', required: true }),
    complaintHandling: longText({ label: 'Penanganan pengaduan, saran, dan masukan/apresiasi', required: true }),
    legalBasis: longText({ label: 'Dasar hukum', required: true }),
    facilities: longText({ label: 'Sarana, prasarana, dan/atau fasilitas', required: true }),
    competence: longText({ label: 'Kompetensi pelaksana', required: true }),
    supervision: longText({ label: 'Pengawasan internal', required: true }),
    executors: integer({ label: 'Jumlah pelaksana (orang)', required: true, min: 1 }),
    guarantee: longText({ label: 'Jaminan pelayanan', required: true }),
    safety: longText({ label: 'Jaminan keamanan dan keselamatan pelayanan', required: true }),
    evaluation: longText({ label: 'Evaluasi kinerja pelaksana', required: true }),
    validFrom: date({ label: 'Berlaku sejak' }),
    decreeNumber: text({ label: 'Nomor penetapan', changedBy: 'step', max: 80 }),
    writtenById: reference('staff', { label: 'Penyusun', changedBy: 'engine' }),
    status: state(standardFlow, 'Status'),
  },
  list: ['title', 'edition', 'minutes', 'validFrom', 'status'],
  search: ['title'],
  filters: ['status'],
  sort: ['edition', 'DESC'],
  access: {
    list: EVERYONE,
    show: EVERYONE,
    create: ['kepala_seksi', 'kepala_bidang'],
    edit: ['kepala_seksi', 'kepala_bidang'],
    delete: [],
  },
  scope: 'all',
});
export type ServiceStandard = RecordOf<typeof serviceStandards>;

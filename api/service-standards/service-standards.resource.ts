import { date, integer, longText, reference, state, structure, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';
import { standardFaults } from '../define/standard-faults.ts';
import { standardFlow } from './service-standards.flow.ts';

const FOUR_EYES = 'Penyusun, pereviu, dan penetap standar adalah tiga orang yang berbeda.';

/** The 14 components of the standard, a version a record: what is printed, and what the clock reads (api/README: The standard is data). */
export const serviceStandards = defineResource({
  name: 'service-standards',
  label: 'Standar pelayanan',
  group: 'standar',
  title: 'title',
  summary: 'versi {edition}',
  fields: {
    title: text({ label: 'Judul', required: true }),
    edition: integer({ label: 'Versi standar', required: true, changedBy: 'engine', unique: true }),
    requirements: longText({ label: 'Persyaratan', required: true }),
    procedure: longText({ label: 'Sistem dan mekanisme', required: true }),
    cost: text({ label: 'Biaya (tarif)', required: true }),
    product: longText({ label: 'Produk pelayanan', required: true }),
    complaintHandling: longText({ label: 'Penanganan pengaduan, saran, dan masukan/apresiasi', required: true }),
    facilities: longText({ label: 'Sarana, prasarana, dan/atau fasilitas', required: true }),
    supervision: longText({ label: 'Pengawasan internal', required: true }),
    guarantee: longText({ label: 'Jaminan pelayanan', required: true }),
    safety: longText({ label: 'Jaminan keamanan dan keselamatan pelayanan', required: true }),
    evaluation: longText({ label: 'Evaluasi kinerja pelaksana', required: true }),
    content: structure(standardFaults, {
      label: 'Prosedur, janji waktu, pelaksana, kompetensi, kanal, dan dasar hukum',
      required: true,
    }),
    validFrom: date({ label: 'Berlaku sejak', changedBy: 'step' }),
    validTo: date({ label: 'Berlaku sampai', changedBy: 'engine' }),
    decreeNumber: text({ label: 'Nomor penetapan', changedBy: 'step', max: 80 }),
    writtenById: reference('staff', { label: 'Penyusun', changedBy: 'engine' }),
    reviewedById: reference('staff', { label: 'Pereviu', changedBy: 'engine' }),
    enactedById: reference('staff', { label: 'Ditetapkan oleh', changedBy: 'engine' }),
    status: state(standardFlow, 'Status'),
  },
  list: ['title', 'edition', 'validFrom', 'validTo', 'status'],
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
  sets: { writtenById: 'me' },
  unless: {
    // Immutable once it left the draft; and one author, so that nobody reviews or sets words of his own (api/README: The standard is data).
    editing: [
      {
        if: { status: { not: 'draf' } },
        says: 'Hanya draf yang dapat diubah. Salin versi ini menjadi draf baru, lalu ubah salinannya.',
      },
      {
        if: { writtenById: { not: 'me' } },
        says: 'Draf diubah oleh penyusunnya saja. Salin menjadi draf Anda sendiri untuk mengusulkan perubahan.',
        code: 'not_writer',
      },
    ],
    writing: [
      { if: { writtenById: { is: 'reviewedById' } }, says: FOUR_EYES },
      { if: { writtenById: { is: 'enactedById' } }, says: FOUR_EYES },
      { if: { reviewedById: { is: 'enactedById' } }, says: FOUR_EYES },
      { if: { validFrom: { after: 'validTo' } }, says: 'Berlaku sampai tidak boleh sebelum berlaku sejak.' },
    ],
  },
});
export type ServiceStandard = RecordOf<typeof serviceStandards>;

type Text =
  | 'requirements'
  | 'procedure'
  | 'cost'
  | 'product'
  | 'complaintHandling'
  | 'facilities'
  | 'supervision'
  | 'guarantee'
  | 'safety'
  | 'evaluation';
/** A component by the field, or the part of the content, that it shows. */
export interface Component {
  readonly section: 'Service Delivery' | 'Manufacturing';
  readonly number: number;
  readonly title: string;
  readonly shows: Text | 'total' | 'legalBases' | 'competences' | 'executors';
  /** Printed on the line of its title. */
  readonly inline?: true;
}
/** The 14 components, in the order and with the words of the printed standard. */
export const COMPONENTS: readonly Component[] = [
  { section: 'Service Delivery', number: 1, title: 'Persyaratan', shows: 'requirements' },
  { section: 'Service Delivery', number: 2, title: 'Sistem, Mekanisme dan Prosedur', shows: 'procedure' },
  { section: 'Service Delivery', number: 3, title: 'Jangka Waktu Penyelesaian', shows: 'total', inline: true },
  { section: 'Service Delivery', number: 4, title: 'Biaya (Tarif)', shows: 'cost', inline: true },
  { section: 'Service Delivery', number: 5, title: 'Produk Pelayanan', shows: 'product', inline: true },
  {
    section: 'Service Delivery',
    number: 6,
    title: 'Penanganan Pengaduan, Saran, dan Masukan/ Apresiasi',
    shows: 'complaintHandling',
  },
  { section: 'Manufacturing', number: 1, title: 'Dasar Hukum', shows: 'legalBases' },
  { section: 'Manufacturing', number: 2, title: 'Sarana, Prasarana, dan/atau Fasilitas', shows: 'facilities' },
  { section: 'Manufacturing', number: 3, title: 'Kompetensi Pelaksanaan', shows: 'competences' },
  { section: 'Manufacturing', number: 4, title: 'Pengawasan Internal', shows: 'supervision', inline: true },
  { section: 'Manufacturing', number: 5, title: 'Jumlah Pelaksana', shows: 'executors', inline: true },
  { section: 'Manufacturing', number: 6, title: 'Jaminan Pelayanan', shows: 'guarantee' },
  { section: 'Manufacturing', number: 7, title: 'Jaminan Keamanan dan Keselamatan Pelayanan', shows: 'safety' },
  { section: 'Manufacturing', number: 8, title: 'Evaluasi Kinerja Pelaksana', shows: 'evaluation' },
];

import { choice, date, longText, reference } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { OVERSEERS } from '../define/roles.ts';
import { byLine } from '../define/who.ts';

/** What superiors wrote down by hand before each morning was drawn (supervision-draws): kept to be read. */
export const supervisionReviews = defineResource({
  name: 'supervision-reviews',
  label: 'Pengawasan melekat sebelum pengawasan harian',
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
  search: ['note', 'supervisedId'],
  filters: ['supervisedId', 'supervisorId', 'result'],
  access: { list: OVERSEERS, show: OVERSEERS, create: [], edit: [], delete: [] },
  about: 'supervisedId',
  scope: byLine('supervisorId'),
  unless: {
    writing: [
      { if: { supervisorId: { is: 'supervisedId' } }, says: 'Pengawas tidak boleh mengawasi dirinya sendiri.' },
    ],
  },
});
export type SupervisionReview = RecordOf<typeof supervisionReviews>;

import { choice, date, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE, LEADERS } from '../define/roles.ts';
import { byLine } from '../define/who.ts';

/** By PP 11/2017 art. 310, and what an office excuses beside it. */
export const LEAVES = {
  tahunan: 'Cuti tahunan',
  besar: 'Cuti besar',
  sakit: 'Cuti sakit',
  melahirkan: 'Cuti melahirkan',
  alasan_penting: 'Cuti karena alasan penting',
  luar_tanggungan: 'Cuti di luar tanggungan negara',
  lainnya: 'Tidak masuk karena hal lain',
} as const;

const WRITERS = [...LEADERS, 'admin_sistem'] as const;

/** From which day to which somebody is not at work: his work goes to others meanwhile (access/in-force.ts). */
export const leaves = defineResource({
  name: 'leaves',
  label: 'Cuti',
  group: 'organisasi',
  title: 'staffId',
  summary: '{kind}, {validFrom}[ s.d. {validTo}]',
  fields: {
    staffId: reference('staff', { label: 'Pegawai', required: true, fixed: true }),
    kind: choice(LEAVES, { label: 'Jenis cuti', required: true }),
    validFrom: date({ label: 'Sejak', required: true }),
    validTo: date({ label: 'Sampai', hint: 'Kosong: sampai diakhiri' }),
    decree: text({ label: 'Nomor surat cuti', max: 80 }),
    note: text({ label: 'Keterangan', max: 200 }),
  },
  list: ['staffId', 'kind', 'validFrom', 'validTo'],
  search: ['staffId'],
  filters: ['staffId', 'kind'],
  sort: ['validFrom', 'DESC'],
  access: { list: EVERYONE, show: EVERYONE, create: WRITERS, edit: WRITERS, delete: WRITERS },
  about: 'staffId',
  scope: {
    admin_sistem: 'all',
    ...byLine('staffId'),
    verifikator: { mine: 'staffId' },
    staf: { mine: 'staffId' },
  },
  unless: {
    writing: [{ if: { validFrom: { after: 'validTo' } }, says: 'Sampai tidak boleh sebelum sejak.' }],
  },
});
export type Leave = RecordOf<typeof leaves>;

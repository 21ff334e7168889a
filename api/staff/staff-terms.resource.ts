import { choice, date, reference, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { EVERYONE } from '../define/roles.ts';
import { EMPLOYMENTS } from '../verifications/verifier.flow.ts';

const seen = { through: 'staffId' } as const;
const own = { mine: 'staffId' } as const;

/** What somebody was before the present: a change of `staff` leaves it here. The present stands in `staff` alone (places.ts). */
export const staffTerms = defineResource({
  name: 'staff-terms',
  label: 'Riwayat kedudukan',
  group: 'organisasi',
  title: 'position',
  summary: '{staffId}, {validFrom} s.d. {validTo}',
  fields: {
    staffId: reference('staff', { label: 'Pegawai', required: true, changedBy: 'engine' }),
    validFrom: date({ label: 'Sejak', required: true, changedBy: 'engine' }),
    validTo: date({ label: 'Sampai', required: true, changedBy: 'engine' }),
    employment: choice(EMPLOYMENTS, { label: 'Status kepegawaian', required: true, changedBy: 'engine' }),
    rank: text({ label: 'Pangkat/golongan', max: 60, changedBy: 'engine' }),
    position: text({ label: 'Jabatan', required: true, max: 120, changedBy: 'engine' }),
    unitId: reference('org-units', { label: 'Unit kerja', required: true, changedBy: 'engine' }),
    supervisorId: reference('staff', { label: 'Atasan langsung', changedBy: 'engine' }),
  },
  list: ['position', 'unitId', 'supervisorId', 'validFrom', 'validTo'],
  filters: ['staffId'],
  sort: ['validFrom', 'DESC'],
  access: { list: EVERYONE, show: EVERYONE, create: [], edit: [], delete: [] },
  scope: {
    kepala_dinas: 'all',
    auditor: 'all',
    admin_sistem: 'all',
    kepala_bidang: seen,
    kepala_seksi: seen,
    verifikator: own,
    staf: own,
  },
  detail: true,
});
export type StaffTerm = RecordOf<typeof staffTerms>;

import { choice, integer, json, moment } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import type { Role } from '../define/roles.ts';

export const RECONCILERS: readonly Role[] = ['kepala_dinas', 'auditor'];

/** Why a row and the trail do not agree. */
export const FAULTS = {
  changed: 'Isi baris diubah di luar aplikasi',
  version: 'Versi baris tidak sama dengan catatan terakhir',
  added: 'Baris ditambahkan di luar aplikasi',
  removed: 'Baris dihapus di luar aplikasi',
  unproven: 'Nilai pembanding pada catatan terakhir hilang',
  file_lost: 'Berkas lampiran hilang dari penyimpanan',
  file_changed: 'Isi berkas tidak sama dengan yang diunggah',
  file_added: 'Berkas tanpa data lampiran di penyimpanan',
} as const;
export interface Fault {
  readonly resource: string;
  readonly recordId: string;
  readonly kind: keyof typeof FAULTS;
  /** The same in words. */
  readonly says: string;
}

/** Pencocokan data dengan jejak audit (api/README: The audit trail): one record a run, made by the application only. */
export const reconciliations = defineResource({
  name: 'reconciliations',
  label: 'Pencocokan data',
  group: 'pengawasan',
  title: 'result',
  summary: '{result}',
  fields: {
    startedAt: moment({ label: 'Dimulai', required: true, changedBy: 'engine' }),
    finishedAt: moment({ label: 'Selesai', required: true, changedBy: 'engine' }),
    occasion: choice(
      { malam: 'Setiap malam', permintaan: 'Permintaan', perintah: 'Baris perintah' },
      { label: 'Dijalankan karena', required: true, changedBy: 'engine' },
    ),
    result: choice({ cocok: 'Cocok', selisih: 'Ada selisih' }, { label: 'Hasil', required: true, changedBy: 'engine' }),
    rows: integer({ label: 'Baris diperiksa', required: true, changedBy: 'engine' }),
    unmatched: integer({ label: 'Belum dapat dicocokkan', required: true, changedBy: 'engine' }),
    faultCount: integer({ label: 'Jumlah selisih', required: true, changedBy: 'engine' }),
    faults: json<readonly Fault[]>('Selisih'),
  },
  list: ['startedAt', 'occasion', 'result', 'rows', 'unmatched', 'faultCount'],
  filters: ['result', 'occasion'],
  sort: ['startedAt', 'DESC'],
  access: { list: RECONCILERS, show: RECONCILERS, create: [], edit: [], delete: [] },
  scope: { kepala_dinas: 'all', auditor: 'all' },
});
export type Reconciliation = RecordOf<typeof reconciliations>;

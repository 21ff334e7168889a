import { boolean, integer, moment, reference, text } from '../field.ts';
import { LEADERS, type Role } from '../roles.ts';
import { amount, group, list, maybe, type ValueOf } from '../shape.ts';

/** One case under both standards. */
const replayed = group(
  {
    id: reference('', { label: 'Data' }),
    resource: text({ label: 'Jenis data' }),
    number: text({ label: 'Nomor' }),
    receivedAt: moment({ label: 'Diterima' }),
    /** Nothing while it is open; then it is late when its due time has passed. */
    finishedAt: maybe(moment({ label: 'Selesai' })),
    usedMinutes: amount('Menit kantor yang terpakai'),
    lateBefore: boolean({ label: 'Terlambat menurut standar waktu itu' }),
    lateAfter: boolean({ label: 'Terlambat menurut versi ini' }),
  },
  'Replayed',
);
export type Replayed = ValueOf<typeof replayed>;
export const simulation = group(
  {
    cases: integer({ label: 'Perkara' }),
    lateBefore: integer({ label: 'Terlambat menurut standar waktu itu' }),
    lateAfter: integer({ label: 'Terlambat menurut versi ini' }),
    /** Those late under either of the two, the oldest first. */
    list: list(replayed),
  },
  'Simulation',
);
export type Simulation = ValueOf<typeof simulation>;
/** Who may ask for it, and how many months back. */
export const SIMULATORS: readonly Role[] = [...LEADERS, 'auditor'];
export const MOST_SIMULATED_MONTHS = 24;

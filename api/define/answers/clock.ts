import { boolean, choice, integer, longText, moment, reference, text } from '../field.ts';
import { amount, group, list, maybe, type ValueOf } from '../shape.ts';
import { TERM_UNITS } from '../standard.ts';
import { countdownGroup, counting, PHASES } from './work.ts';

const phase = choice(PHASES, { label: 'Keadaan waktu' });
const officeMinutes = amount('Menit kantor');
const wallMinutes = amount('Menit kalender');

/** The answer of `GET …/clock`, in minutes of office and of wall time. */
export const clockAnswer = group(
  {
    ...counting,
    count: countdownGroup,
    promise: text({ label: 'Nama janji' }),
    term: group({ amount: amount('Banyaknya'), unit: choice(TERM_UNITS, { label: 'Satuan' }) }, 'Term'),
    standard: group({
      id: reference('service-standards', { label: 'Standar pelayanan' }),
      edition: integer({ label: 'Versi' }),
    }),
    calendarVersion: integer({ label: 'Versi kalender' }),
    phase,
    startedAt: moment({ label: 'Mulai' }),
    stoppedAt: maybe(moment({ label: 'Selesai' })),
    dueAt: maybe(moment({ label: 'Jatuh tempo' })),
    provisional: boolean({ label: 'Jatuh tempo sementara' }),
    /** It, or any of those who carry the promise on, is or ended past the due time. */
    late: boolean({ label: 'Terlambat' }),
    left: amount('Sisa menit, atau hari kerja, dari janji'),
    used: group({ officeMinutes, wallMinutes }),
    byParty: list(
      group({ party: text({ label: 'Pihak' }), label: text({ label: 'Nama pihak' }), officeMinutes, wallMinutes }),
    ),
    bySteps: list(
      group({
        step: text({ label: 'Langkah' }),
        budget: maybe(amount('Menit menurut standar')),
        officeMinutes,
        wallMinutes,
      }),
    ),
    segments: list(
      group(
        {
          from: moment({ label: 'Sejak' }),
          to: maybe(moment({ label: 'Sampai' })),
          state: text({ label: 'Status' }),
          label: text({ label: 'Nama status' }),
          step: maybe(text({ label: 'Langkah' })),
          party: maybe(text({ label: 'Pihak' })),
          runs: boolean({ label: 'Waktu berjalan' }),
          outage: maybe(text({ label: 'Gangguan' })),
          officeMinutes,
        },
        'ClockSegment',
      ),
    ),
    recalculations: list(
      group({
        at: moment({ label: 'Pada' }),
        oldDueAt: maybe(moment({ label: 'Jatuh tempo lama' })),
        newDueAt: maybe(moment({ label: 'Jatuh tempo baru' })),
        reason: text({ label: 'Alasan' }),
        actorId: text({ label: 'Oleh' }),
      }),
    ),
    /** Where it is that of the worst of those who carry the promise on. */
    worstId: maybe(reference('', { label: 'Waktu siapa ini' })),
    /** Those who carry the promise on and whom the reader may see, the worst first. */
    people: list(
      group({
        id: reference('', { label: 'Data' }),
        state: text({ label: 'Status' }),
        phase: text({ label: 'Keadaan waktu' }),
        dueAt: maybe(moment({ label: 'Jatuh tempo' })),
      }),
    ),
    explanation: list(longText({ label: 'Penjelasan, baris demi baris' })),
  },
  'Clock',
);
export type ClockAnswer = ValueOf<typeof clockAnswer>;

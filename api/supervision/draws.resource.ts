import { date, integer, json, number, reference, state, text } from '../define/field.ts';
import { defineResource, type RecordOf } from '../define/resource.ts';
import { OVERSEERS, type Role } from '../define/roles.ts';
import { byHead, byLine } from '../define/who.ts';
import { drawFlow } from './draws.flow.ts';

/** Who has a day drawn again: he alone counts what others may not know of. */
export const REDRAWERS: readonly Role[] = ['auditor'];

/** One act that might have been drawn, as it was that morning. */
export interface Candidate {
  /** Of its entry in the audit trail. */
  readonly id: string;
  readonly weight: number;
  /** Why it is always looked at; of others none. */
  readonly reasons: readonly string[];
  /** Its key in the draw: the largest are taken. None where it is always looked at. */
  readonly key: number | null;
}

/** Pengawasan melekat (service standard no. 26, manufacturing 4): what one superior looks at of one working day. */
export const supervisionDraws = defineResource({
  name: 'supervision-draws',
  label: 'Pengawasan harian',
  group: 'pengawasan',
  title: 'number',
  summary: '{supervisorId} · {supervised-acts} perbuatan',
  fields: {
    number: number('PW', 'Nomor pengawasan'),
    drawnOn: date({ label: 'Diundi pada', changedBy: 'engine', required: true }),
    workedFrom: date({ label: 'Perbuatan sejak', changedBy: 'engine', required: true }),
    supervisorId: reference('staff', { label: 'Atasan langsung', changedBy: 'engine', required: true }),
    root: text({ label: 'Akar titik periksa', changedBy: 'engine', required: true, max: 64 }),
    always: integer({ label: 'Selalu diperiksa', changedBy: 'engine', required: true }),
    others: integer({ label: 'Perbuatan lain', changedBy: 'engine', required: true }),
    sampled: integer({ label: 'Terundi darinya', changedBy: 'engine', required: true }),
    people: json<readonly { readonly id: string }[]>('Yang diawasi'),
    candidates: json<readonly Candidate[]>('Semua perbuatan hari itu'),
    status: state(drawFlow, 'Status'),
  },
  list: ['number', 'drawnOn', 'supervisorId', 'always', 'sampled', 'dueAt', 'status'],
  search: ['number', 'supervisorId'],
  filters: ['supervisorId', 'status', 'drawnOn'],
  sort: ['drawnOn', 'DESC'],
  access: {
    list: OVERSEERS,
    show: OVERSEERS,
    create: [],
    edit: [],
    delete: [],
  },
  // What of his own acts was drawn for the auditor is not told to him.
  hiddenFrom: [{ role: 'kepala_dinas', if: { status: ['dibaca_auditor'] } }],
  scope: byLine('supervisorId'),
  assignees: byHead('supervisorId'),
  facts: { unjudged: 'number', complete: 'boolean' },
  unique: [{ fields: ['supervisorId', 'drawnOn'], says: 'Pengawasan hari itu sudah diundi.' }],
  clock: { startsAt: 'createdAt', promise: 'peninjauan_pengawasan' },
  parts: [{ resource: 'supervised-acts', by: 'drawId', goesOn: true }],
});
export type SupervisionDraw = RecordOf<typeof supervisionDraws>;

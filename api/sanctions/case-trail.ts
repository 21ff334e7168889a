import { auditLogs } from '../audit-logs/audit-logs.resource.ts';
import { toldEntries } from '../audit-logs/told-entries.ts';
import { complaints } from '../complaints/complaints.resource.ts';
import type { Sql } from '../database/database.ts';
import type { TrailEntry } from '../define/answers/processing.ts';
import type { Resource } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { history } from '../records/history.ts';
import type { Reader } from '../sql/reader.ts';
import type { Registry } from '../sql/scope.ts';
import { findings } from '../supervision/findings.resource.ts';
import { supervisedActs } from '../supervision/supervised-acts.resource.ts';
import { type Sanction, sanctions } from './sanctions.resource.ts';

/** The eyes of whoever asks: what he may not know of is not there. */
export interface Asked {
  readonly sql: Sql;
  readonly reader: Reader;
  readonly registry: Registry;
  readonly actor: Actor;
}
export interface CaseTrail {
  readonly entries: readonly TrailEntry[];
  /** How much of what the case rests on whoever asks may not know of. */
  readonly withheld: number;
}
interface Rested {
  readonly entries: readonly TrailEntry[];
  /** The entry that the record itself rests on. */
  readonly entryId?: string | null;
}

async function recordTrail({ sql, reader, actor }: Asked, resource: Resource, id: string): Promise<Rested | undefined> {
  const record = await reader.row(resource, actor, id, sql);
  if (!record) return undefined;
  const visible = reader.tellable(resource, actor, record);
  const entries = await history(sql, resource, { id, visible }, (told) => reader.around(actor, told));
  return {
    entryId: record.entryId as string | null | undefined,
    entries: entries.map((entry) => told({ ...entry, resource: resource.name, recordId: id })),
  };
}

async function entryTrail({ sql, reader, registry, actor }: Asked, id: string): Promise<TrailEntry | undefined> {
  const row = await reader.row(auditLogs, actor, id, sql);
  const [entry] = row ? await toldEntries(reader, registry, actor, [row]) : [];
  return entry && told(entry[0] as TrailEntry);
}

/** Without what changed: values are read in the records. */
const told = ({ id, at, sentence, action, resource, recordId, outcome }: TrailEntry): TrailEntry => ({
  id,
  at,
  sentence,
  action,
  resource,
  recordId,
  outcome,
});

/** The history of the case and of what it rests on, the oldest first. */
export async function caseTrail(asked: Asked, row: Sanction): Promise<CaseTrail> {
  const sources: readonly (readonly [Resource, string | null])[] = [
    [sanctions, row.id],
    [supervisedActs, row.actId],
    [findings, row.findingId],
    [complaints, row.complaintId],
  ];
  const rested: (Rested | undefined)[] = [];
  for (const [resource, id] of sources) if (id) rested.push(await recordTrail(asked, resource, id));
  const entryIds = new Set(rested.flatMap((one) => one?.entryId ?? []));
  const single: (TrailEntry | undefined)[] = [];
  for (const id of entryIds) single.push(await entryTrail(asked, id));
  const found = [...rested.flatMap((one) => one?.entries ?? []), ...single.filter((entry) => entry !== undefined)];
  const entries = [...new Map(found.map((entry) => [entry.id, entry])).values()];
  return {
    entries: entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    withheld: [...rested, ...single].filter((one) => one === undefined).length,
  };
}

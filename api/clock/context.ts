import { choosing, type Clock, type Phase } from '../define/clock.ts';
import type { Flow } from '../define/flow.ts';
import { fieldsOf, type Known } from '../define/rule.ts';
import type { Sql } from '../database/database.ts';
import { now } from '../database/scene.ts';
import { WIB_MS } from '../define/office-time.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { quoted, tableOf, typeOf } from '../sql/columns.ts';
import type { Registry } from '../sql/scope.ts';
import { type Entry, within } from './fold.ts';

export interface Clocked {
  readonly resource: Resource;
  readonly clock: Clock;
  readonly flow: Flow;
  /** Field of the state. */
  readonly state: string;
}

/** A resource with a promise; nothing for the others. */
export function clocked(resource: Resource): Clocked | undefined {
  const state = stateOf(resource);
  return resource.clock && state && { resource, clock: resource.clock, flow: state.flow, state: state.field };
}

/** The record that holds the initial state of this one, as a resource with a clock. */
export const outerOf = (registry: Registry, { resource, clock }: Clocked): Clocked | undefined =>
  clock.within === undefined ? undefined : clocked(registry.get(resource.fields[clock.within]!.to!)!);

/** Fields of the record that its clock looks at. */
export function watched({ resource, clock, flow, state }: Clocked): string[] {
  const named = flow.steps.flatMap((step) => fieldsOf(step.unless));
  const all = [
    state,
    clock.startsAt,
    clock.within,
    ...choosing(clock),
    clock.outage?.field,
    ...Object.values(resource.assignees ?? {}),
    ...named,
  ];
  return [...new Set(all)].filter((name): name is string => name !== undefined && name in resource.fields);
}

function beginsOnDate({ resource, clock }: Clocked): boolean {
  const field = resource.fields[clock.startsAt];
  return field !== undefined && typeOf(field) === 'date';
}
/** When the promise of a record about to be made begins (ms); NaN where it does not say. */
export function beginsAt(of: Clocked, values: Known): number {
  if (of.clock.startsAt === 'createdAt') return now();
  return Date.parse(values[of.clock.startsAt] as string) - (beginsOnDate(of) ? WIB_MS : 0);
}

/** What the clock of one record is read from. */
export interface Context {
  readonly id: string;
  readonly values: Known;
  /** Ms: where the promise begins. */
  readonly start: number;
  readonly own: readonly Entry[];
  /** Own entries, and what the outer record did while this one was in its initial state. */
  readonly entries: readonly Entry[];
  /** As it was last read. */
  readonly before: {
    readonly standardId: string;
    readonly round: number;
    readonly alerted: number;
    /** Ms: when that was said. */
    readonly alertedAt: number | null;
    readonly dueAt: number | null;
    readonly provisional: boolean;
    readonly stopped: boolean;
    readonly calendarVersion: number;
  } | null;
}

export const entryRow = (entry: Phase, at: string, recordId: string, resource: string, seq: number) => ({
  ...entry,
  at,
  record_id: recordId,
  resource,
  seq,
});

const ms = (expression: string) => `(extract(epoch from ${expression}) * 1000)::bigint`;
/** An entry as it is read: an array, as a hundred thousand of them are read at once. */
type WrittenEntry = readonly [
  at: number,
  state: string,
  step: string | null,
  verb: string | null,
  party: Phase['party'],
  runs: boolean,
  stops: boolean,
  restarts: boolean,
  outage: string | null,
];
const entriesOf = (id: string) =>
  `(select json_agg(json_build_array(${ms('s.at')}, s.state, s.step, s.verb, s.party, s.runs, s.stops, s.restarts, s.outage) order by s.seq)
  from clock_segments s where s.record_id = ${id})`;

/** The first entry holds from the start of the promise on, whenever it was written. */
const from = (start: number, entries: readonly WrittenEntry[]): Entry[] =>
  entries.map(([at, state, step, verb, party, runs, stops, restarts, outage], index) => ({
    at: index === 0 ? start : at,
    state,
    step,
    verb,
    party,
    runs,
    stops,
    restarts,
    outage,
  }));

/** Reads what the clocks of these records stand on, in one statement. A record without ledger has no entries. */
export async function contexts(sql: Sql, registry: Registry, of: Clocked, ids: readonly string[]): Promise<Context[]> {
  const outer = outerOf(registry, of);
  const values = watched(of).map((name) => `'${name}', t.${quoted(name)}`);
  const begins = `${outer ? 'o' : 't'}.${quoted(of.clock.startsAt)}`;
  const moment = beginsOnDate(of) ? `(${begins}::timestamp at time zone 'Asia/Jakarta')` : begins;
  const join = outer ? `left join ${tableOf(outer.resource)} o on o.id = t.${quoted(of.clock.within!)}` : '';
  const rows = await sql.query<
    [string, Known, string | null, WrittenEntry[] | null, WrittenEntry[] | null, Context['before']]
  >(
    `select t.id, json_build_object(${values.join(', ')}), ${ms(moment)}, ${entriesOf('t.id')},
       ${outer ? entriesOf('o.id') : 'null'},
       (select json_build_object('standardId', k.standard_id, 'round', k.round, 'alerted', k.alerted, 'alertedAt', ${ms('k.alerted_at')}, 'dueAt', ${ms('k.due_at')},
         'provisional', k.provisional, 'stopped', k.phase = 'stopped', 'calendarVersion', k.calendar_version)
          from clocks k where k.record_id = t.id)
     from ${tableOf(of.resource)} t ${join} where t.id = any($1::uuid[]) and t."archivedAt" is null`,
    [ids],
  );
  return rows.flatMap(([id, read, start, own, other, before]) => {
    const begin = start === null ? undefined : Number(start);
    if (!own || begin === undefined) return [];
    const mine = from(begin, own);
    const entries = outer ? within(mine, from(begin, other ?? []), of.flow.initial) : mine;
    return entries.length === 0 ? [] : [{ id, values: read, start: begin, own: mine, entries, before }];
  });
}

import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { actorOf, type Changes, entryOf, fieldsOf, type Origin, ROW_HASH } from '../audit/entry.ts';
import { Ledger } from '../clock/ledger.ts';
import { Database, type Sql } from '../database/database.ts';
import { now } from '../database/scene.ts';
import { officeDate } from '../define/office-time.ts';
import { PREVIOUS, stepFor, STAY } from '../define/flow.ts';
import { kindOf } from '../define/kinds.ts';
import { emptyRecord, numberOf, type Resource, stateOf, visibleFields } from '../define/resource.ts';
import type { Known } from '../define/rule.ts';
import { takenOf } from '../define/taken.ts';
import { sentDraft } from './sent-draft.ts';
import type { Change, Followed, Move, Writing } from './writing.ts';
import {
  columnsOf,
  bound,
  quoted,
  recognised,
  recorded,
  selection,
  sourceOf,
  stored,
  tableOf,
  castOf,
} from '../sql/columns.ts';
import { same } from '../sql/input.ts';
import { Reader, refuseUnreached, type Row } from '../sql/reader.ts';
import { Vault } from '../sql/vault.ts';
import { Values } from '../sql/scope.ts';
import { HandOvers } from '../work/hand-overs.ts';

/** SE/2026/ for the year it is in the office (WIB). */
const seriesOf = (prefix: string): string => `${prefix}/${officeDate(now()).slice(0, 4)}/`;

/** All writes: one statement that changes one row under its version and appends its audit entry, or does neither. */
@Injectable()
export class Writer {
  constructor(
    private readonly database: Database,
    private readonly reader: Reader,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly handOvers: HandOvers,
  ) {}

  /**
   * Inserts a record and answers its JSON as the roles see it. `values`: field values, a password hashed before.
   * `chosen`: those among them that the person chose; references in it must exist for him, or nothing is written.
   */
  async insert(
    resource: Resource,
    { origin, roles = [], sql = this.database }: Writing,
    values: Known,
    chosen: Known = {},
  ): Promise<string> {
    const parameters = new Values();
    const state = stateOf(resource);
    const numbered = numberOf(resource);
    const initial = state && { [state.field]: state.flow.initial };
    const given: Known = { ...emptyRecord(resource), ...initial, ...values };
    const handed = this.handOvers.concerns({ resource, action: 'create', origin }, given);
    // Who is told of it is told with it.
    if (handed && sql === this.database)
      return this.database.transaction((one) => this.insert(resource, { origin, roles, sql: one }, values, chosen));
    const row: Known = {
      ...stored(resource, given, this.vault),
      id: values.id ?? uuid(),
      createdById: origin.kind === 'person' ? origin.actor.staffId : null,
    };
    const columns = columnsOf(resource);
    const expressions = columns.map((column) => {
      if (column === 'version') return '1';
      if (column === 'createdAt' || column === 'updatedAt') return 'now()';
      if (column === numbered?.field) return 'n.number';
      return `${parameters.add(bound(resource, column, row[column]))}::${column === 'id' ? 'uuid' : castOf(resource, column)}`;
    });
    const changes: Changes = Object.fromEntries(
      Object.entries(given)
        .filter(([name, value]) => value !== null && value !== undefined && name in resource.fields)
        .map(([name, value]) => [name, { after: recorded(resource, name, value, given) }]),
    );
    let fields = `${parameters.add(fieldsOf(changes))}::jsonb || ${ROW_HASH}`;
    const tests = origin.kind === 'person' ? this.reader.reachTests(resource, origin.actor, chosen, parameters) : [];
    const reached = tests.map((_, index) => `r${index}`);
    const reach =
      tests.length === 0 ? 'select' : `select ${tests.map(({ test }, index) => `${test} as r${index}`).join(', ')}`;
    const onlyIf = reached.length === 0 ? '' : ` where ${reached.join(' and ')}`;
    let source = `from reach${onlyIf}`;
    let first = '';
    if (numbered) {
      // All creations wait for this row: the transaction must not also wait for the disk (Database.flushed).
      const series = parameters.add(seriesOf(numbered.prefix));
      first = `off as materialized (select set_config('synchronous_commit', 'off', true)),
        n as (insert into numbers as k select ${series}::text, 1 from off, reach${onlyIf} on conflict (series) do update set last = k.last + 1
          returning series || lpad(last::text, 6, '0') as number),`;
      source = 'from n';
      fields += ` || jsonb_build_object('${numbered.field}', jsonb_build_object('after', made.${quoted(numbered.field)}))`;
    }
    const opening = await this.ledger.opening(sql, resource, given);
    // The clock begins in the same statement; nothing begins for a record that was refused.
    const begun = (table: string, row: object) =>
      `insert into ${table} select n.* from made, json_populate_record(null::${table}, (${parameters.add(JSON.stringify(row))}::jsonb || jsonb_build_object('record_id', made.id))::json) n`;
    const due = opening?.projection
      ? `, k as (${begun('clocks', opening.projection)} returning record_id, due_at, phase)`
      : '';
    const clock = opening ? `${due}, entry as (${begun('clock_segments', opening.segment)})` : '';
    const known = this.known(resource, origin, parameters);
    const shown = due ? `${known} t cross join k` : sourceOf(resource, known);
    const [answer] = await sql.query<[string, string, boolean[]]>(
      `with reach as materialized (${reach}), ${first}
        made as (insert into ${tableOf(resource)} (${columns.map(quoted).join(', ')}) select ${expressions.join(', ')} ${source} returning *),
        log as (select audit.append(${parameters.add(entryOf(origin, { action: 'create', resource: resource.name }))}::jsonb, made.id::text, made.version, ${fields}) from made)${clock}${sentDraft(origin, parameters)}
      select (select row_to_json(x)::text from (select ${selection(resource, visibleFields(resource, roles))} from ${shown}) x), (select count(append) from log),
        (select array[${reached.join(', ')}]::boolean[] from reach)`,
      parameters.list,
    );
    refuseUnreached(
      tests.map(({ name }) => name),
      answer![2],
    );
    if (handed) this.handOvers.note(sql, { resource, id: row.id as string, action: 'create', origin });
    return answer![0];
  }

  /** Changes fields of a row at the version it was read with; answers its JSON, or nothing when somebody was faster. */
  async update(
    resource: Resource,
    { origin, roles = [], sql = this.database }: Writing,
    row: Row,
    { values: changes, ...deed }: Change,
  ): Promise<string | undefined> {
    const timed = this.ledger.concerns(resource, changes);
    const { action, explanation: reason } = deed;
    const handed = this.handOvers.concerns({ resource, before: row, action, origin }, { ...row, ...changes });
    // The clock is written beside the row, and the next person told: all or nothing.
    if ((timed || handed) && sql === this.database)
      return this.database.transaction((one) =>
        this.update(resource, { origin, roles, sql: one }, row, { values: changes, ...deed }),
      );
    const parameters = new Values();
    const state = stateOf(resource);
    const id = parameters.add(row.id);
    const version = parameters.add(row.version);
    const sets = Object.entries(stored(resource, changes, this.vault)).map(([column, value]) =>
      column === 'archivedAt'
        ? '"archivedAt" = now()'
        : `${quoted(column)} = ${parameters.add(bound(resource, column, value))}::${castOf(resource, column)}`,
    );
    const unmoved = state ? ` and ${quoted(state.field)} = ${parameters.add(row[state.field])}` : '';
    const after = { ...row, ...changes };
    const told: Changes = Object.fromEntries(
      Object.keys(changes)
        .filter((name) => name in resource.fields)
        .filter(
          (name) =>
            kindOf(resource.fields[name]!).writeOnly ||
            !same(resource.fields[name], recognised(resource, row, name), changes[name]),
        )
        .map((name) => [
          name,
          {
            before: recorded(resource, name, recognised(resource, row, name), after),
            after: recorded(resource, name, changes[name], after),
          },
        ]),
    );
    const entry = parameters.add(entryOf(origin, { ...deed, resource: resource.name }));
    const fields = parameters.add(fieldsOf({ ...told, ...deed.facts }, deed.explanation));
    const [answer] = await sql.query<[string | null, Date]>(
      `with made as (update ${tableOf(resource)} set ${[...sets, 'version = version + 1', '"updatedAt" = now()'].join(', ')}
          where id = ${id} and version = ${version}${unmoved} and "archivedAt" ${row.archivedAt ? 'is not null' : 'is null'} returning *),
        log as (select audit.append(${entry}::jsonb, made.id::text, made.version, ${fields}::jsonb || ${ROW_HASH}) from made)${sentDraft(origin, parameters)}
      select (select row_to_json(x)::text from (select ${selection(resource, visibleFields(resource, roles))} from ${sourceOf(resource, this.known(resource, origin, parameters))}) x),
        (select uuid_extract_timestamp(append) from log)`,
      parameters.list,
    );
    const [json, at] = answer!;
    if (json === null) return undefined;
    if (timed)
      await this.ledger.moved(sql, resource, row, changes, { actorId: actorOf(origin), at, why: deed.explanation });
    if (handed) this.handOvers.note(sql, { resource, id: row.id, before: row, action, origin, reason });
    return json;
  }

  /** What was written, as its author may know it. */
  private known(resource: Resource, origin: Origin, parameters: Values): string {
    return origin.kind === 'person' ? this.reader.source(resource, origin.actor, parameters, 'made') : 'made';
  }

  /** Moves a row by one step of its flow. */
  move(resource: Resource, by: Writing, row: Row, { step, values, ...told }: Move): Promise<string | undefined> {
    const { field, flow } = stateOf(resource)!;
    const to = step.to === PREVIOUS ? (row.previousStatus as string) : step.to;
    const moved =
      step.to === STAY ? {} : { [field]: to, previousStatus: step.to === PREVIOUS ? null : (row[field] as string) };
    const facts = { ...told.facts, ...takenOf(flow, step, row, field) };
    return this.update(resource, by, row, {
      values: { ...values, ...moved },
      action: `step:${step.verb}`,
      ...told,
      facts,
    });
  }

  /**
   * A step that the application takes on another record as the effect of somebody's step, under a lock of that
   * record. Nothing happens where the record's state has no such step.
   */
  async follow(
    resource: Resource,
    { origin, sql }: Writing & { sql: Sql },
    id: string,
    { verb, values = {}, explanation }: Followed,
  ): Promise<boolean> {
    const row = await this.reader.locked(resource, id, sql);
    const { field, flow } = stateOf(resource)!;
    const step = row && stepFor(flow, verb, { ...row, status: row[field] as string });
    if (!row || !step) return false;
    return (await this.move(resource, { origin, sql }, row, { step, values, explanation })) !== undefined;
  }
}

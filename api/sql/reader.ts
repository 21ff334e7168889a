import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql } from '../database/database.ts';
import { amongOf } from '../define/among.ts';
import { isReference } from '../define/kinds.ts';
import { personalFields, type Resource, type RowOf, visibleFields } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import type { Around, Told } from '../define/sentence.ts';
import { isSealed, quoted, selection, sourceOf, tableOf } from './columns.ts';
import { conditions, type ListQuery, orderBy } from './query.ts';
import { unprocessable } from './problem.ts';
import { FACTS, type FactsByResource, factsJson } from './facts.ts';
import { REGISTRY } from './registry.ts';
import { type Registry, scopeSql, sourceSql, Values } from './scope.ts';
import { searchSql } from './search.ts';
import { aroundOf } from './told-around.ts';
import { walledReferences } from './wall.ts';
import type { Known } from '../define/rule.ts';

export type Row = { id: string; version: number; status: string; [column: string]: unknown };
/** A total above this is not counted out: "more than 10,000" (api/README: Many rows and many instances). */
export const TOTAL_CAP = 10_000;

export interface Page {
  /** JSON text of the array, made by PostgreSQL. */
  readonly json: string;
  readonly count: number;
  readonly total: number;
  readonly capped: boolean;
  /** Of the records on the page, where they show personal data. */
  readonly ids?: readonly string[];
}

/** All reads: every one inside the actor's scope and the fields his roles may see. */
@Injectable()
export class Reader {
  constructor(
    private readonly database: Database,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(FACTS) private readonly facts: FactsByResource,
  ) {}

  private where(resource: Resource, actor: Actor, values: Values): string {
    return `t."archivedAt" is null and ${scopeSql({ registry: this.registry, actor, values }, resource, 't')}`;
  }

  /** The rows as the actor may know them; `from` stands for the table. */
  source(resource: Resource, actor: Actor, values: Values, from?: string): string {
    return sourceSql({ registry: this.registry, actor, values }, resource, from);
  }

  /** Fields of the row, as read above, whose changes the actor may be told. */
  tellable(resource: Resource, actor: Actor, row: Row): string[] {
    const withheld = walledReferences(this.registry, resource).filter((name) => row[name] === null);
    const fields = visibleFields(resource, actor.roles).filter(
      (name) => !withheld.includes(name) && !isSealed(resource, name, row),
    );
    return resource.clock ? [...fields, 'dueAt'] : fields;
  }

  private matching(
    resource: Resource,
    actor: Actor,
    visible: readonly string[],
    query: ListQuery,
    values: Values,
  ): string {
    const { q, ...filter } = query.filter;
    return [
      this.where(resource, actor, values),
      ...conditions(resource, visible, filter, values),
      ...(q === undefined ? [] : [searchSql({ registry: this.registry, actor, values }, resource, q)]),
      ...Object.entries(query.among ?? {}).map(([name, ids]) => `t.${quoted(name)} = any(${values.add(ids)}::text[])`),
      ...(query.nik ? [`t.${quoted(`${query.nik[0]}Hash`)} = ${values.add(query.nik[1])}`] : []),
    ].join(' and ');
  }

  /** What he may know beside these entries of the trail. */
  around(actor: Actor, entries: readonly Told[]): Promise<(entry: Told) => Around> {
    return aroundOf(this.database, this.registry, actor, entries);
  }

  /** Ids of everything that the filter finds, in its order: what an export holds, as of now. */
  async ids(resource: Resource, actor: Actor, query: ListQuery, most: number): Promise<string[]> {
    const values = new Values();
    const visible = visibleFields(resource, actor.roles);
    const where = this.matching(resource, actor, visible, query, values);
    const rows = await this.database.query<[string]>(
      `select t.id from ${sourceOf(resource, this.source(resource, actor, values))} where ${where} order by ${orderBy(resource, visible, query.sort)} limit ${values.add(most)}`,
      values.list,
    );
    return rows.map(([id]) => id);
  }

  /** One page and its total in one round trip. */
  async list(resource: Resource, actor: Actor, query: ListQuery): Promise<Page> {
    const values = new Values();
    const visible = visibleFields(resource, actor.roles);
    const where = this.matching(resource, actor, visible, query, values);
    const from = `from ${sourceOf(resource, this.source(resource, actor, values))} where ${where}`;
    const rows = `select ${selection(resource, visible)} ${from} order by ${orderBy(resource, visible, query.sort)}`;
    const page =
      query.range && ` limit ${values.add(query.range[1] - query.range[0] + 1)} offset ${values.add(query.range[0])}`;
    const count = page ? `(select count(*)::int from (select 1 ${from} limit ${TOTAL_CAP + 1}) c)` : 'p.count';
    const ids = personalFields(resource, actor.roles).length > 0 ? 'json_agg(x.id)' : 'null::json';
    const [row] = await this.database.query<[string, number, number, string[] | null]>(
      `select p.json, p.count, ${count}, p.ids from (select coalesce(json_agg(x), '[]')::text as json, count(*)::int as count, ${ids} as ids from (${rows}${page ?? ''}) x) p`,
      values.list,
    );
    const [json, shown, total, personal] = row!;
    const capped = total > TOTAL_CAP;
    return { json, count: shown, total: Math.min(total, TOTAL_CAP), capped, ...(personal && { ids: personal }) };
  }

  /**
   * JSON text and version of one record, or nothing when it is not there or not the actor's. `entry`: appended to
   * the audit trail in the same statement when the record is found. A reader does not wait for the disk: what a crash
   * takes with it is the entry of a look of the last half second.
   */
  async one(
    resource: Resource,
    actor: Actor,
    id: string,
    sql: Sql = this.database,
    entry?: string,
  ): Promise<[json: string, version: number] | undefined> {
    const values = new Values();
    const fields = selection(resource, visibleFields(resource, actor.roles));
    const found = `select ${fields} from ${sourceOf(resource, this.source(resource, actor, values))} where t.id = ${values.add(id)} and ${this.where(resource, actor, values)}`;
    const [row] = await sql.query<[string, number]>(
      entry === undefined
        ? `select row_to_json(x)::text, x.version from (${found}) x`
        : `with off as materialized (select set_config('synchronous_commit', 'off', true)), x as (${found}),
             log as (select audit.append(${values.add(entry)}::jsonb, x.id::text, null, '{}') from off, x)
           select row_to_json(x)::text, x.version from x, log`,
      values.list,
    );
    return row;
  }

  /** Every column of one record in the actor's scope with its facts, for rules; never answered as it is. What he may not know is empty. */
  async row<R extends Resource>(
    resource: R,
    actor: Actor,
    id: string,
    sql: Sql = this.database,
  ): Promise<RowOf<R> | undefined> {
    const values = new Values();
    const [row] = await sql.query<[Row, object]>(
      `select ${this.withFacts(resource)} from ${this.source(resource, actor, values)} t where t.id = ${values.add(id)} and ${this.where(resource, actor, values)}`,
      values.list,
    );
    return row && ({ ...row[0], ...row[1] } as RowOf<R>);
  }

  /** The record `t` and its facts: nobody judges the one without the other. */
  private withFacts({ name }: Resource): string {
    return `row_to_json(t), ${factsJson(this.facts.get(name) ?? {})}`;
  }

  /** Every column of one record with its facts, whoever asks: for rules that look around it. */
  any<R extends Resource>(resource: R, id: string, sql: Sql): Promise<RowOf<R> | undefined> {
    return this.unasked(resource, id, sql, '');
  }

  /** The same, for effects on other records. Locked until the transaction ends. */
  locked<R extends Resource>(resource: R, id: string, sql: Sql): Promise<RowOf<R> | undefined> {
    return this.unasked(resource, id, sql, 'for no key update');
  }

  private async unasked<R extends Resource>(
    resource: R,
    id: string,
    sql: Sql,
    lock: string,
  ): Promise<RowOf<R> | undefined> {
    const [row] = await sql.query<[Row, object]>(
      `select ${this.withFacts(resource)} from ${tableOf(resource)} t where t.id = $1 and t."archivedAt" is null ${lock}`,
      [id],
    );
    return row && ({ ...row[0], ...row[1] } as RowOf<R>);
  }

  /** For each reference among the values a test, in SQL, that it points to a record which exists for the actor. */
  reachTests(resource: Resource, actor: Actor, given: Known, values: Values): { name: string; test: string }[] {
    const names = Object.keys(given).filter(
      (name) => isReference(resource.fields[name]) && typeof given[name] === 'string',
    );
    return names.map((name) => {
      const { to, anyone } = resource.fields[name]!;
      const target = this.registry.get(to!)!;
      const among = amongOf(resource.fields[name]!);
      // What is not a field of the target is a filter of its feature, which checks it itself.
      const declared = Object.entries(among).filter(([key]) => key in target.fields);
      const fitting = conditions(target, Object.keys(target.fields), Object.fromEntries(declared), values);
      const known = anyone ? 't."archivedAt" is null' : this.where(target, actor, values);
      const where = [known, ...fitting].join(' and ');
      const test = `exists (select 1 from ${tableOf(target)} t where t.id = ${values.add(given[name])}::uuid and ${where})`;
      return { name, test };
    });
  }

  /** Refuses references to records that do not exist for the actor. */
  async mustReach(resource: Resource, actor: Actor, given: Known, sql: Sql = this.database) {
    const values = new Values();
    const tests = this.reachTests(resource, actor, given, values);
    if (tests.length === 0) return;
    const [row] = await sql.query<boolean[]>(`select ${tests.map(({ test }) => test).join(', ')}`, values.list);
    refuseUnreached(
      tests.map(({ name }) => name),
      row!,
    );
  }
}

/** Refuses with 422 the references, in their order, that were not reached. */
export function refuseUnreached(names: readonly string[], reached: readonly boolean[]): void {
  const missing = names.filter((_, index) => !reached[index]);
  const says = 'Data yang dipilih tidak ditemukan.';
  if (missing.length > 0) throw unprocessable(says, Object.fromEntries(missing.map((name) => [name, says])));
}

import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { Database } from '../database/database.ts';
import type { MyWorkAnswer, WorkItem } from '../define/answers/work.ts';
import { asList } from '../define/flow.ts';
import { personalFields, type Resource } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { askedOf } from '../define/turn.ts';
import { testsSql, type Judged, unbrokenSql } from '../sql/rule-sql.ts';
import { FACTS, type FactsByResource, factsSql } from '../sql/facts.ts';
import { tableOf } from '../sql/columns.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { CALENDAR, type Calendars, STANDARDS, type Standards } from './sources.ts';
import { allWorking, heldSql, openSql, statesOf, turnsSql, UNPROMISED, type Working } from '../work/open-work.ts';
import { countingAt, isCounted, WORK_NAMES, WORK_ORDER, workColumns, workItem, type WorkRow } from './work.ts';

/** More than this is not counted out: nobody has more in hand. */
const MOST_WORK = 100;
const OPEN = `k.phase <> 'stopped' and not k.handed`;
const COLUMNS = 'k.resource, k.record_id, k.due_at';
const PAGE = `order by k.due_at, k.record_id limit ${MOST_WORK + 1}`;

/** What waits for the person who asks: by name, or by one of his roles where it waits for nobody by name. */
@Injectable()
export class MyWork {
  constructor(
    private readonly database: Database,
    private readonly readings: Readings,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(FACTS) private readonly facts: FactsByResource,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    @Inject(STANDARDS) private readonly standards: Standards,
  ) {}

  async list(origin: Person, limit: number): Promise<MyWorkAnswer> {
    const calendar = await this.calendars.current();
    const now = Date.now();
    const standard = await this.standards.inForceAt(this.database, now);
    const { rows, total } = await this.waiting(origin.actor, limit, isCounted(standard, calendar));
    const items = rows.map((row) => workItem(this.registry, { calendar, now, me: origin.actor }, row));
    await this.tell(origin, items);
    return {
      ...countingAt(calendar, now),
      total: Math.min(total, MOST_WORK),
      capped: total > MOST_WORK,
      items,
    };
  }

  /** In one statement, each part of it an index in the order of the due times: as long with much open work as with little. */
  private async waiting(
    actor: Actor,
    limit: number,
    isAllPromised: boolean,
  ): Promise<{ rows: WorkRow[]; total: number }> {
    const readable = allWorking(this.registry, this.facts).filter(({ resource }) => holds(actor, resource.access.show));
    if (readable.length === 0) return { rows: [], total: 0 };
    const values = new Values();
    const united = (parts: readonly string[], between = 'union all') =>
      parts.map((part) => `(${part})`).join(` ${between} `);
    // What is asked of somebody may be his turn too.
    const found = united(
      readable.flatMap((of) => [
        this.insteadPart(of, actor, values),
        ...(of.resource.clock ? this.promisedParts(of, actor, values) : []),
        ...(of.resource.clock && isAllPromised ? [] : this.unpromisedParts(of, actor, values)),
      ]),
      'union',
    );
    const shown = united(
      readable.map(
        (of) =>
          `select ${workColumns(this.registry, of, actor.roles)} from page w join (${turnsSql(of)}) on t.id = w.record_id where w.resource = '${of.resource.name}'`,
      ),
    );
    const rows = await this.database.query<[...WorkRow, number]>(
      `with found as materialized (select * from (${found}) f order by ${WORK_ORDER} limit ${MOST_WORK + 1}),
         page as (select * from found order by ${WORK_ORDER} limit ${values.add(limit)})
       select ${WORK_NAMES}, (select count(*)::int from found) from (${shown}) w order by ${WORK_ORDER}`,
      values.list,
    );
    return { rows: rows as unknown as WorkRow[], total: (rows[0]?.at(-1) as number | undefined) ?? 0 };
  }

  private seenSql({ resource }: Working, actor: Actor, values: Values): string {
    return `t."archivedAt" is null and ${scopeSql({ registry: this.registry, actor, values }, resource, 't')}`;
  }

  private insteadPart(of: Working, actor: Actor, values: Values): string {
    return `select ${COLUMNS} from stand_ins i join (${openSql(of)}) on t.id = i.record_id
      where i.staff_id = ${values.add(actor.staffId)}::uuid and i.resource = '${of.resource.name}' and k.phase <> 'stopped'
        and ${this.seenSql(of, actor, values)} ${PAGE}`;
  }

  private unpromisedParts(of: Working, actor: Actor, values: Values): string[] {
    const held = heldSql(this.registry, of, actor, values);
    const asked = this.asks(of, actor, values).map((one) => `${one} and ${this.seenSql(of, actor, values)}`);
    const mine = [...(held ? [held] : []), ...asked];
    return mine.map(
      (one) => `select ${COLUMNS} from ${openSql(of)} where ${UNPROMISED} and k.phase <> 'stopped' and ${one} ${PAGE}`,
    );
  }

  /** The clocks find, in the order of the due times, what may be his; the record as it is now says whether it is. */
  private promisedParts(of: Working, actor: Actor, values: Values): string[] {
    const { resource } = of;
    const from = (only: string) =>
      `select * from clocks k where k.resource = '${resource.name}' and ${OPEN} and ${only}`;
    const seen = () => this.seenSql(of, actor, values);
    const asked = this.asks(of, actor, values).map(
      (one) =>
        `select ${COLUMNS} from (${from('true')}) k join ${tableOf(resource)} t on t.id = k.record_id ${factsSql(of.facts)} where ${one} and ${seen()} ${PAGE}`,
    );
    const held = heldSql(this.registry, of, actor, values);
    if (held === undefined) return asked;
    // Judged one by one until the page is full: however many are not his, those behind them are found.
    const mine = (found: string) =>
      `select p.resource, p.record_id, p.due_at from (${found} order by k.due_at, k.record_id) p cross join lateral
         (select from ${turnsSql(of)} where t.id = p.record_id and t."archivedAt" is null and ${held} offset 0) its
         order by p.due_at, p.record_id limit ${MOST_WORK + 1}`;
    const named = mine(from(`k.owner_id = ${values.add(actor.staffId)}`));
    const shared = `select h.* from unnest(${values.add(statesOf(of, actor))}::text[]) s(state), lateral (
        ${mine(from(`k.state = s.state and k.owner_id is null and k.roles && ${values.add(actor.roles)}::text[]`))}) h`;
    return [named, shared, ...asked];
  }

  /** Where somebody's word is waited for beside the step that carries on. */
  private asks({ flow, ...of }: Working, actor: Actor, values: Values): string[] {
    const steps = flow.steps.filter((step) => step.asked && holds(actor, askedOf(step)));
    const judged: Judged = { ...of, by: { me: actor, values } };
    return steps.map(({ from, unless = [], asked }) => {
      const isWaited = testsSql(judged, asked!);
      const isOpen = unbrokenSql(unless, judged);
      return `k.state = any(${values.add(asList(from))}::text[]) and ${isWaited} and ${isOpen}`;
    });
  }

  /** A person's name is read here as in a list: that is told in the audit trail. */
  private async tell(origin: Person, items: readonly WorkItem[]): Promise<void> {
    const names = new Set(items.map(({ resource }) => resource));
    for (const resource of [...names].map((name) => this.registry.get(name)!))
      if (showsPerson(resource, origin.actor))
        await this.readings.tell(
          origin,
          'list',
          resource.name,
          items.filter((item) => item.resource === resource.name).map(({ id }) => id),
        );
  }
}

export const showsPerson = (resource: Resource, actor: Actor): boolean =>
  personalFields(resource, actor.roles).includes(resource.title);

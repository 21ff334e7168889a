import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { Database } from '../database/database.ts';
import type { MyWorkAnswer, WorkItem } from '../define/answers.ts';
import { asList } from '../define/flow.ts';
import { personalFields, type Resource } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { expectedOf } from '../define/turn.ts';
import { unbrokenSql } from '../engine/rule-sql.ts';
import { quoted, tableOf } from '../engine/columns.ts';
import { REGISTRY } from '../engine/registry.ts';
import { type Registry, scopeSql, Values } from '../engine/scope.ts';
import type { OfficeCalendar } from './calendar.ts';
import { CALENDAR, type Calendars, STANDARDS, type Standards } from './sources.ts';
import { unpromisedWork } from './unpromised.ts';
import { heldSql, notExcludedSql, openSql, statesOf, type Working, working } from '../work/open-work.ts';
import { countingAt, WORK_NAMES, WORK_ORDER, workColumns, workItem, type WorkRow } from './work.ts';

/** More than this is not counted out: nobody has more in hand. */
const MOST_WORK = 100;
/** Of what waits for a role, and not for a person, so many of each state are looked through: the nearest due. */
const LOOKED_THROUGH = 500;
const OPEN = `k.phase <> 'stopped' and not k.handed`;

/** What waits for the person who asks: by name, or by one of his roles where it waits for nobody by name. */
@Injectable()
export class MyWork {
  constructor(
    private readonly database: Database,
    private readonly readings: Readings,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    @Inject(STANDARDS) private readonly standards: Standards,
  ) {}

  async list(origin: Person, limit: number): Promise<MyWorkAnswer> {
    const { rows, total: promised } = await this.waiting(origin.actor, limit);
    const calendar = await this.calendars.current();
    const now = Date.now();
    const rest = await this.unpromised(origin.actor, calendar, now);
    const total = promised + rest.length;
    const items = [...rows.map((row) => workItem(this.registry, calendar, row, now)), ...rest].slice(0, limit);
    await this.tell(origin, items);
    return {
      ...countingAt(calendar, now),
      total: Math.min(total, MOST_WORK),
      capped: total > MOST_WORK,
      items,
    };
  }

  /** Where time is counted every open record has its clock: there is nothing to look for. */
  private async unpromised(actor: Actor, calendar: OfficeCalendar, now: number): Promise<WorkItem[]> {
    const standard = await this.standards.inForceAt(this.database, now);
    if (standard && calendar.rows.hours.length > 0) return [];
    return unpromisedWork(this.database, this.registry, actor, calendar);
  }

  /** In one statement, each part of it an index in the order of the due times: as long with much open work as with little. */
  private async waiting(actor: Actor, limit: number): Promise<{ rows: WorkRow[]; total: number }> {
    const readable = [...this.registry.values()].flatMap((resource) => {
      const of = working(resource);
      return of && holds(actor, resource.access.show) ? [of] : [];
    });
    if (readable.length === 0) return { rows: [], total: 0 };
    const values = new Values();
    const united = (parts: readonly string[], between = 'union all') =>
      parts.map((part) => `(${part})`).join(` ${between} `);
    // What is asked of somebody may be his turn too.
    const found = united(
      readable.flatMap((of) => this.partsOf(of, actor, values)),
      'union',
    );
    const shown = united(
      readable.map(
        ({ resource }) =>
          `select ${workColumns(this.registry, resource, actor.roles)} from page w ${resource.clock ? 'join clocks k using (record_id)' : ''} join ${tableOf(resource)} t on t.id = w.record_id where w.resource = '${resource.name}'`,
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

  private partsOf(of: Working, actor: Actor, values: Values): string[] {
    const { resource } = of;
    const seen = () => `t."archivedAt" is null and ${scopeSql(this.registry, resource, actor, values, 't')}`;
    const columns = 'k.resource, k.record_id, k.due_at';
    const page = `order by k.due_at, k.record_id limit ${MOST_WORK + 1}`;
    const me = values.add(actor.staffId);
    const open = resource.clock ? OPEN : 'true';
    const instead = `select ${columns} from stand_ins i join (${openSql(of)}) on k.record_id = i.record_id
      where i.staff_id = ${me}::uuid and i.resource = '${resource.name}' and ${open} and ${seen()} ${page}`;
    if (!resource.clock) {
      const held = heldSql(this.registry, of, actor, values);
      return held ? [instead, `select ${columns} from ${openSql(of)} where ${held} ${page}`] : [instead];
    }
    const joined = `join ${tableOf(resource)} t on t.id = k.record_id`;
    const named = `select ${columns} from clocks k ${joined}
      where k.owner_id = ${me} and k.resource = '${resource.name}' and ${OPEN} and ${seen()} ${page}`;
    const asked = this.askedParts(of, actor, values, () => `${seen()} ${page}`);
    const states = statesOf(of, actor);
    if (states.length === 0) return [instead, named, ...asked];
    const roles = values.add(actor.roles);
    const held = `select h.* from unnest(${values.add(states)}::text[]) s(state), lateral (
        select ${columns} from (
          select * from clocks k where k.resource = '${resource.name}' and k.state = s.state and k.owner_id is null and ${OPEN}
            and k.roles && ${roles}::text[] order by k.due_at, k.record_id limit ${LOOKED_THROUGH}
        ) k ${joined} where ${notExcludedSql(of, actor, values)} and ${seen()} ${page}) h`;
    return [instead, named, held, ...asked];
  }

  /** Where a head's word is waited for beside the step that carries on. */
  private askedParts({ resource, flow }: Working, actor: Actor, values: Values, seenPage: () => string): string[] {
    const steps = flow.steps.filter((step) => step.asked && holds(actor, expectedOf(step.by)));
    return steps.map(({ from, unless = [], asked }) => {
      const isAsked = `coalesce(t.${quoted(asked!.field)}::text, '') = any(${values.add(asked!.in.map(textOf))}::text[])`;
      const asks = `${isAsked} and ${unbrokenSql(unless, resource.fields, values, actor.staffId)}`;
      return `select k.resource, k.record_id, k.due_at from clocks k join ${tableOf(resource)} t on t.id = k.record_id
        where k.resource = '${resource.name}' and k.state = any(${values.add(asList(from))}::text[]) and ${OPEN} and ${asks} and ${seenPage()}`;
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

/** As PostgreSQL casts a value of a choice or a boolean to text; nothing is the empty text. */
const textOf = (one: unknown): string => (typeof one === 'string' ? one : one === null ? '' : JSON.stringify(one));

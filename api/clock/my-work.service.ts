import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { Database } from '../database/database.ts';
import { asList, STAY } from '../define/flow.ts';
import { personalFields, type Resource } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import { tableOf } from '../engine/columns.ts';
import { REGISTRY } from '../engine/registry.ts';
import { type Registry, scopeSql, Values } from '../engine/scope.ts';
import { type Clocked, clocked } from './context.ts';
import { CALENDAR, type Calendars } from './sources.ts';
import {
  openAhead,
  type OpenTime,
  WORK_NAMES,
  WORK_ORDER,
  workColumns,
  type WorkItem,
  workItem,
  type WorkRow,
} from './work.ts';

/** More than this is not counted out: nobody has more in hand. */
export const MOST_WORK = 200;
/** Of what waits for a role, and not for a person, so many of each state are looked through: the nearest due. */
const LOOKED_THROUGH = 500;
const OPEN = `k.phase <> 'stopped' and not k.handed`;

export interface MyWorkAnswer {
  /** Server time: what is left counts from it. */
  readonly now: string;
  readonly open: readonly OpenTime[];
  readonly total: number;
  readonly capped: boolean;
  readonly items: readonly WorkItem[];
}

/** What waits for the person who asks: by name, or by one of his roles where it waits for nobody by name. */
@Injectable()
export class MyWork {
  constructor(
    private readonly database: Database,
    private readonly readings: Readings,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(CALENDAR) private readonly calendars: Calendars,
  ) {}

  async list(origin: Person, limit: number): Promise<MyWorkAnswer> {
    const rows = await this.waiting(origin.actor);
    const calendar = await this.calendars.current();
    const now = Date.now();
    const items = rows.slice(0, limit).map((row) => workItem(this.registry, calendar, row, now));
    await this.tell(origin, items);
    return {
      now: new Date(now).toISOString(),
      open: openAhead(calendar, now),
      total: Math.min(rows.length, MOST_WORK),
      capped: rows.length > MOST_WORK,
      items,
    };
  }

  /** In one statement, each part of it an index in the order of the due times: as long with much open work as with little. */
  private async waiting(actor: Actor): Promise<WorkRow[]> {
    const values = new Values();
    const parts = [...this.registry.values()].flatMap((resource) => {
      const of = clocked(resource);
      return of && holds(actor, resource.access.show) ? this.partsOf(of, actor, values) : [];
    });
    if (parts.length === 0) return [];
    return this.database.query<WorkRow>(
      `select ${WORK_NAMES} from (${parts.map((part) => `(${part})`).join(' union all ')}) w order by ${WORK_ORDER} limit ${MOST_WORK + 1}`,
      values.list,
    );
  }

  private partsOf(of: Clocked, actor: Actor, values: Values): string[] {
    const { resource } = of;
    const seen = () => `t."archivedAt" is null and ${scopeSql(this.registry, resource, actor, values, 't')}`;
    const columns = workColumns(this.registry, resource, actor.roles);
    const page = `order by k.due_at, k.record_id limit ${MOST_WORK + 1}`;
    const joined = `join ${tableOf(resource)} t on t.id = k.record_id`;
    const named = `select ${columns} from clocks k ${joined}
      where k.owner_id = ${values.add(actor.staffId)} and k.resource = '${resource.name}' and ${OPEN} and ${seen()} ${page}`;
    const states = statesFor(of, actor);
    if (states.length === 0) return [named];
    const held = `select ${columns} from unnest(${values.add(states)}::text[]) s(state), lateral (
        select * from clocks k where k.resource = '${resource.name}' and k.state = s.state and k.owner_id is null and ${OPEN}
          and k.roles && ${values.add(actor.roles)}::text[] order by k.due_at, k.record_id limit ${LOOKED_THROUGH}
      ) k ${joined} where ${seen()} ${page}`;
    return [named, held];
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

/** States in which a step that carries the work on is one of the actor's roles'. */
function statesFor({ flow }: Clocked, actor: Actor): string[] {
  const mine = flow.steps.filter((step) => step.party && !step.pauses && step.to !== STAY && holds(actor, step.by));
  return [...new Set(mine.flatMap((step) => asList(step.from)))];
}

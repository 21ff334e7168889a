import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { showsPerson } from '../clock/my-work.service.ts';
import { CALENDAR, type Calendars, STANDARDS, type Standards } from '../clock/sources.ts';
import { countingAt, isCounted, WORK_NAMES, WORK_ORDER, workColumns, workItem, type WorkRow } from '../clock/work.ts';
import { Database } from '../database/database.ts';
import type { BoardAnswer } from '../define/answers/board.ts';
import type { WorkItem } from '../define/answers/work.ts';
import type { Resource } from '../define/resource.ts';
import { type Actor } from '../define/roles.ts';
import { tableOf } from '../sql/columns.ts';
import { TOTAL_CAP } from '../sql/reader.ts';
import { FACTS, type FactsByResource } from '../sql/facts.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { requests } from '../requests/requests.resource.ts';
import { verifications } from '../verifications/verifications.resource.ts';
import { openSql, working } from '../work/open-work.ts';
import { COLUMNS } from './columns.ts';
import { verifierLoads } from './verifiers.ts';

type Sums = [resource: string, state: string, count: number, overdue: number, nearest: Date | null];

type From = (resource: Resource) => string;
/** By the indexes of the clocks. */
const promisedFrom: From = (resource) =>
  `clocks k join ${tableOf(resource)} t on t.id = k.record_id
   where k.resource = '${resource.name}' and k.phase <> 'stopped' and not k.handed and t."archivedAt" is null`;
const openFrom =
  (facts: FactsByResource): From =>
  (resource) =>
    `${openSql(working(resource, facts)!)} where k.phase <> 'stopped'`;

/** Open work by step, and who has how much of it in hand, as far as the head who asks may see. */
@Injectable()
export class Board {
  constructor(
    private readonly database: Database,
    private readonly readings: Readings,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(FACTS) private readonly facts: FactsByResource,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    @Inject(STANDARDS) private readonly standards: Standards,
  ) {}

  async read(origin: Person, cards: number): Promise<BoardAnswer> {
    const { actor } = origin;
    const now = Date.now();
    const standard = await this.standards.inForceAt(this.database, now);
    const calendar = await this.calendars.current();
    const from = isCounted(standard, calendar) ? promisedFrom : openFrom(this.facts);
    const [sums, rows, verifiers] = await Promise.all([
      this.sums(actor, from),
      this.cards(actor, from, cards),
      verifierLoads(this.database, this.registry, actor, standard?.content.steps ?? [], now),
    ]);
    const items = rows.map((row) => workItem(this.registry, { calendar, now }, row));
    await this.tell(origin, items);
    return {
      ...countingAt(calendar, now),
      columns: COLUMNS.map((column) => {
        const isOf = (one: { resource: string; state: string }) =>
          one.resource === column.resource && one.state === column.state;
        const [, , count = 0, overdue = 0, nearest = null] =
          sums.find(([resource, state]) => isOf({ resource, state })) ?? [];
        return {
          ...column,
          count: Math.min(count, TOTAL_CAP),
          capped: count > TOTAL_CAP,
          overdue: Math.min(overdue, TOTAL_CAP),
          nearestDueAt: nearest?.toISOString() ?? null,
          cards: items.filter(isOf),
        };
      }),
      verifiers,
    };
  }

  /** For each of the resources a select over the states of its columns, in one statement. */
  private statement(actor: Actor, from: From, of: (resource: Resource, open: string, values: Values) => string) {
    const values = new Values();
    const parts = [requests, verifications].map((resource) => {
      const states = COLUMNS.filter((column) => column.resource === resource.name).map(({ state }) => state);
      const open = `from ${from(resource)} and k.state = s.state and ${scopeSql({ registry: this.registry, actor, values }, resource, 't')}`;
      return `select c.* from unnest(${values.add(states)}::text[]) s(state), lateral (${of(resource, open, values)}) c`;
    });
    return { text: parts.map((part) => `(${part})`).join(' union all '), values: values.list };
  }

  private sums(actor: Actor, from: From): Promise<Sums[]> {
    const { text, values } = this.statement(
      actor,
      from,
      (resource, open) =>
        `select '${resource.name}', s.state, count(*)::int, (count(*) filter (where o.due_at < now()))::int, min(o.due_at)
         from (select k.due_at ${open} order by k.due_at, k.record_id limit ${TOTAL_CAP + 1}) o`,
    );
    return this.database.query<Sums>(text, values);
  }

  private cards(actor: Actor, from: From, most: number): Promise<WorkRow[]> {
    const { text, values } = this.statement(
      actor,
      from,
      (resource, open, list) =>
        `select ${workColumns(this.registry, working(resource, this.facts)!, actor.roles)} ${open} order by k.due_at, k.record_id limit ${list.add(most)}`,
    );
    return this.database.query<WorkRow>(`select ${WORK_NAMES} from (${text}) w order by ${WORK_ORDER}`, values);
  }

  private async tell(origin: Person, items: readonly WorkItem[]): Promise<void> {
    const { name } = verifications;
    const ids = items.filter(({ resource }) => resource === name).map(({ id }) => id);
    if (ids.length > 0 && showsPerson(verifications, origin.actor)) await this.readings.tell(origin, 'list', name, ids);
  }
}

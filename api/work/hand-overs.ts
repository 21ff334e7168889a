import { Injectable, Inject } from '@nestjs/common';
import { actorsAtWork } from '../access/actors.ts';
import type { Origin } from '../audit/entry.ts';
import { Database, type Sql } from '../database/database.ts';
import { isFinal, type Step, stepsNamed } from '../define/flow.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { fieldsOf, keepingOut, type Known } from '../define/rule.ts';
import { askedSteps, turnOf } from '../define/turn.ts';
import { Reader, type Row } from '../sql/reader.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { Notifications } from '../notifications/notifications.ts';
import { groupedBy } from './grouped.ts';
import { Holders } from './holders.ts';
import { isKept } from './open-work.ts';
import { type Given, handOverNews } from './news.ts';
import { StandIns } from './stand-ins.ts';

/** A record that somebody's act may have handed to somebody else. */
export interface Moved {
  readonly resource: Resource;
  readonly id: string;
  /** Before the first change of the transaction; nothing for a new record. */
  readonly before?: Known;
  readonly action: string;
  readonly origin: Origin;
}

/** What decides about whose turn it is. */
function turnMark(resource: Resource, values: Known): string {
  const { field, flow } = stateOf(resource)!;
  const state = values[field] as string;
  const { staffId, roles, step } = turnOf(resource, state, values);
  const asked = isFinal(flow, state) ? [] : askedSteps(flow, state, values);
  const keeping = [step, ...asked].flatMap((one) => fieldsOf(keepingOut(one?.unless)));
  return JSON.stringify([state, staffId, roles, asked.map(({ verb }) => verb), keeping.map((name) => values[name])]);
}
/** Rules that look at facts: what a change makes of them is known when it is done. */
const looksAround = ({ facts = {}, ...resource }: Resource): boolean =>
  stateOf(resource)!.flow.steps.some(({ unless }) => fieldsOf(unless).some((name) => Object.hasOwn(facts, name)));

/**
 * Work that is handed over arrives: whoever has it in hand after an act is told in the transaction of the act, once for
 * all the people of a letter, and never of what he did himself.
 */
@Injectable()
export class HandOvers {
  private readonly moved = new WeakMap<Sql, Moved[]>();

  constructor(
    private readonly database: Database,
    private readonly holders: Holders,
    private readonly standIns: StandIns,
    private readonly notifications: Notifications,
    private readonly reader: Reader,
    @Inject(REGISTRY) private readonly registry: Registry,
  ) {}

  /** Whether the record is somebody else's turn by this change, so that he is to be told. */
  concerns({ resource, before, origin }: Omit<Moved, 'id' | 'action'>, after: Known): boolean {
    const state = stateOf(resource);
    if (!state || after.archivedAt) return false;
    if (before) return looksAround(resource) || turnMark(resource, before) !== turnMark(resource, after);
    const { staffId, step } = turnOf(resource, after[state.field] as string, after);
    const isOwn = origin.kind === 'person' && staffId === origin.actor.staffId;
    const isHanded = resource.clock?.within !== undefined;
    return step !== undefined && !isOwn && !isHanded;
  }

  /** To be told at the end of the transaction. */
  note(sql: Sql, moved: Moved): void {
    const noted = this.moved.get(sql);
    if (noted) return void noted.push(moved);
    this.moved.set(sql, [moved]);
    this.database.atEnd(sql, () => this.deliver(sql));
  }

  private async deliver(sql: Sql): Promise<void> {
    const all = this.moved.get(sql)!;
    const present = await actorsAtWork(sql);
    const given: Given[] = [];
    for (const of of groupedBy(all, ({ id }) => id)) {
      const [{ id, resource, before, origin }] = of;
      const row = await this.reader.any(resource, id, sql);
      if (!row || (before && turnMark(resource, before) === turnMark(resource, row))) continue;
      const actor = origin.kind === 'person' ? origin.actor.staffId : null;
      const taken = takenStep(resource, of);
      const holding =
        resource.clock?.within && isWaiting(resource, row)
          ? undefined
          : await this.holders.of(sql, resource, row, present);
      await this.standIns.keep(sql, resource, id, holding?.instead ? holding.staffIds : []);
      const asked = await this.holders.askedOf(sql, resource, row, present);
      const told = (staffIds: readonly string[], why: Given['why']) =>
        staffIds.filter((staffId) => staffId !== actor).map((staffId) => ({ staffId, resource, row, taken, why }));
      const turn = isKept(resource, row[stateOf(resource)!.field] as string)
        ? []
        : told(holding?.staffIds ?? [], 'turn');
      given.push(...turn, ...told(asked, 'asked'));
    }
    await this.notifications.tell(sql, await handOverNews(sql, this.registry, given));
  }
}

/** In its initial state a record that is within another waits with that one. */
const isWaiting = (resource: Resource, row: Row): boolean => {
  const { field, flow } = stateOf(resource)!;
  return row[field] === flow.initial;
};

/** The last step that was taken, with what it says to the next person. */
function takenStep(resource: Resource, moved: readonly Moved[]): Step | undefined {
  const verb = moved.findLast(({ action }) => action.startsWith('step:'))?.action.slice('step:'.length);
  const steps = verb === undefined ? [] : stepsNamed(stateOf(resource)!.flow, verb);
  return steps.find(({ hands }) => hands) ?? steps[0];
}

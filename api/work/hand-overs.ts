import { Injectable, Inject } from '@nestjs/common';
import { actorsAtWork, holdersOfRoles } from '../access/actors.ts';
import type { Origin } from '../audit/entry.ts';
import { Database, type Sql } from '../database/database.ts';
import { isFinal, type Step, stepsNamed } from '../define/flow.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import { type Actor, EVERYONE } from '../define/roles.ts';
import { fieldsOf, keepingOut, type Known } from '../define/rule.ts';
import { askedSteps, awaitedStates, namingFields, turnOf } from '../define/turn.ts';
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
  /** As the author of a step wrote it. */
  readonly reason?: string;
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
  concerns({ resource, before, action, origin }: Omit<Moved, 'id'>, after: Known): boolean {
    const state = stateOf(resource);
    if (!state || after.archivedAt) return false;
    if (before)
      return (
        looksAround(resource) ||
        isCorrection(resource, action) ||
        turnMark(resource, before) !== turnMark(resource, after)
      );
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
    for (const of of groupedBy(all, ({ id }) => id)) given.push(...(await this.givenBy(sql, of, present)));
    await this.notifications.tell(sql, await handOverNews(sql, this.registry, given));
  }

  /** To whom one record was given by what was done to it. */
  private async givenBy(sql: Sql, of: readonly [Moved, ...Moved[]], present: readonly Actor[]): Promise<Given[]> {
    const [{ id, resource, before, origin }] = of;
    const reason = of.findLast((one) => one.reason)?.reason;
    const row = await this.reader.any(resource, id, sql);
    if (!row) return [];
    const actor = origin.kind === 'person' ? origin.actor.staffId : null;
    const taken = takenStep(resource, of);
    const given = (people: readonly Actor[], why: Given['why']): Given[] =>
      people
        .filter(({ staffId }) => staffId !== actor)
        .map((to) => ({ to, resource, row, why, ...(taken && { taken }), ...(reason && { reason }) }));
    const isNext = !before || turnMark(resource, before) !== turnMark(resource, row);
    const next = isNext ? await this.next(sql, resource, row, present) : { turn: [], asked: [] };
    const why = before && whyTold(resource, before, row, taken);
    const informed = why ? given(await this.others(sql, resource, row, why), why) : [];
    return [
      ...given(next.turn, 'turn'),
      ...given(next.asked, 'asked'),
      ...informed.filter(({ to }) => ![...next.turn, ...next.asked].some(({ staffId }) => staffId === to.staffId)),
    ];
  }

  /** Whose turn it is from now on, and whose word is asked: nobody is told twice. */
  private async next(sql: Sql, resource: Resource, row: Row, present: readonly Actor[]) {
    const holding =
      resource.clock?.within && isWaiting(resource, row)
        ? undefined
        : await this.holders.of(sql, resource, row, present);
    await this.standIns.keep(sql, resource, row.id, holding?.instead ? holding.staffIds : []);
    const asked = await this.holders.askedOf(sql, resource, row, present);
    const turn = isKept(resource, row[stateOf(resource)!.field] as string) ? [] : (holding?.staffIds ?? []);
    const people = (ids: readonly string[]) => present.filter(({ staffId }) => ids.includes(staffId));
    return { turn: people(turn.filter((one) => !asked.includes(one))), asked: people(asked) };
  }

  /** Who made the record, and of what was put right who has it in hand: as far as they may know of it, at work today or not. */
  private async others(sql: Sql, resource: Resource, row: Row, why: Told): Promise<Actor[]> {
    const { flow } = stateOf(resource)!;
    const naming = why === 'corrected' ? flow.steps.flatMap((step) => namingFields(resource, step)) : [];
    const named = ['createdById', ...naming].map((name) => (row as Known)[name]);
    const people = (await holdersOfRoles(sql, EVERYONE)).filter(({ staffId }) => named.includes(staffId));
    return this.holders.seeing(sql, resource, row.id, people);
  }
}

type Told = 'ended' | 'corrected' | 'returned';
const isCorrection = (resource: Resource, action: string): boolean =>
  stateOf(resource)!.flow.steps.some(({ verb, corrects }) => corrects && action === `step:${verb}`);

/** Why somebody is told of it whose turn it is not. What is within another ends with that one. */
function whyTold(resource: Resource, before: Known, row: Row, taken: Step | undefined): Told | undefined {
  const { field, flow } = stateOf(resource)!;
  const [was, is] = [before[field], row[field]] as [string, string];
  const isWaitedFor = awaitedStates(flow).length > 0 && resource.clock?.within === undefined;
  if (isFinal(flow, is) && !isFinal(flow, was)) return isWaitedFor ? 'ended' : undefined;
  if (taken?.corrects) return 'corrected';
  const isBack = taken?.pauses || (is === flow.initial && taken?.needs?.includes('reason'));
  return isBack && was !== is ? 'returned' : undefined;
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

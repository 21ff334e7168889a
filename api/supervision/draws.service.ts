import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Origin, Person } from '../audit/entry.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import type { OfficeCalendar } from '../clock/calendar.ts';
import type { Sql } from '../database/database.ts';
import { officeDate, WIB_MS } from '../define/office-time.ts';
import type { DrawnAgain } from '../define/answers/supervision.ts';
import { Jobs } from '../jobs/jobs.ts';
import { CrudService } from '../records/crud.module.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import { type Act, actsFor, actsOf, type Span } from './acts.ts';
import { chosen, ranked, seedOf } from './draw.ts';
import { type Candidate, supervisionDraws } from './draws.resource.ts';
import { supervisedActs } from './supervised-acts.resource.ts';
import { type Superior, superiorsToday } from './superiors.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Working days for which somebody may leave what he called a breach [A]. */
const PATIENCE = 5;

const midnight = (date: string): number => Date.parse(date) - WIB_MS;
const dayBefore = (date: string): string => new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10);

/** So many working days back. */
function workingDay(calendar: OfficeCalendar, date: string, back: number): string {
  let day = date;
  for (let left = back, looked = 0; left > 0 && looked < 60; looked += 1) {
    day = dayBefore(day);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Each act as it is kept, with its key in the draw. */
function kept(seed: string, acts: readonly Act[]): Candidate[] {
  const keys = new Map(ranked(seed, acts).map(({ id, key }) => [id, key]));
  return acts.map(({ id, weight, reasons }) => ({
    id,
    weight,
    reasons,
    key: reasons.length > 0 ? null : keys.get(id)!,
  }));
}

@Injectable()
export class SupervisionDrawsService extends CrudService(supervisionDraws) {
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(CALENDAR) private readonly calendars!: Calendars;

  @Inject(Jobs) set jobs(jobs: Jobs) {
    jobs.every({ name: 'supervision-draw', everyMs: MINUTE_MS, run: () => this.daily() });
  }

  /** Draws for every superior once a working day, from opening time on and as soon as a checkpoint was signed. `now`: ms. */
  async daily(now?: number): Promise<void> {
    const moment = now ?? (await this.calendars.now());
    const today = officeDate(moment);
    const calendar = await this.calendars.current();
    const [opening] = calendar.intervals(today);
    if (!opening || moment < opening.from) return;
    const root = await this.newestRoot();
    if (!root) return;
    for (const superior of await superiorsToday(this.database))
      await this.database.transaction((sql) => this.drawFor(sql, superior, { today, calendar, root }));
  }

  /** In hexadecimal. */
  private async newestRoot(): Promise<string | undefined> {
    const [row] = await this.database.query<[string]>(
      'select note from audit.checkpoint order by size desc limit 1',
      [],
    );
    return row && rootOf(row[0]);
  }

  private async drawFor(
    sql: Sql,
    { actor, people, readsOnly }: Superior,
    { today, calendar, root }: { readonly today: string; readonly calendar: OfficeCalendar; readonly root: string },
  ): Promise<void> {
    const { staffId } = actor;
    // Two instances draw at the same moment: the second finds the first one's.
    await sql.query('select id from staff where id = $1 for no key update', [staffId]);
    const there = `select 1 from supervision_draws where "supervisorId" = $1 and "drawnOn" = $2 and "archivedAt" is null`;
    if ((await sql.query<[number]>(there, [staffId, today])).length > 0) return;
    const workedFrom = workingDay(calendar, today, 1);
    const span: Span = [midnight(workedFrom), midnight(today)];
    const neglected = midnight(workingDay(calendar, today, PATIENCE));
    const acts = await actsFor(sql, this.registry, actor, { people, span, neglected, calendar });
    const seed = seedOf(today, staffId, root);
    const taken = new Set(chosen(seed, acts));
    const always = acts.filter(({ reasons }) => reasons.length > 0).length;
    const origin: Origin = { kind: 'job', job: 'supervision-draw', requestId: uuid() };
    const id = uuid();
    const draw = {
      id,
      drawnOn: today,
      workedFrom,
      supervisorId: staffId,
      root,
      always,
      others: acts.length - always,
      sampled: taken.size - always,
      candidates: kept(seed, acts),
      people: people.map((one) => ({ id: one })),
    };
    await this.writer.insert(supervisionDraws, origin, draw, [], sql);
    for (const act of acts.filter((one) => taken.has(one.id)))
      await this.writer.insert(
        supervisedActs,
        origin,
        {
          drawId: id,
          supervisedId: act.actorId,
          supervisorId: staffId,
          entryId: act.id,
          actedAt: act.at,
          reasons: act.reasons.length > 0 ? act.reasons : null,
        },
        [],
        sql,
      );
    const verb = readsOnly ? 'serahkan_auditor' : taken.size === 0 ? 'tutup' : undefined;
    if (verb) await this.writer.follow(supervisionDraws, origin, id, verb, sql);
  }

  /** Draws again from the seed and the acts as they were kept, and compares with what was drawn and with the trail. */
  async redraw(origin: Person, id: string): Promise<DrawnAgain> {
    const row = await this.rowOf(origin, id);
    const candidates = row.candidates ?? [];
    const drawn = await this.database.query<[string]>(
      'select "entryId" from supervised_acts where "drawId" = $1 and "archivedAt" is null order by 1',
      [row.id],
    );
    const signed = await this.database.query<[string]>('select note from audit.checkpoint where strpos(note, $1) > 0', [
      Buffer.from(row.root, 'hex').toString('base64'),
    ]);
    const people = (row.people ?? []).map((one) => one.id);
    const until = Math.min(midnight(row.drawnOn), Date.parse(row.createdAt));
    const trail = await actsOf(this.database, people, [midnight(row.workedFrom), until]);
    const known = new Set(candidates.map((one) => one.id));
    const expected = chosen(seedOf(row.drawnOn, row.supervisorId, row.root), candidates).toSorted();
    return {
      same: JSON.stringify(expected) === JSON.stringify(drawn.map(([entry]) => entry)),
      seeded: signed.length > 0,
      kept: known.size,
      drawn: drawn.length,
      untold: trail.filter((entry) => !known.has(entry)).length,
    };
  }
}

/** The root that a signed checkpoint promises (C2SP tlog-checkpoint), in hexadecimal. */
const rootOf = (note: string): string => Buffer.from(note.split('\n')[2]!, 'base64').toString('hex');

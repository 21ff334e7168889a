import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Origin, Person } from '../audit/entry.ts';
import { promisedRoot } from '../audit/note.ts';
import { Witness } from '../audit/verify/witness.ts';
import { type AuditLog, auditLogs } from '../audit-logs/audit-logs.resource.ts';
import { toldEntries } from '../audit-logs/told-entries.ts';
import { CALENDAR, type Calendars } from '../clock/sources.ts';
import type { OfficeCalendar } from '../clock/calendar.ts';
import type { Sql } from '../database/database.ts';
import type { Bytes } from '../downloads/download.ts';
import type { Resource } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { officeDate, officeMidnight } from '../define/office-time.ts';
import type { CoverageFigures, DrawnAgain } from '../define/answers/supervision.ts';
import { Jobs } from '../jobs/jobs.ts';
import { CrudService } from '../records/crud.module.ts';
import { badRequest } from '../sql/problem.ts';
import type { ListQuery } from '../sql/query.ts';
import { REGISTRY } from '../sql/registry.ts';
import type { Registry } from '../sql/scope.ts';
import type { Coverage } from './asked.ts';
import { actsFor, actsOf, type Span } from './acts.ts';
import { drawPaper } from './draw-paper.ts';
import { actingPost } from './capacity.ts';
import { coverageOf, drawnIn } from './coverage.ts';
import { candidatesOf, chosen, seedOf } from './draw.ts';
import { supervisionDraws } from './draws.resource.ts';
import { printedPeople } from './printed.ts';
import { type SupervisedAct, supervisedActs } from './supervised-acts.resource.ts';
import { type Superior, superiorsToday } from './superiors.ts';
import { MINUTE } from '../define/durations.ts';
import { holdPerson } from '../staff/line.ts';

const AT_ONCE = 500;
/** Working days for which somebody may leave what he called a breach [A]. */
const PATIENCE = 5;

/** So many working days back. */
function workingDay(calendar: OfficeCalendar, date: string, back: number): string {
  let day = date;
  for (let left = back, looked = 0; left > 0 && looked < 60; looked += 1) {
    day = officeDate(officeMidnight(day) - 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

@Injectable()
export class SupervisionDrawsService extends CrudService(supervisionDraws) {
  @Inject(REGISTRY) private readonly registry!: Registry;
  @Inject(Witness) private readonly witness!: Witness;
  @Inject(CALENDAR) private readonly calendars!: Calendars;

  @Inject(Jobs) set jobs(jobs: Jobs) {
    jobs.every({ name: 'supervision-draw', everyMs: MINUTE, run: () => this.daily() });
  }

  /** Draws once a working day, from opening time on and as soon as a checkpoint was signed. `now`: ms. */
  async daily(now?: number): Promise<void> {
    const signed = await this.witness.latest();
    if (signed) await this.drawAll(now ?? (await this.calendars.now()), promisedRoot(signed.note));
  }

  /** Draws for every superior who has no draw of this working day yet. `moment`: ms; `root`: of the trail by then. */
  async drawAll(moment: number, root: string): Promise<void> {
    const today = officeDate(moment);
    const calendar = await this.calendars.current();
    const [opening] = calendar.intervals(today);
    if (!opening || moment < opening.from) return;
    const drawn = await this.database.query<[string]>(
      'select "supervisorId" from supervision_draws where "drawnOn" = $1 and "archivedAt" is null',
      [today],
    );
    const done = new Set(drawn.map(([id]) => id));
    for (const superior of (await superiorsToday(this.database)).filter(({ actor }) => !done.has(actor.staffId)))
      await this.database.transaction((sql) => this.drawFor(sql, superior, { today, calendar, root }));
  }

  private async drawFor(
    sql: Sql,
    { actor, people, readsOnly }: Superior,
    { today, calendar, root }: { readonly today: string; readonly calendar: OfficeCalendar; readonly root: string },
  ): Promise<void> {
    const { staffId } = actor;
    // Two instances draw at the same moment: the second finds the first one's.
    await holdPerson(sql, staffId);
    const there = `select 1 from supervision_draws where "supervisorId" = $1 and "drawnOn" = $2 and "archivedAt" is null`;
    if ((await sql.query<[number]>(there, [staffId, today])).length > 0) return;
    const workedFrom = workingDay(calendar, today, 1);
    const span: Span = [officeMidnight(workedFrom), officeMidnight(today)];
    const neglected = officeMidnight(workingDay(calendar, today, PATIENCE));
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
      candidates: candidatesOf(seed, acts),
      people: people.map((one) => ({ id: one })),
    };
    await this.writer.insert(supervisionDraws, { origin, sql }, draw);
    for (const act of acts.filter((one) => taken.has(one.id)))
      await this.writer.insert(
        supervisedActs,
        { origin, sql },
        {
          drawId: id,
          supervisedId: act.actorId,
          supervisorId: staffId,
          actingAs: actingPost({ actor }, act.actorId),
          entryId: act.id,
          actedAt: act.at,
          reasons: act.reasons.length > 0 ? act.reasons : null,
        },
      );
    const verb = readsOnly ? 'serahkan_auditor' : taken.size === 0 ? 'tutup_nihil' : undefined;
    if (verb) await this.writer.follow(supervisionDraws, { origin, sql }, id, { verb });
  }

  /** How far the superiors kept up, of the mornings from … to (dates, WIB). */
  async figures({ actor }: Person, { from, to, by, supervisorId }: Coverage): Promise<CoverageFigures> {
    if (to < from) throw badRequest('Parameter from dan to harus tanggal, yang awal lebih dulu.');
    const drawn = await drawnIn(this.database, this.registry, actor, { from, to, supervisorId });
    const [calendar, now] = [await this.calendars.current(), await this.calendars.now()];
    return { from, to, by, rows: coverageOf(drawn, by, calendar, now) };
  }

  /** Lembar pengawasan, as whoever asks may know it. */
  async paper(origin: Person, id: string): Promise<{ name: string; content: Bytes }> {
    const { actor } = origin;
    const draw = await this.rowOf(origin, id);
    const acts = await this.all<SupervisedAct>(supervisedActs, actor, { drawId: draw.id });
    const entries = await this.all<AuditLog>(auditLogs, actor, { id: acts.map(({ entryId }) => entryId) });
    const told = await toldEntries(this.reader, this.registry, actor, entries);
    const named = [draw.supervisorId, ...(draw.people ?? []).map((one) => one.id)];
    const judges = acts.flatMap(({ supervisedId, reviewedById }) => [supervisedId, reviewedById]);
    const content = drawPaper(draw, {
      acts: acts.toSorted((one, other) => (one.actedAt + one.id < other.actedAt + other.id ? -1 : 1)),
      sentences: new Map(told.map(([{ id: entry, sentence }]) => [entry, sentence])),
      people: await printedPeople(this.database, [...named, ...judges]),
    });
    await this.audit.append(origin, { action: 'print', resource: supervisionDraws.name, recordId: draw.id });
    return { name: `pengawasan-${draw.number.replaceAll('/', '-')}.pdf`, content };
  }

  /** All records of which this is so, as the actor may know them. */
  private async all<T>(resource: Resource, actor: Actor, filter: NonNullable<ListQuery['filter']>): Promise<T[]> {
    const rows: T[] = [];
    for (let from = 0; ; from += AT_ONCE) {
      const { json } = await this.reader.list(resource, actor, { filter, range: [from, from + AT_ONCE - 1] });
      const page = JSON.parse(json) as T[];
      rows.push(...page);
      if (page.length < AT_ONCE) return rows;
    }
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
    const until = Math.min(officeMidnight(row.drawnOn), Date.parse(row.createdAt));
    const trail = await actsOf(this.database, people, [officeMidnight(row.workedFrom), until]);
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

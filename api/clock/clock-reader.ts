import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Readings } from '../audit/readings.ts';
import { Database } from '../database/database.ts';
import type { ClockAnswer } from '../define/answers/clock.ts';
import type { Countdown } from '../define/answers/work.ts';
import { type Resource, visibleFields } from '../define/resource.ts';
import { isByDays, isByWall, PARTIES, type Term } from '../define/standard.ts';
import type { Actor } from '../define/roles.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { type Clocked, clocked, type Context, contexts } from './context.ts';
import { explain } from './explain.ts';
import type { Reading, Span } from './fold.ts';
import { Ledger, type Shown } from './ledger.ts';
import { counted, countedNow, sumOf, sumsBy } from './minutes.ts';
import { showsPerson } from './my-work.service.ts';
import { iso, promiseOf, readingOf, termFor, untilOf } from './projection.ts';
import { CALENDAR, type Calendars } from './sources.ts';
import { countdownOf, countingAt } from './work.ts';
import { MINUTE } from '../define/durations.ts';

/** Whose ledger a record's clock is read off: its own, or that of the worst of those who carry its promise on. */
interface Subject {
  readonly of: Clocked;
  readonly context: Context;
  readonly shown?: Shown;
}

/** What is left of the promise: in minutes, with what was used it makes the whole; in working days where it counts those. */
function leftOf(term: Term, { phase, left }: Reading, count: Countdown, used: number): number {
  const isRunning = phase === 'runs';
  if (isByDays(term)) return isRunning ? (count.daysLeft ?? 0) : Math.max(0, left);
  if (isByWall(term)) return Math.max(0, isRunning ? count.minutesLeft! : Math.ceil(left / MINUTE));
  return Math.max(0, (term.unit === 'jam' ? term.amount * 60 : term.amount) - used);
}

/** Reads a record's clock with everything that explains it. Whoever may open the record may read it; the caller has checked. */
@Injectable()
export class ClockReader {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly readings: Readings,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(CALENDAR) private readonly calendars: Calendars,
  ) {}

  /** Nothing where the record has no clock, or none was begun because there is no standard or calendar. */
  async read(resource: Resource, origin: Person, id: string, now = Date.now()): Promise<ClockAnswer | undefined> {
    const own = clocked(resource);
    const subject = own && (await this.subject(own, id));
    const standard = subject && (await this.ledger.standardOf(this.database, subject.context));
    if (!own || !subject || !standard) return undefined;
    const { of, context, shown } = subject;
    const present = await this.calendars.current();
    const { calendar, names } = await this.calendars.version(context.before?.calendarVersion ?? present.version);
    // An office without office hours has nothing to count in.
    if (calendar.rows.hours.length === 0) return undefined;
    const { spans, reading } = readingOf(of, context, standard, calendar);
    const promise = promiseOf(of, context);
    const term = termFor(of, context, standard, calendar);
    const parts = countedNow(calendar, spans, now);
    const used = sumOf(parts.filter(({ span }) => span.runs));
    const count = countdownOf(calendar, { ...reading, term }, now);
    return {
      ...countingAt(present, now),
      count,
      promise,
      term,
      standard: { id: standard.id, edition: standard.edition },
      calendarVersion: calendar.version,
      phase: reading.phase,
      startedAt: iso(reading.startedAt)!,
      stoppedAt: iso(reading.stoppedAt),
      dueAt: iso(reading.dueAt),
      provisional: reading.provisional,
      late: count.late || (shown?.letDown ?? false),
      left: leftOf(term, reading, count, used.officeMinutes),
      used,
      byParty: [...sumsBy(parts, ({ party }) => party)].map(([party, sums]) => ({
        party,
        label: PARTIES[party as keyof typeof PARTIES],
        ...sums,
      })),
      bySteps: [...sumsBy(parts, ({ step }) => step)].map(([step, sums]) => ({
        step,
        budget: standard.content.steps.find(({ at }) => at === step)?.minutes ?? null,
        ...sums,
      })),
      segments: counted(calendar, spans, now).map(({ span, officeMinutes }) => ({
        from: iso(span.from)!,
        to: iso(span.to),
        state: span.state,
        label: this.stateLabel(of, span.state),
        step: span.step,
        party: span.party,
        runs: span.runs,
        outage: span.outage,
        officeMinutes,
      })),
      recalculations: await this.recalculations(id),
      worstId: shown?.worstId ?? null,
      people: await this.people(own, origin.actor, id),
      explanation: explain({
        calendar,
        holidays: names,
        promise,
        term,
        until: untilOf(of, context),
        standard,
        spans,
        reading,
        waitsFor: (span) => this.waitsFor(of, span),
        now,
        carriedBy: shown ? await this.carriedBy(of, shown, origin, count.late) : [],
      }),
    };
  }

  /** The record's own ledger, or that of whose clock it shows. */
  private async subject(own: Clocked, id: string): Promise<Subject | undefined> {
    const shown = (await this.ledger.shown(this.database, own, [id])).get(id);
    const of = shown ? clocked(this.registry.get(own.clock.worstOf!.resource)!)! : own;
    const [context] = await contexts(this.database, this.registry, of, [shown?.worstId ?? id]);
    return context && { of, context, shown };
  }

  /** Whose clock it is, by name where the reader may know him, which is told in the trail as in a list. */
  private async carriedBy({ resource }: Clocked, shown: Shown, origin: Person, isLate: boolean): Promise<string[]> {
    const values = new Values();
    const isShown = visibleFields(resource, origin.actor.roles).includes(resource.title);
    const [row] = await this.database.query<[string]>(
      `select t.${quoted(resource.title)} from ${tableOf(resource)} t
       where t.id = ${values.add(shown.worstId)} and ${isShown} and ${scopeSql({ registry: this.registry, actor: origin.actor, values }, resource, 't')}`,
      values.list,
    );
    if (row && showsPerson(resource, origin.actor))
      await this.readings.tell(origin, 'list', resource.name, [shown.worstId]);
    const others =
      shown.letDown && !isLate ? ['Pemohon lain pada surat ini sudah selesai melewati batas waktunya.'] : [];
    return [`Menurut pemohon paling lambat${row ? `: ${row[0]}` : ''}.`, ...others];
  }

  private flows(of: Clocked) {
    const outer = of.clock.within && clocked(this.registry.get(of.resource.fields[of.clock.within]!.to!)!);
    return outer ? [of.flow, outer.flow] : [of.flow];
  }

  private stateLabel(of: Clocked, state: string): string {
    return this.flows(of).find((flow) => flow.states[state])?.states[state]!.label ?? state;
  }

  private waitsFor(of: Clocked, span: Span): string {
    if (span.outage) return `gangguan ${of.resource.fields[of.clock.outage!.field]!.choices![span.outage]}`;
    return this.stateLabel(of, span.state).toLowerCase();
  }

  private async recalculations(id: string): Promise<ClockAnswer['recalculations']> {
    const [row] = await this.database.query<[ClockAnswer['recalculations']]>(
      `select coalesce(json_agg(json_build_object('at', at, 'oldDueAt', old_due_at, 'newDueAt', new_due_at, 'reason', reason, 'actorId', actor_id) order by id), '[]')
       from clock_recalculations where record_id = $1`,
      [id],
    );
    return row![0];
  }

  private async people({ clock }: Clocked, actor: Actor, id: string): Promise<ClockAnswer['people']> {
    if (!clock.worstOf) return [];
    const { resource, by } = clock.worstOf;
    const inner = this.registry.get(resource)!;
    const values = new Values();
    const [row] = await this.database.query<[ClockAnswer['people']]>(
      `select coalesce(json_agg(json_build_object('id', k.record_id, 'state', k.state, 'phase', k.phase, 'dueAt', k.due_at)
         order by k.phase = 'stopped', k.phase <> 'runs', k.due_at, k.record_id), '[]')
       from ${tableOf(inner)} t join clocks k on k.record_id = t.id
       where t.${quoted(by)} = ${values.add(id)} and t."archivedAt" is null and ${scopeSql({ registry: this.registry, actor, values }, inner, 't')}`,
      values.list,
    );
    return row![0];
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import type { ClockAnswer } from '../define/answers.ts';
import type { Resource } from '../define/resource.ts';
import { isByDays, PARTIES, termOf } from '../define/standard.ts';
import type { Actor } from '../define/roles.ts';
import { quoted, tableOf } from '../engine/columns.ts';
import { REGISTRY } from '../engine/registry.ts';
import { type Registry, scopeSql, Values } from '../engine/scope.ts';
import { type Clocked, clocked, contexts } from './context.ts';
import { explain } from './explain.ts';
import { type Shares, shares, type Span } from './fold.ts';
import { Ledger } from './ledger.ts';
import { iso, promiseOf, readingOf } from './projection.ts';
import { CALENDAR, type Calendars } from './sources.ts';
import { countdownOf, openAhead } from './work.ts';

const MINUTE = 60_000;
const inMinutes = ({ office, wall }: Shares) => ({
  officeMinutes: Math.floor(office / MINUTE),
  wallMinutes: Math.floor(wall / MINUTE),
});

/** Reads a record's clock with everything that explains it. Whoever may open the record may read it; the caller has checked. */
@Injectable()
export class ClockReader {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(CALENDAR) private readonly calendars: Calendars,
  ) {}

  /** Nothing where the record has no clock, or none was begun because there is no standard or calendar. */
  async read(resource: Resource, actor: Actor, id: string, now = Date.now()): Promise<ClockAnswer | undefined> {
    const of = clocked(resource);
    const [context] = of ? await contexts(this.database, this.registry, of, [id]) : [];
    const standard = context && (await this.ledger.standardOf(this.database, context));
    if (!of || !context || !standard) return undefined;
    const present = await this.calendars.current();
    const counted = await this.calendars.version(context.before?.calendarVersion ?? present.version);
    const { calendar } = counted;
    // An office without office hours has nothing to count in.
    if (calendar.rows.hours.length === 0) return undefined;
    const { spans, reading } = readingOf(of, context, standard, calendar);
    const promise = promiseOf(of, context);
    const term = termOf(standard.content, promise);
    const all = inMinutes(
      shares(calendar, spans, (span) => (span.runs ? 'all' : null), now).get('all') ?? { office: 0, wall: 0 },
    );
    const left = isByDays(term) ? reading.left : Math.ceil(reading.left / MINUTE);
    const lasting = reading.phase === 'runs' ? spans.at(-1)! : undefined;
    const running = lasting
      ? Math.floor(calendar.officeTimeBetween(lasting.from, Math.max(now, lasting.from)) / MINUTE)
      : 0;
    return {
      now: iso(now)!,
      open: openAhead(present, now),
      count: countdownOf(calendar, { ...reading, term }, now),
      promise,
      term,
      standard: { id: standard.id, edition: standard.edition },
      calendarVersion: calendar.version,
      phase: reading.phase,
      startedAt: iso(reading.startedAt)!,
      stoppedAt: iso(reading.stoppedAt),
      dueAt: iso(reading.dueAt),
      provisional: reading.provisional,
      late: reading.dueAt !== null && (reading.stoppedAt ?? now) > reading.dueAt,
      left: Math.max(0, term.unit === 'menit' || term.unit === 'jam' ? left - running : left),
      used: all,
      byParty: [...shares(calendar, spans, ({ party }) => party, now)].map(([party, sums]) => ({
        party,
        label: PARTIES[party as keyof typeof PARTIES],
        ...inMinutes(sums),
      })),
      bySteps: [...shares(calendar, spans, ({ step }) => step, now)].map(([step, sums]) => ({
        step,
        budget: standard.content.steps.find(({ at }) => at === step)?.minutes ?? null,
        ...inMinutes(sums),
      })),
      segments: spans.map((span) => ({
        from: iso(span.from)!,
        to: iso(span.to),
        state: span.state,
        label: this.stateLabel(of, span.state),
        step: span.step,
        party: span.party,
        runs: span.runs,
        outage: span.outage,
        officeMinutes: span.stops
          ? 0
          : Math.floor(calendar.officeTimeBetween(span.from, Math.max(span.from, span.to ?? now)) / MINUTE),
      })),
      recalculations: await this.recalculations(id),
      people: await this.people(of, actor, id),
      explanation: explain({
        calendar,
        holidays: counted.names,
        promise,
        term,
        standard,
        spans,
        reading,
        waitsFor: (span) => this.waitsFor(of, span),
        now,
      }),
    };
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
         order by k.phase = 'stopped', k.phase <> 'runs', k.due_at), '[]')
       from ${tableOf(inner)} t join clocks k on k.record_id = t.id
       where t.${quoted(by)} = ${values.add(id)} and t."archivedAt" is null and ${scopeSql(this.registry, inner, actor, values, 't')}`,
      values.list,
    );
    return row![0];
  }
}

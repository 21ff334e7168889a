import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../audit/entry.ts';
import { Database } from '../database/database.ts';
import type { Figures, Grouping } from '../define/figures.ts';
import { officeDate, WIB_MS } from '../define/office-time.ts';
import type { Resource } from '../define/resource.ts';
import { INTERNAL, PARTIES, PROCEDURE, PROMISED } from '../define/standard.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import { unprocessable } from '../sql/problem.ts';
import { REGISTRY } from '../sql/registry.ts';
import { type Registry, scopeSql, Values } from '../sql/scope.ts';
import { clocked, type Clocked, contexts } from './context.ts';
import type { OfficeCalendar } from './calendar.ts';
import { type Case, figures } from './figures.ts';
import { spansOf } from './fold.ts';
import { Ledger } from './ledger.ts';
import { CALENDAR, type Calendars, STANDARDS, type Standards } from './sources.ts';

/** More cases than an office has in two years; a query beyond it is told to ask for less. */
const MOST_CASES = 20_000;
const CHUNK = 2000;

/** On time or late, honestly: denominators shown, open and overdue counted as late (api/README: Figures). */
@Injectable()
export class TimeFigures {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    @Inject(REGISTRY) private readonly registry: Registry,
    @Inject(CALENDAR) private readonly calendars: Calendars,
    @Inject(STANDARDS) private readonly standards: Standards,
  ) {}

  async read(
    origin: Person,
    resource: Resource,
    from: string,
    to: string,
    by: Grouping,
    now = Date.now(),
  ): Promise<Figures> {
    const of = clocked(resource)!;
    const cases = await this.cases(origin, of, from, to);
    const standard = await this.standards.inForceAt(this.database, now);
    const budgets = new Map(standard?.content.steps.map(({ at, minutes }) => [at, minutes]));
    const rows = figures(cases, by, budgets, now);
    return {
      resource: resource.name,
      from,
      to,
      by,
      cases: cases.length,
      rows: rows.map((row) => ({ ...row, label: labelOf(by, row.key) })),
    };
  }

  private async cases(origin: Person, of: Clocked, from: string, to: string): Promise<Case[]> {
    const values = new Values();
    const [person] = Object.values(of.resource.assignees ?? {});
    const name = person ? `(select s."fullName" from staff s where s.id = t.${quoted(person)})` : 'null';
    const rows = await this.database.query<[string, string, string | null, Date | null, Date | null, Date, number]>(
      `select k.record_id, k.promise, ${name}, k.due_at, k.stopped_at, k.started_at, k.calendar_version
       from clocks k join ${tableOf(of.resource)} t on t.id = k.record_id
       where k.resource = ${values.add(of.resource.name)} and k.started_at >= ${values.add(monthStart(from, 0))} and k.started_at < ${values.add(monthStart(to, 1))}
         and t."archivedAt" is null and ${scopeSql({ registry: this.registry, actor: origin.actor, values }, of.resource, 't')}
       limit ${MOST_CASES + 1}`,
      values.list,
    );
    if (rows.length > MOST_CASES)
      throw unprocessable('Terlalu banyak kasus untuk sekali hitung. Perpendek rentang bulannya.');
    const ids = rows.map(([id]) => id);
    const shown = await this.ledger.shown(this.database, of, ids);
    const ledgers = new Map([
      ...(await this.ledgers(
        of,
        ids.filter((id) => !shown.has(id)),
      )),
      ...(await this.ledgers(
        of.clock.worstOf && clocked(this.registry.get(of.clock.worstOf.resource)!),
        [...shown.values()].map(({ worstId }) => worstId),
      )),
    ]);
    const calendars = new Map<number, OfficeCalendar>();
    for (const version of new Set(rows.map((row) => row[6])))
      calendars.set(version, (await this.calendars.version(version)).calendar);
    return rows.map(([id, promise, verifier, dueAt, stoppedAt, startedAt, version]) => ({
      month: officeDate(startedAt.getTime()).slice(0, 7),
      promise,
      verifier,
      dueAt: dueAt?.getTime() ?? null,
      stoppedAt: stoppedAt?.getTime() ?? null,
      letDown: shown.get(id)?.letDown ?? false,
      spans: ledgers.get(shown.get(id)?.worstId ?? id) ?? [],
      calendar: calendars.get(version)!,
    }));
  }

  private async ledgers(of: Clocked | undefined, ids: readonly string[]): Promise<Map<string, Case['spans']>> {
    const found = new Map<string, Case['spans']>();
    for (let first = 0; of && first < ids.length; first += CHUNK)
      for (const { id, start, entries } of await contexts(
        this.database,
        this.registry,
        of,
        ids.slice(first, first + CHUNK),
      ))
        found.set(id, spansOf(start, entries));
    return found;
  }
}

/** The first moment of a month in the office, so many months later. */
export function monthStart(month: string, later: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + later, 1) - WIB_MS).toISOString();
}

function labelOf(by: Grouping, key: string): string {
  if (by === 'party') return PARTIES[key as keyof typeof PARTIES];
  if (by === 'class') return { [PROCEDURE]: 'Penerbitan (seluruh prosedur)', ...PROMISED, ...INTERNAL }[key] ?? key;
  if (by === 'verifier') return key || 'Belum ditugaskan';
  return key;
}

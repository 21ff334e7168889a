import { momentText } from '../../api/define/dates.ts';
import type { ClockAnswer } from '../../api/define/answers/clock.ts';
import type { Figures } from '../../api/define/figures.ts';
import { officeDate } from '../../api/define/office-time.ts';
import type { Resource } from '../../api/define/resource.ts';
import { isByDays, isByWall } from '../../api/define/standard.ts';
import { Vault } from '../../api/sql/vault.ts';
import { RECEIPTED, Receipts } from '../../api/receipts/receipts.ts';
import { resources } from '../../api/resources.ts';
import { type Body, done, type Office } from './office.ts';

const AT_ONCE = 10;
const CODE = '0123456789';
export const TIMED = (resources as readonly Resource[]).filter(({ clock }) => clock);

interface Kept {
  readonly record_id: string;
  readonly resource: string;
  readonly phase: string;
  readonly due: string | null;
  readonly stopped: string | null;
}
/** A record with a clock, as each place tells of it. */
export interface Known {
  readonly resource: string;
  readonly id: string;
  readonly row: Body;
  readonly page: Body;
  readonly clock: ClockAnswer;
  readonly kept: Kept;
}

export const iso = (moment: unknown) => (typeof moment === 'string' ? new Date(moment).toISOString() : null);
export const clockOf = async (office: Office, resource: string, id: string) =>
  done(await office.as('kadis').get<ClockAnswer>(`/api/${resource}/${id}/clock`));
export async function listed(office: Office, resource: string, filter: Record<string, unknown> = {}): Promise<Body[]> {
  const rows: Body[] = [];
  for (let page: Body[] = [], from = 0; from === 0 || page.length === 100; from += 100) {
    page = done(await office.as('kadis').list(resource, { filter, range: [from, from + 99] }));
    rows.push(...page);
  }
  return rows;
}
/** Every record of the office that has a clock, as each place tells it. */
export async function everything(office: Office): Promise<Known[]> {
  const known: Known[] = [];
  const rows = await office.sql<Kept>(
    `select record_id, resource, phase, to_json(due_at) #>> '{}' as due, to_json(stopped_at) #>> '{}' as stopped from clocks`,
  );
  const kept = new Map(rows.map((one) => [one.record_id, one]));
  for (const { name } of TIMED) {
    const all = (await listed(office, name)).filter(({ id }) => kept.has(id));
    for (let first = 0; first < all.length; first += AT_ONCE)
      known.push(
        ...(await Promise.all(
          all.slice(first, first + AT_ONCE).map(async (row) => ({
            resource: name,
            id: row.id,
            row,
            page: done(await office.as('kadis').one(name, row.id)),
            clock: await clockOf(office, name, row.id),
            kept: kept.get(row.id)!,
          })),
        )),
      );
  }
  return known;
}

const minutesIn = (lines: readonly string[], words: RegExp): number =>
  lines.reduce((sum, line) => sum + Number(words.exec(line)?.[1]!.replaceAll('.', '') ?? 0), 0);
const counted = (lines: readonly string[]) => minutesIn(lines, /\(([\d.]+) menit\)\.$/);
const rest = (lines: readonly string[]) => minutesIn(lines, /(?:sisa|Tidak terpakai) ([\d.]+) menit\.$/);
const sum = (parts: readonly { officeMinutes: number }[]) =>
  parts.reduce((all, { officeMinutes }) => all + officeMinutes, 0);

/** What one record's clock says of itself twice. */
function faultsOf({ term, used, left, late, byParty, segments, startedAt, explanation, ...clock }: ClockAnswer) {
  const faults: string[] = [];
  const same = (what: string, one: unknown, other: unknown) => {
    if (one !== other) faults.push(`${what}: ${String(one)} ≠ ${String(other)}`);
  };
  const round = segments.filter(({ from, party }) => from >= startedAt && party !== null);
  same('running stretches = used', sum(round.filter(({ runs }) => runs)), used.officeMinutes);
  same('parties = stretches', sum(byParty), sum(round));
  same('count', clock.count.dueAt, clock.dueAt);
  if (!isByDays(term) && !isByWall(term)) {
    const total = term.unit === 'jam' ? term.amount * 60 : term.amount;
    same('lines = promise', counted(explanation) + rest(explanation), total);
    if (!late) same('used and left = promise', used.officeMinutes + left, total);
    if (!late && clock.phase !== 'runs') same('lines = used', counted(explanation), used.officeMinutes);
  }
  const due = `Jatuh tempo ${clock.dueAt ? momentText(Date.parse(clock.dueAt)) : 'dihitung lagi setelah waktu berjalan'}`;
  if (!explanation.some((line) => line.startsWith(due))) faults.push(`no line "${due}"`);
  const verdict = clock.phase === 'stopped' ? (late ? 'terlambat.' : 'tepat waktu.') : late ? 'lewat' : undefined;
  const told = explanation.join(' ');
  if (verdict && !told.includes(verdict)) faults.push(`does not tell "${verdict}"`);
  if (!verdict && /terlambat\.|sudah lewat/.test(told)) faults.push('tells a lateness that is none');
  return faults;
}

export function judgements(known: readonly Known[]) {
  const peopleOf = (id: string) => known.filter(({ row }) => row.requestId === id && row.unit !== undefined);
  return known.flatMap(({ resource, id, row, page, clock, kept }) => {
    const faults = faultsOf(clock);
    const promised = iso(clock.dueAt);
    for (const [place, due] of [
      ['list', row.dueAt],
      ['page', page.dueAt],
      ['ledger', kept.due],
    ] as const)
      if (iso(due) !== promised) faults.push(`${place} ${iso(due)} ≠ clock ${promised}`);
    if (row.clockPhase !== clock.phase || kept.phase !== clock.phase) faults.push(`phase ${kept.phase} ${clock.phase}`);
    if (iso(kept.stopped) !== iso(clock.stoppedAt)) faults.push('ended at two moments');
    if (clock.phase === 'stopped' && !promised) faults.push('does not keep what was promised');
    const isLate = (one: Known) => one.kept.due !== null && (iso(one.kept.stopped) ?? clock.now) > iso(one.kept.due)!;
    const people = resource === 'requests' && clock.worstId ? peopleOf(id) : [];
    const anyLate = people.length > 0 ? people.some(isLate) : isLate({ kept } as Known);
    if (clock.late !== anyLate) faults.push(`late ${clock.late}, anybody: ${anyLate}`);
    const worst = people.find((one) => one.id === clock.worstId);
    if (people.length > 0 && JSON.stringify(worst?.clock.segments) !== JSON.stringify(clock.segments))
      faults.push('not the stretches of its worst');
    return faults.map((fault) => `${resource} ${id}: ${fault}`);
  });
}

/** Whoever holds a receipt is told the same moment. */
export async function tracked(office: Office, known: readonly Known[]): Promise<string[]> {
  const vault = office.app.get(Vault, { strict: false });
  const receipts = office.app.get(Receipts, { strict: false });
  const faults: string[] = [];
  for (const { name } of RECEIPTED)
    for (const { id, row, clock } of known.filter(({ resource }) => resource === name)) {
      const number = row.number as string;
      await office.sql('insert into receipts (secret_hash, number, resource, record_id) values ($1, $2, $3, $4)', [
        vault.keyedHash(`receipt ${number} ${CODE}`),
        number,
        name,
        id,
      ]);
      const { promisedAt } = await receipts.track(number, CODE, '203.0.113.7');
      // A complaint that was merged is followed to the one that is answered.
      const { dueAt } = known.find((one) => one.id === row.mainId)?.clock ?? clock;
      if (iso(promisedAt) !== iso(dueAt)) faults.push(`${number}: tracking ${promisedAt} ≠ clock ${dueAt}`);
    }
  return faults;
}

/** What the figures of a resource count, and what its clocks say one by one; the middle of the minutes where nothing goes on. */
export async function figured(
  office: Office,
  known: readonly Known[],
): Promise<{ told: unknown[]; counted: unknown[] }> {
  const told: unknown[] = [];
  const counts: unknown[] = [];
  const monthOf = ({ clock }: Known) => officeDate(Date.parse(clock.startedAt)).slice(0, 7);
  for (const { name } of TIMED) {
    const all = known.filter(({ resource }) => resource === name);
    for (const month of [...new Set(all.map(monthOf))].toSorted()) {
      const path = `/api/figures/time?resource=${name}&from=${month}&to=${month}&by=month`;
      const [row] = done(await office.as('kadis').get<Figures>(path)).rows;
      const here = all.filter((one) => monthOf(one) === month).map(({ clock }) => clock);
      const verdicts = here.map(({ late, phase }) => (late ? 'late' : phase === 'stopped' ? 'onTime' : 'open'));
      const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
      const used = here.map((clock) => clock.used.officeMinutes).toSorted((one, other) => one - other);
      const middle = used[Math.ceil(used.length / 2) - 1];
      const hasEnded = here.every(({ phase }) => phase === 'stopped');
      told.push([name, month, row?.onTime, row?.late, row?.open, hasEnded && row?.working.p50]);
      counts.push([name, month, count('onTime'), count('late'), count('open'), hasEnded && middle]);
    }
  }
  return { told, counted: counts };
}

import type { Sql } from '../database/database.ts';
import { dayAndTime } from '../define/dates.ts';
import { isPersonal } from '../define/turn.ts';
import { toDo } from '../define/to-do.ts';
import type { Step } from '../define/flow.ts';
import type { NewsKind } from '../define/news.ts';
import { type Resource, stateOf } from '../define/resource.ts';
import type { Actor } from '../define/roles.ts';
import { quoted, tableOf } from '../sql/columns.ts';
import type { Row } from '../sql/reader.ts';
import type { Registry } from '../sql/scope.ts';
import type { News } from '../notifications/notifications.ts';
import { groupedBy } from './grouped.ts';
import { numberSql, summarySql } from '../sql/summary.ts';

/** A record that somebody has in hand from now on, about which his word is asked, or that he had a hand in. */
export interface Given {
  readonly to: Actor;
  readonly resource: Resource;
  readonly row: Row;
  /** The step by which it came to him; nothing for a new record. */
  readonly taken?: Step;
  /** Why it was taken, as its author wrote it. */
  readonly reason?: string;
  /** It is his turn, his word is asked, the one whose turn it was is not there; it has ended, was put right, or back to its beginning. */
  readonly why: 'turn' | 'asked' | 'instead' | 'ended' | 'corrected' | 'returned';
}

const KINDS: Partial<Record<Given['why'], NewsKind>> = {
  asked: 'asked',
  ended: 'outcome',
  corrected: 'outcome',
  returned: 'outcome',
};

/** So that what a feature tells in its own words is not told again. */
export const turnKey = (id: string, version: number): string => `turn:${id}:${version}`;

type About = [number: string | null, summary: string | null, dueAt: Date | null];

/** Of these records: the number, what they are to people, and when the next of them is due. */
async function aboutOf(sql: Sql, registry: Registry, resource: Resource, ids: readonly string[]): Promise<About> {
  const due = `(select min(k.due_at) from clocks k where k.record_id = any($1::uuid[]) and k.phase = 'runs')`;
  const [row] = await sql.query<About>(
    `select ${numberSql(registry, resource, 't')}, ${summarySql(registry, resource, 't', true)}, ${due}
     from ${tableOf(resource)} t where t.id = any($1::uuid[]) order by t.id limit 1`,
    [ids],
  );
  return row!;
}

/** How the message begins: what was done, or what is asked for. */
function opening({ to, resource, row, taken, why }: Given): string {
  const { field, flow } = stateOf(resource)!;
  const { label } = flow.states[row[field] as string]!;
  if (why === 'instead') return 'Beralih kepada Anda, pemegangnya tidak bertugas';
  if (why === 'ended') return `${resource.label} berakhir (${label})`;
  if (why === 'corrected' || why === 'returned') return taken!.hands ?? `${resource.label}: ${taken!.label}`;
  const { step, waits } = toDo(resource, row, to) ?? {};
  // Of what is not open yet nothing is asked of him yet.
  const what = step && !waits ? step.label : label;
  if (why === 'asked') return `${isPersonal(step?.unless) ? 'Ditunggu dari Anda' : 'Diminta keputusan Anda'} (${what})`;
  return taken?.hands ?? `${resource.label}: menunggu Anda (${what})`;
}

/** One message a person for what one act gave him: forty people of a letter are one. */
export async function handOverNews(sql: Sql, registry: Registry, given: readonly Given[]): Promise<News[]> {
  const groups = groupedBy(given, (one) => {
    const { resource, row, to } = one;
    const within = resource.clock?.within;
    return JSON.stringify([to.staffId, resource.name, within ? row[within] : row.id, opening(one)]);
  });
  const news: News[] = [];
  for (const group of groups) {
    const [first] = group;
    const { resource, row, to, why } = first;
    const within = resource.clock?.within;
    const ids = group.map((one) => one.row.id);
    const [number, summary, dueAt] = await aboutOf(sql, registry, resource, ids);
    const what = within
      ? ` ${ids.length} orang dari ${number}${summary ? ` (${summary})` : ''}`
      : [number, summary].some(Boolean)
        ? `: ${[number, summary].filter(Boolean).join(', ')}`
        : '';
    const letterId = within && ids.length > 1 ? (row[within] as string) : undefined;
    const version = Math.max(...group.map((one) => one.row.version));
    const until = dueAt ? `, batas ${dayAndTime(dueAt.getTime())}` : '';
    news.push({
      staffId: to.staffId,
      key: [turnKey(row.id, version), ...(why === 'instead' ? [why] : [])].join(':'),
      kind: KINDS[why] ?? 'assigned',
      resource: letterId === undefined ? resource.name : resource.fields[within!]!.to!,
      recordId: letterId ?? row.id,
      title: `${opening(first)}${what}${until}`,
      text: await textOf(sql, registry, first),
      mail: true,
    });
  }
  return news;
}

/** What the console shows beside: why, and the record's own summary or that of the letter around it. */
async function textOf(sql: Sql, registry: Registry, { resource, row, reason, to, why }: Given): Promise<string> {
  const within = resource.clock?.within;
  const shown = within ? registry.get(resource.fields[within]!.to!)! : resource;
  const [found] = await sql.query<[string]>(
    `select ${summarySql(registry, shown, 't')} from ${tableOf(shown)} t where t.${quoted('id')} = $1`,
    [within ? row[within] : row.id],
  );
  const waits = why === 'turn' && toDo(resource, row, to)?.waits;
  return [reason && `Alasan: ${reason}`, waits, found![0]].filter(Boolean).join(' · ');
}

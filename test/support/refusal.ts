import { tableOf } from '../../api/engine/columns.ts';
import type { Resource } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';
import type { Answer } from './desk.ts';

type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Words that an answer contains only when something of the inside has come out. */
const INSIDE = [
  /\bat .+\(.+:\d+:\d+\)/,
  /\.(ts|js|mjs):\d+/,
  /node_modules|node:internal|\/dist\/|file:\/\//,
  /syntax error|violates|relation "|column "|constraint|duplicate key|invalid input|out of range/i,
  /\b(pg_|waskita_app|waskita_owner|nikHash|storageKey)\b/,
  /\$argon2|ECONN|FST_|ERR_/,
];

/** What is wrong with an answer that ought to refuse; nothing when it refuses as the contract says. */
export function refusalFault(answer: Answer<unknown>, ...statuses: number[]): string | undefined {
  const { status, body, headers } = answer;
  const text = JSON.stringify(body);
  const said = `${status} ${text.slice(0, 200)}`;
  if (!statuses.includes(status)) return `${said}, not ${statuses.join(' or ')}`;
  const problem = body as { statusCode?: number; code?: string; message?: string; errors?: object; requestId?: string };
  if (problem.statusCode !== status) return `${said}: statusCode`;
  if (!/^[a-z_]+$/.test(problem.code ?? '')) return `${said}: code`;
  if (!/^[A-Z"].*[.?]$/s.test(problem.message ?? '')) return `${said}: message is no sentence`;
  if (!problem.requestId || headers['x-request-id'] !== problem.requestId) return `${said}: requestId`;
  const texts = Object.values(problem.errors ?? {});
  if (texts.some((one) => typeof one !== 'string' || one === '')) return `${said}: errors are not by field`;
  const leak = INSIDE.find((pattern) => pattern.test(text));
  return leak && `${said}: tells ${leak.source}`;
}

/**
 * Every row of every business table, as one hash a table: nothing may differ after a refusal. An account's last
 * sign-in is left out.
 */
export async function fingerprint(sql: Query): Promise<Record<string, string>> {
  const tables = (resources as readonly Resource[]).filter(({ readFrom }) => !readFrom).map(tableOf);
  const one = (table: string) =>
    `select '${table}' as name, count(*) || ' rows ' || coalesce(md5(string_agg((to_jsonb(t) - 'lastSignInAt')::text, ',' order by t.id)), '') as rows from ${table} t`;
  const last = `select 'numbers', string_agg(series || last, ',' order by series) from numbers`;
  const rows = await sql<{ name: string; rows: string }>([...tables.map(one), last].join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: hash }) => [name, hash]));
}

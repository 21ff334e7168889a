import type { Resource } from '../../api/define/resource.ts';
import { tableOf } from '../../api/sql/columns.ts';
import { resources } from '../../api/resources.ts';
import type { Answer, Body, Desk } from './desk.ts';
import type { Office } from './office.ts';

type Headers = Record<string, string>;
/** A request that ought to be refused, with the statuses that are right; 400 when none is named. */
export type Refused = readonly [what: string, ask: () => Promise<Answer>, ...statuses: number[]];

const JSON_TYPE = { 'content-type': 'application/json' };
/** Words that an answer contains only when something of the inside has come out. */
const INSIDE = [
  /\bat .+\(.+:\d+:\d+\)/,
  /\.(ts|js|mjs):\d+/,
  /node_modules|node:internal|\/dist\/|file:\/\//,
  /syntax error|violates|relation "|column "|constraint|duplicate key|invalid input|out of range/i,
  /\b(pg_\w+|waskita_app|waskita_owner)\b/,
  /\$argon2|ECONN|FST_|ERR_/,
];

/** Sends a body as it is, text or JSON, over connections that are kept open: there are thousands to send. */
export async function ask(
  url: string,
  desk: Desk,
  method: string,
  path: string,
  body?: unknown,
  headers: Headers = {},
) {
  const { token } = await desk.signedIn();
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : JSON_TYPE), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const read = (): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return { notJson: text.slice(0, 500) };
    }
  };
  return { status: answer.status, body: read() as Body, headers: Object.fromEntries(answer.headers) };
}

/** What is wrong with an answer that ought to refuse; nothing when it refuses as the contract says. */
export function refusalFault(answer: Answer<unknown>, ...statuses: number[]): string | undefined {
  const { status, body, headers } = answer;
  const text = JSON.stringify(body);
  const said = `${status} ${text.slice(0, 200)}`;
  if (!statuses.includes(status)) return `${said}, not ${statuses.join(' or ')}`;
  const problem = body as Partial<Body>;
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
export async function fingerprint(office: Office): Promise<Record<string, string>> {
  const tables = (resources as readonly Resource[]).filter(({ readFrom }) => !readFrom).map(tableOf);
  const one = (table: string) =>
    `select '${table}' as name, count(*) || ' rows ' || coalesce(md5(string_agg((to_jsonb(t) - 'lastSignInAt')::text, ',' order by t.id)), '') as rows from ${table} t`;
  const numbers = `select 'numbers', string_agg(series || last, ',' order by series) from numbers`;
  const found = await office.sql<{ name: string; rows: string }>([...tables.map(one), numbers].join(' union all '));
  return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
}

/** Asks all, and answers which were not refused as they must be; fails when a row changed meanwhile. */
export async function wronglyTaken(office: Office, cases: readonly Refused[]): Promise<string[]> {
  const before = await fingerprint(office);
  const faults: string[] = [];
  for (const [what, refused, ...statuses] of cases) {
    const fault = refusalFault(await refused(), ...(statuses.length > 0 ? statuses : [400]));
    if (fault) faults.push(`${what} → ${fault}`);
  }
  const after = await fingerprint(office);
  for (const table of Object.keys(before)) if (before[table] !== after[table]) faults.push(`rows of ${table} changed`);
  return faults;
}

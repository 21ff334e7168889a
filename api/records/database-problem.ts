import { isAway } from '../database/away.ts';
import type { Resource } from '../define/resource.ts';
import { tableOf } from '../sql/columns.ts';
import { boundPairs, uniqueName } from '../sql/entity.ts';
import { mendedAt } from './judging.ts';
import { Problem, unprocessable } from '../sql/problem.ts';
import type { Registry } from '../sql/scope.ts';

interface DatabaseError {
  code?: string;
  constraint?: string;
}

/** Locked, timed out, to be repeated; closed to connections, or a standby that only reads as long as nobody promotes it. */
const BUSY = ['55P03', '57014', '40001', '40P01', '55000', '25006'];

const busy = () =>
  new Problem(503, { code: 'unavailable', message: 'Basis data sedang tidak tersedia. Coba lagi sebentar.' });

/** The declared rule behind a violated constraint, as what people are told. */
function brokenRule(constraint: string, registry: Registry): Problem | undefined {
  for (const resource of registry.values()) {
    const rule = ruleOf(resource, constraint);
    if (rule) return unprocessable(rule.says, Object.fromEntries(rule.fields.map((name) => [name, rule.says])));
  }
  return undefined;
}

function ruleOf(resource: Resource, constraint: string): { fields: readonly string[]; says: string } | undefined {
  if (!constraint.startsWith(tableOf(resource))) return undefined;
  const unique = resource.unique?.find((rule) => uniqueName(resource, rule.fields) === constraint);
  if (unique) return { fields: [mendedAt(resource, unique.fields)], says: unique.says };
  const pair = boundPairs(resource).find(({ name }) => name === constraint);
  if (pair) return { fields: [mendedAt(resource, pair.fields)], says: pair.says };
  const single = Object.keys(resource.fields).find((name) => uniqueName(resource, [name]) === constraint);
  return single ? { fields: [single], says: `${resource.fields[single]!.label} ini sudah dipakai.` } : undefined;
}

/** PostgreSQL's errors as answers (api/README: The HTTP contract): broken rules 422, bad values 400, a database that is away or busy 503. */
export function databaseProblem(error: unknown, registry: Registry): Problem | undefined {
  const { code = '', constraint = '' } = (error ?? {}) as DatabaseError;
  if (isAway(error)) return busy();
  if (BUSY.includes(code)) return busy();
  if (!/^(22|23)/.test(code)) return undefined;
  if (code.startsWith('22'))
    return new Problem(400, { code: 'bad_request', message: 'Ada nilai yang tidak dapat disimpan.' });
  return (
    brokenRule(constraint, registry) ??
    unprocessable('Data ini bertentangan dengan data lain. Muat ulang, lalu periksa.')
  );
}

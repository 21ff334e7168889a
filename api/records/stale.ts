import { kindOf } from '../define/kinds.ts';
import type { Resource } from '../define/resource.ts';
import { recognised, recorded } from '../sql/columns.ts';
import { type Problem, versionStale } from '../sql/problem.ts';
import type { Row } from '../sql/reader.ts';
import type { Known } from '../define/rule.ts';

/** Somebody was faster: what stands there now, and what was to be written. */
export function staleOf(resource: Resource, row: Row, changes: Known): Problem {
  const shown = Object.entries(changes).filter(([name]) => !kindOf(resource.fields[name]!).writeOnly);
  const fields = shown.map(([name, yours]) => {
    const current = recognised(resource, row, name);
    return [name, { current, yours: recorded(resource, name, yours, {}) }] as const;
  });
  return versionStale(row.version, Object.fromEntries(fields));
}

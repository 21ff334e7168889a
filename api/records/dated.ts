import { kindOf } from '../define/kinds.ts';
import type { Resource } from '../define/resource.ts';
import { same } from '../sql/input.ts';
import { unprocessable } from '../sql/problem.ts';
import type { StepWork } from './work.ts';
import { reasonFault } from '../define/written.ts';
import type { Known } from '../define/rule.ts';

const SHORTEST_REASON = 10;

/** What has happened is not in the future, on the office's clock (422, by field). */
export function refuseFuture(resource: Resource, values: Known, now: number): void {
  const late = Object.entries(values).filter(([name, value]) => {
    const field = resource.fields[name];
    return field?.past === true && typeof value === 'string' && kindOf(field).isFuture?.(value, now) === true;
  });
  if (late.length === 0) return;
  const errors = Object.fromEntries(
    late.map(([name]) => [name, `"${resource.fields[name]!.label}" tidak boleh di masa depan.`]),
  );
  throw unprocessable(Object.values(errors)[0]!, errors);
}

/** That a check of these values needs the office's clock. */
export const tellsPast = (resource: Resource, values: Known): boolean =>
  Object.keys(values).some((name) => resource.fields[name]?.past);

/** A correction changes something, and says why in more than a word (422, by field). */
export function refuseIdleCorrection(resource: Resource, { row, step, values, reason }: StepWork): void {
  if (!step.corrects) return;
  const says = `Tulis alasan pembetulan ini, paling sedikit ${SHORTEST_REASON} karakter.`;
  const fault = reasonFault(reason ?? '', SHORTEST_REASON, says);
  if (fault) throw unprocessable(fault, { reason: fault });
  const names = Object.keys(values);
  if (names.some((name) => !same(resource.fields[name], values[name], row[name]))) return;
  const unchanged = 'Isian ini sama dengan yang tercatat; tidak ada yang dibetulkan.';
  const asked = [...(step.needs ?? []), ...(step.takes ?? [])].filter((name) => name !== 'reason').slice(0, 1);
  const marked = names.length > 0 ? names : asked;
  throw unprocessable(unchanged, Object.fromEntries(marked.map((name) => [name, unchanged])));
}

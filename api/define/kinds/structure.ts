import type { FieldOptions, Judge } from '../field.ts';
import { written } from '../written.ts';
import { type FieldKind, make } from './kind.ts';

/** An object that a person edits in a form written for it; what `judge` finds is refused place by place. */
export const structure = <T, const O extends FieldOptions>(judge: Judge<T>, options: O) =>
  make<T, O>('structure', options, { judge });

/** Texts trimmed, empty members left out. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return written(value);
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, tidy(inner)] as const);
  return Object.fromEntries(members.filter(([, inner]) => inner !== null && inner !== ''));
}

export const structureKind: FieldKind = {
  column: 'jsonb',
  checks: () => [{ rule: 'isObject', of: true, says: 'Isi menurut bentuk yang ditetapkan.' }],
  schema: () => ({ type: 'object' }),
  kept: tidy,
  told: () => 'isi terstruktur',
};

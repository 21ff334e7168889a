import { type FieldKind, make } from './kind.ts';

/** Structured data that is read, never given. */
export const json = <T>(label: string) => make<T, { label: string }>('json', { label }, { changedBy: 'engine' });

export const jsonKind: FieldKind = {
  column: 'jsonb',
  checks: () => [],
  schema: () => ({ type: 'array', items: { type: 'object' } }),
  told: () => 'isi terstruktur',
};

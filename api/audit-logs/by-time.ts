import type { ListQuery } from '../engine/query.ts';

/** The moment of an entry is the one in its id (audit.append), so that these orders are one. */
const ORDERS_OF_TIME = ['at', 'createdAt', 'updatedAt'];
/** Beside the exact condition: ids from before a moment was taken from its id differ from it by less. */
const MARGIN_MS = 1000;
const HAS_ZONE = /(Z|[+-]\d{2}:?\d{2})$/;

/** A moment of a filter in milliseconds, in the zone in which PostgreSQL reads it; NaN when it is none. */
const millisecondsOf = (text: string): number =>
  Date.parse(text.length > 10 && !HAS_ZONE.test(text) ? `${text.replace(' ', 'T')}Z` : text);

/** The first or last UUID of version 7 in a millisecond. */
function idAt(milliseconds: number, rest: '0' | 'f'): string {
  const time = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  const tail = rest === '0' ? '7000-8000-000000000000' : '7fff-bfff-ffffffffffff';
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail}`;
}

/**
 * The same question, asked of ids: every index of audit.event ends in the id, so that a time range is a range of it in
 * whichever other filter, and newest first its order. What is no moment is left for the engine to refuse.
 */
export function inSealingTerms(query: ListQuery): ListQuery {
  const bounds: Record<string, string> = {};
  for (const name of ORDERS_OF_TIME)
    for (const [operators, bound, rest, margin] of [
      [['', '_gte', '_gt'], 'id_gte', '0', -MARGIN_MS],
      [['', '_lte', '_lt'], 'id_lte', 'f', MARGIN_MS],
    ] as const)
      for (const operator of operators) {
        const value = query.filter[`${name}${operator}`];
        const milliseconds = typeof value === 'string' ? millisecondsOf(value) : NaN;
        if (!Number.isNaN(milliseconds)) bounds[bound] = idAt(milliseconds + margin, rest);
      }
  const [name, direction] = query.sort ?? ['id', 'DESC'];
  return {
    ...query,
    filter: { ...bounds, ...query.filter },
    sort: [ORDERS_OF_TIME.includes(name) ? 'id' : name, direction],
  };
}

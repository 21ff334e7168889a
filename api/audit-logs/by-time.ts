import { isMoment, type ListQuery } from '../engine/query.ts';

/** The moment of an entry is the one in its id (audit.append), so that these orders are one. */
const ORDERS_OF_TIME = ['at', 'createdAt', 'updatedAt'];
const HAS_ZONE = /(Z|[+-]\d{2}:?\d{2})$/;

/** Finer than an id tells. */
const IS_FINER = /\.\d{3}\d*[1-9]/;

/** A moment of a filter in milliseconds, in the zone in which PostgreSQL reads it; nothing when no id could tell it. */
function millisecondsOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || !isMoment(text) || IS_FINER.test(text)) return undefined;
  const day = text.slice(0, 10);
  // The thirtieth of February: for the engine to refuse.
  if (new Date(day).toISOString().slice(0, 10) !== day) return undefined;
  const milliseconds = Date.parse(text.length > 10 && !HAS_ZONE.test(text) ? `${text.replace(' ', 'T')}Z` : text);
  return milliseconds >= 0 ? milliseconds : undefined;
}

/** The first or last UUID of version 7 in a millisecond. */
function idAt(milliseconds: number, rest: '0' | 'f'): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const tail = rest === '0' ? '7000-8000-000000000000' : '7fff-bfff-ffffffffffff';
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail}`;
}

const BOUNDS = {
  '': [
    ['id_gte', '0'],
    ['id_lte', 'f'],
  ],
  _gte: [['id_gte', '0']],
  _gt: [['id_gt', 'f']],
  _lte: [['id_lte', 'f']],
  _lt: [['id_lt', '0']],
} as const;

/**
 * The same question, asked of ids: every index of audit.event ends in the id, so that a time range is a range of it in
 * whichever other filter, told by the index alone, and newest first its order. What is no moment is left for the engine
 * to refuse.
 */
export function inSealingTerms(query: ListQuery): ListQuery {
  const filter: Record<string, unknown> = { ...query.filter };
  for (const name of ORDERS_OF_TIME)
    for (const [operator, bounds] of Object.entries(BOUNDS)) {
      const key = `${name}${operator}`;
      const milliseconds = millisecondsOf(filter[key]);
      if (milliseconds === undefined || bounds.some(([bound]) => bound in filter)) continue;
      delete filter[key];
      for (const [bound, rest] of bounds) filter[bound] = idAt(milliseconds, rest);
    }
  const [name, direction] = query.sort ?? ['id', 'DESC'];
  return { ...query, filter, sort: [ORDERS_OF_TIME.includes(name) ? 'id' : name, direction] };
}

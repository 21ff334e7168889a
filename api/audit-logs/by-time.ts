import { UUID } from '../sql/input.ts';
import { isMoment, type Json, type ListQuery } from '../sql/query.ts';

/** The moment of an entry is the one in its id (audit.append), so that these orders are one. */
export const ORDERS_OF_TIME = ['at', 'createdAt', 'updatedAt'];
const HAS_ZONE = /(Z|[+-]\d{2}:?\d{2})$/;

/** Finer than an id tells. */
const IS_FINER = /\.\d{3}\d*[1-9]/;

/** A moment of a filter in milliseconds, in the zone in which PostgreSQL reads it; nothing when it is none. */
function millisecondsOf(text: Json | undefined): number | undefined {
  if (typeof text !== 'string' || !isMoment(text)) return undefined;
  const day = text.slice(0, 10);
  // The thirtieth of February and the year before the first: for the engine to refuse.
  if (day.startsWith('0000') || new Date(day).toISOString().slice(0, 10) !== day) return undefined;
  return Date.parse(text.length > 10 && !HAS_ZONE.test(text) ? `${text.replace(' ', 'T')}Z` : text);
}

/** The first or last UUID of version 7 in a millisecond. */
export function idAt(milliseconds: number, rest: '0' | 'f'): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const tail = rest === '0' ? '7000-8000-000000000000' : '7fff-bfff-ffffffffffff';
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail}`;
}

type Bound = readonly [key: 'id_gte' | 'id_gt' | 'id_lte' | 'id_lt', rest: '0' | 'f'];
const BOUNDS: Readonly<Record<string, readonly Bound[]>> = {
  '': [
    ['id_gte', '0'],
    ['id_lte', 'f'],
  ],
  _gte: [['id_gte', '0']],
  _gt: [['id_gt', 'f']],
  _lte: [['id_lte', 'f']],
  _lt: [['id_lt', '0']],
};
/** Of what an id tells only roughly: the range that surely holds it. */
const AROUND: typeof BOUNDS = { ...BOUNDS, _gt: [['id_gte', '0']], _lt: [['id_lte', 'f']] };

/** The narrower of two bounds; the other one when the first is no id, for the engine to refuse. */
function narrower(key: Bound[0], given: Json | undefined, ours: string): Json {
  if (given === undefined) return ours;
  if (typeof given !== 'string' || !UUID.test(given)) return given;
  const isLower = given.toLowerCase() < ours;
  return isLower === key.startsWith('id_l') ? given : ours;
}

/**
 * The same question, asked of ids: every index of audit.event ends in the id, so that a time range is a range of it in
 * whichever other filter, told by the index alone, and newest first its order. What is no moment is left for the engine
 * to refuse.
 */
export function inSealingTerms(query: ListQuery): ListQuery {
  const filter: { [key: string]: Json } = { ...query.filter };
  for (const name of ORDERS_OF_TIME)
    for (const operator of Object.keys(BOUNDS)) {
      const key = `${name}${operator}`;
      const milliseconds = millisecondsOf(filter[key]);
      if (milliseconds === undefined) continue;
      const isFiner = IS_FINER.test(filter[key] as string);
      if (!isFiner) delete filter[key];
      for (const [bound, rest] of (isFiner ? AROUND : BOUNDS)[operator]!)
        filter[bound] = narrower(bound, filter[bound], idAt(Math.max(0, milliseconds), rest));
    }
  const [name, direction] = query.sort ?? ['id', 'DESC'];
  return { ...query, filter, sort: [ORDERS_OF_TIME.includes(name) ? 'id' : name, direction] };
}

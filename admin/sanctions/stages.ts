import type { Sanction, sanctions } from '../../api/sanctions/sanctions.resource.ts';

type Name = keyof (typeof sanctions)['fields'];

export interface Stage {
  /** What was done, and the field that says by or from when. */
  readonly done: Name;
  readonly limit?: Name;
  readonly on: string | null;
  readonly due: string | null;
}

/** In the order of the law (PP 94/2021 art. 26 to 37). */
const STAGES: readonly { readonly done: Name; readonly limit?: Name }[] = [
  { done: 'deliveredOn', limit: 'summonsBy' },
  { done: 'examinedOn', limit: 'summonsDate' },
  { done: 'secondSummonedOn', limit: 'secondSummonsBy' },
  { done: 'secondDeliveredOn', limit: 'secondDate' },
  { done: 'decidedOn' },
  { done: 'sentOn', limit: 'sendBy' },
  { done: 'handedOverOn', limit: 'handOverBy' },
  { done: 'objectedOn', limit: 'objectionBy' },
  { done: 'servedFrom', limit: 'inForceOn' },
  { done: 'servedUntil' },
];

/** Those of which something is known. */
export const stagesOf = (record: Partial<Sanction>): Stage[] =>
  STAGES.map(({ done, limit }) => ({
    done,
    ...(limit && { limit }),
    on: (record[done] as string | null | undefined) ?? null,
    due: limit ? ((record[limit] as string | null | undefined) ?? null) : null,
  })).filter(({ on, due }) => on !== null || due !== null);

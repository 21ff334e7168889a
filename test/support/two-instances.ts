import type { Username } from '../../api/seed/people.ts';
import type { Desk } from './desk.ts';
import { type Office, openOffice, type Running } from './office.ts';

/** An office that two instances serve at once. */
export interface TwoInstances {
  readonly office: Office;
  readonly other: Running;
  /** The same person at the second instance. */
  readonly there: (who: Username) => Desk;
}

export async function openTwoInstances(): Promise<TwoInstances> {
  const office = await openOffice({ JOBS: 'off' });
  const other = await office.another();
  return { office, other, there: (who) => office.as(who).at(other.url) };
}

export const statuses = (answers: readonly { status: number }[]): number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

import type { Applicant, Applicants } from './applicants.ts';
import type { StaffIds } from './people.ts';
import type { Random } from './random.ts';
import type { Book, DemoRow, Values } from './rows.ts';
import type { Unit } from './units.ts';

export type Kind = Values<'requests'>['kind'];
export type Status = Values<'verifications'>['status'];

/** A person who holds a certificate already: letters of the other kinds are about him. */
export interface Holder {
  readonly person: Applicant;
  readonly unit: Unit;
  readonly certificate: DemoRow;
}

/** What the parts of the demo office share. */
export interface Office {
  readonly now: number;
  readonly random: Random;
  readonly book: Book;
  readonly units: ReadonlyMap<string, Unit>;
  readonly staff: StaffIds;
  readonly applicants: Applicants;
}

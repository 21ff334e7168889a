import type { Sql } from '../database/database.ts';
import type { Applicant, Applicants } from './applicants.ts';
import type { Cast } from './cast.ts';
import type { StaffIds } from './people.ts';
import type { Random } from './random.ts';
import type { Values } from './rows.ts';
import type { Unit } from './units.ts';

export type Kind = Values<'requests'>['kind'];
export type Status = Values<'verifications'>['status'];

/** A person who holds a certificate by the time that letters of the other kinds are about him. */
export interface Holder {
  readonly person: Applicant;
  readonly unit: Unit;
  /** His verification, once it has been recorded. */
  verificationId?: string;
}

/** What the stories of the demo office share. */
export interface Office {
  /** Milliseconds: the moment at which all of them end. */
  readonly now: number;
  readonly random: Random;
  readonly cast: Cast;
  readonly sql: Sql;
  readonly units: ReadonlyMap<string, Unit>;
  readonly staff: StaffIds;
  readonly applicants: Applicants;
}

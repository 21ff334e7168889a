import type { Role } from './roles.ts';
import type { Held } from './rule.ts';

/** Which rows a role sees; several are joined by "or". Outside of it a record does not exist (404). */
export type Scope =
  | 'all'
  /** The field names the actor himself. */
  | { readonly mine: string }
  /** The field names a unit in the actor's own unit or below. */
  | { readonly unit: string }
  /** The field names somebody in the actor's reporting line, himself included. */
  | { readonly line: string }
  /** The record that the field points to is in the actor's scope; of an attachment, its owner's. */
  | { readonly through: string }
  /** Some record of the resource whose field points here is in the actor's scope. */
  | { readonly has: string; readonly by: string }
  /** Rows of which this is so. */
  | { readonly if: Held };

/** Who does not see a record, whatever his role: a part of every read, like the scope (api/README: The wall). */
export type Wall =
  /** The staff member whom the field names, as long as this is so. */
  | { readonly staff: string; readonly if?: Held }
  /** Everybody who holds the role, where this is so. */
  | { readonly role: Role; readonly if: Held }
  /** Whoever does not see the record that the field points to. */
  | { readonly through: string }
  /**
   * Whoever does not see the record whose id is in the field, or something that the record belongs to. `refused` names
   * who was refused something: what his role alone refused him he is told of any id, or the missing entry would tell.
   */
  | { readonly record: string; readonly refused?: string };

/** Kepala Dinas and auditor see all, the heads between them the people of their reporting line (api/README: Who sees what). */
export const byLine = (field: string) =>
  ({ kepala_dinas: 'all', auditor: 'all', kepala_bidang: { line: field }, kepala_seksi: { line: field } }) as const;

/** Each of the heads by name, where the field names him (`assignees`). */
export const byHead = (field: string) => ({ kepala_dinas: field, kepala_bidang: field, kepala_seksi: field }) as const;

export interface Access {
  readonly list: readonly Role[];
  readonly show: readonly Role[];
  readonly create: readonly Role[];
  readonly edit: readonly Role[];
  readonly delete: readonly Role[];
}

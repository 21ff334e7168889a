import type { Deed, Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Step } from '../define/flow.ts';
import type { Role } from '../define/roles.ts';
import type { Known } from '../define/rule.ts';

/** Who writes. */
export interface Writing {
  readonly origin: Origin;
  /** As whose roles see it the answer is; without, it is for nobody. */
  readonly roles?: readonly Role[];
  /** What it is a part of. */
  readonly sql?: Sql;
}

/** What goes into the trail beside the changes of fields. */
interface Told {
  /** What a person wrote. */
  readonly explanation?: string;
  /** What is no field: when the record falls due then, which row of a verb it was. */
  readonly facts?: Known;
}
export interface Change extends Told, Omit<Deed, 'resource'> {
  /** Plain field values (and `archivedAt`, `previousStatus`). */
  readonly values: Known;
}
/** By one step of the record's flow. */
export interface Move extends Told {
  readonly step: Step;
  readonly values: Known;
  readonly role?: Role;
}
/** By a step that the application takes. */
export interface Followed {
  readonly verb: string;
  readonly values?: Known;
  readonly explanation?: string;
}

import type { Person } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Step } from '../define/flow.ts';
import type { Row } from './reader.ts';

/** What a rule of a feature is told about the write it may add to or refuse. */
export interface Work {
  readonly origin: Person;
  /** Field values given by the person, normalised and valid. */
  readonly values: Record<string, unknown>;
  readonly sql: Sql;
}
export interface RowWork extends Work {
  /** The row before the write. */
  readonly row: Row;
}
export interface CreatedWork extends Work {
  /** The new record as it is answered. */
  readonly json: string;
}
/** What a rule is asked about a step before anybody takes it: `given` is the body, not looked at yet, if there is one. */
export interface StepQuestion {
  readonly origin: Person;
  readonly row: Row;
  readonly step: Step;
  readonly given: Readonly<Record<string, unknown>>;
  readonly sql: Sql;
}
export interface StepWork extends RowWork {
  readonly step: Step;
  readonly reason?: string;
}

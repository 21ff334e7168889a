import type { Person } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import type { Step } from '../define/flow.ts';
import type { RecordOf, Resource, RowOf, VerbOf } from '../define/resource.ts';

/** Field values of a record, some of them. */
export type ValuesOf<R extends Resource> = Partial<RecordOf<R>>;

/** What a feature is told about the write that it may add to or refuse. */
export interface Work<R extends Resource = Resource> {
  readonly origin: Person;
  /** Field values given by the person, normalised and valid. */
  readonly values: ValuesOf<R>;
  readonly sql: Sql;
}
export interface RowWork<R extends Resource = Resource> extends Work<R> {
  /** The row before the write, with its facts. */
  readonly row: RowOf<R>;
}
export interface CreatedWork<R extends Resource = Resource> extends Work<R> {
  /** The new record as it is answered. */
  readonly json: string;
}
export interface StepWork<R extends Resource = Resource> extends RowWork<R> {
  readonly step: Step;
  readonly reason?: string;
}

type Added<R extends Resource> = ValuesOf<R> | void;
/** What only code can say about a step, always inside its transaction. */
export interface Effect<R extends Resource = Resource> {
  /** Before the move: refuses with a Problem, or answers further field values. */
  before?(work: StepWork<R>): Promise<Added<R>> | Added<R>;
  /** After it: what it does to other records. */
  after?(work: StepWork<R>): Promise<void> | void;
}
/** By verb: one that the flow does not have does not compile. */
export type Effects<R extends Resource> = { readonly [V in VerbOf<R>]?: Effect<R> };

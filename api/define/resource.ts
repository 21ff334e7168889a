import type { Clock } from './clock.ts';
import type { Field } from './field.ts';
import type { Filled, Flow, Step } from './flow.ts';
import { kindOf } from './kinds.ts';
import type { Actor, Role } from './roles.ts';
import type { Access, Scope, Wall } from './who.ts';
import type { Each, Rule, Sets, Tested, Known } from './rule.ts';
import type { Members } from './shape.ts';

export type Fields = Readonly<Record<string, Field>>;

export type Group = 'layanan' | 'pengawasan' | 'standar' | 'organisasi' | 'sistem';

type Facts = Readonly<Record<string, 'number' | 'text' | 'boolean' | 'list'>>;

export interface Resource<N extends string = string, F extends Fields = Fields, X extends Facts = Facts> {
  /** Path of the API and key of the console: `org-units`. */
  readonly name: N;
  /** Plural, Indonesian. */
  readonly label: string;
  readonly group: Group;
  /** Field that names a record to people. */
  readonly title: string;
  /**
   * What a record is to a person, in one line beside its title: of what waits for him, in what he is told, on its page and in
   * the sentences of the trail. `{opdId}` stands for the field, `{requestId.opdId}` for one of the record it points to,
   * `{verifications}` for how many parts there are; `[…]` is said only where what is filled in there is known. Nothing in it is
   * personal data; a mail says no more of it than what the record points to and how many parts it has.
   */
  readonly summary: string;
  readonly fields: F;
  readonly list: readonly string[];
  /**
   * What `q` looks in: a text; a NIP, by the whole of it; a reference, by what the record is called that it points to; a part, by
   * what its own list is searched by.
   */
  readonly search?: readonly string[];
  /** Fields offered as filters in the console; the API filters by any visible one. */
  readonly filters?: readonly string[];
  readonly sort?: readonly [string, 'ASC' | 'DESC'];
  readonly access: Access;
  readonly scope: 'all' | Readonly<Partial<Record<Role, Scope | readonly Scope[]>>>;
  readonly hiddenFrom?: readonly Wall[];
  /** What is told of it, though it is outside his scope, to whoever reads a record that names it. */
  readonly told?: readonly string[];
  /** Whom what is sealed (`sealedBy`) is opened to, and the files with it: they show the same. */
  readonly sealOpensTo?: { readonly staff: string; readonly by: readonly Role[] };
  /** A room of its own: each opening is recorded, nothing leaves it by export or through the trail's view. */
  readonly confidential?: true;
  /** Names the staff member that a record is about: he may see it, but never write it (api/README: Four eyes). */
  readonly about?: string;
  /** No two rows alike in these fields; `final: false`: only among rows whose state is not. */
  readonly unique?: readonly { readonly fields: readonly string[]; readonly final?: false; readonly says: string }[];
  /**
   * Where a write is refused. `writing`: about the record as it would be; the others about the record as it is. Between two
   * fields of one row the table holds the rule as well.
   */
  readonly unless?: {
    readonly writing?: readonly Rule[];
    readonly editing?: readonly Rule[];
    readonly archiving?: readonly Rule[];
  };
  /** What rules look at beside the fields: its kind. Read with the row, under its lock; the SQL stands in the feature's facts. */
  readonly facts?: X;
  /** What the application writes when a record is made. */
  readonly sets?: Sets;
  /** States in which fields may be changed; without a word, the initial one only. */
  readonly editable?: readonly string[] | 'always';
  /**
   * Records of these resources belong to this one: they are shown on its page, and closed when it has ended. `goesOn`: what
   * is decided or changed later all the same; `changed`: and nothing is added then.
   */
  readonly parts?: readonly { readonly resource: string; readonly by: string; readonly goesOn?: true | 'changed' }[];
  /** Whose turn it is where no step names a person: who among those with a role, by the field that names him. */
  readonly assignees?: Readonly<Partial<Record<Role, string>>>;
  /** What is promised in time; read as `dueAt` and `clockPhase` beside the fields, and explained by `GET …/clock`. */
  readonly clock?: Clock;
  /** Rows that the application's own work moves without telling the trail: they are not reconciled with it. */
  readonly untold?: true;
  /** Of use in the record that it belongs to only: no entry in the menu. */
  readonly detail?: true;
  /** What its service tells of a record beside its fields, or leaves out of them (`optional`). */
  readonly alsoTells?: Members;
  /** Read from a view or table that the engine does not make; nothing is ever written. */
  readonly readFrom?: string;
}

type Name<F extends Fields> = keyof F & string;
/** What every record has beside its declared fields. */
export type Common = { id: string; version: number; createdAt: string; updatedAt: string };
const COMMON = ['id', 'version', 'createdAt', 'updatedAt', 'createdById'] as const;
export type CommonName = (typeof COMMON)[number];
/** What a record with a clock has beside that: read off the ledger, never given. */
export const CLOCK_FIELDS = ['dueAt', 'clockPhase'] as const;
type ReadName = CommonName | (typeof CLOCK_FIELDS)[number];

type FlowOf<F> = F[keyof F] extends infer X ? (X extends { readonly flow: infer W extends Flow } ? W : never) : never;
type StateName<F> = FlowOf<F> extends infer W ? (W extends Flow ? keyof W['states'] & string : never) : never;
type FlowWord<F> = FlowOf<F> extends infer W ? (W extends Flow<string, string, infer N> ? N : never) : never;
type FactsOf<D> = D extends { readonly facts: infer X extends Facts } ? X : Record<never, never>;
type Head<N> = N extends `${infer H}.${string}` ? H : N;
type PartOf<D> = D extends { readonly parts: readonly { readonly resource: infer N }[] } ? N : never;
/** What a declaration, its rules and its flow speak of. */
type Spoken<D extends Resource> =
  | FlowWord<D['fields']>
  | (D extends { readonly unless: infer U } ? Tested<Each<U[keyof U]>> : never)
  | (D extends { readonly sets: infer S } ? keyof S & string : never)
  | Exclude<Head<Filled<D['summary']>>, PartOf<D>>;
/** Says which name is neither a field nor a fact. */
type Honest<D extends Resource> =
  Exclude<Spoken<D>, Name<D['fields']> | ReadName | keyof FactsOf<D>> extends infer Unknown
    ? [Unknown] extends [never]
      ? unknown
      : { readonly 'neither a field nor a fact': Unknown }
    : never;

/** Declares a resource: the whole knowledge from which API, table, permissions, audit and screens are read. */
export function defineResource<const D extends Resource>(
  resource: D & {
    readonly title: Name<D['fields']>;
    readonly about?: Name<D['fields']>;
    readonly list: readonly (Name<D['fields']> | ReadName)[];
    readonly search?: readonly (Name<D['fields']> | PartOf<D>)[];
    readonly filters?: readonly Name<D['fields']>[];
    readonly sort?: readonly [Name<D['fields']> | ReadName, 'ASC' | 'DESC'];
    readonly editable?: readonly StateName<D['fields']>[] | 'always';
  } & Honest<D>,
): Resource<D['name'], D['fields'], FactsOf<D>> {
  return resource as never;
}

type Value<X> = X extends Field<infer T, infer R> ? (R extends true ? T : T | null) : never;
/** The type of a record, inferred from its declaration. */
export type RecordOf<R> =
  R extends Resource<string, infer F, infer _> ? Common & { [K in keyof F]: Value<F[K]> } : never;

/** What a reference leads to, beside it: `opd` of `opdId`. */
type RelationName<K> = K extends `${infer N}Id` ? N : never;
export const relationName = (name: string): string => name.replace(/Id$/, '');
/** A record as its table keeps it, with the records that it points to where they are asked for. `All`: every resource. */
export type StoredOf<R extends Resource, All extends Resource = Resource> = RecordOf<R> & {
  readonly archivedAt: string | null;
  readonly createdById: string | null;
} & {
  readonly [
    K in keyof R['fields'] as R['fields'][K] extends { readonly to: string } ? RelationName<K> : never
  ]?: R['fields'][K] extends { readonly to: infer T extends string }
    ? StoredOf<Extract<All, { readonly name: T }>, All> | null
    : never;
};

type FactValue = { number: number; text: string | null; boolean: boolean; list: readonly string[] };
/** A record as rules see it: every field, what only the application keeps, and the facts. */
export type RowOf<R extends Resource> = RecordOf<R> & {
  readonly status: string;
  readonly previousStatus?: string | null;
  readonly archivedAt?: string | null;
  readonly createdById: string | null;
} & (R extends Resource<string, Fields, infer X>
    ? string extends keyof X
      ? unknown
      : { readonly [K in keyof X]: FactValue[X[K]] }
    : unknown);
/** Verbs of the resource's flow. */
export type VerbOf<R extends Resource> =
  FlowOf<R['fields']> extends infer W ? (W extends Flow<string, infer V> ? V : never) : never;

/** The field that the resource's flow moves, if it has one. */
export function stateOf(resource: Resource): { field: string; flow: Flow } | undefined {
  const entry = Object.entries(resource.fields).find(([, field]) => field.flow);
  return entry && { field: entry[0], flow: entry[1].flow! };
}

/** Every step of every flow, with the resource whose it is. */
export const allSteps = (resources: Iterable<Resource>): { readonly resource: Resource; readonly step: Step }[] =>
  [...resources].flatMap((resource) => (stateOf(resource)?.flow.steps ?? []).map((step) => ({ resource, step })));

/** What a record is before anybody says otherwise: the fields that have an initial value. */
export const initialValues = ({ fields }: Resource): Known =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { initial }]) => (initial === undefined ? [] : [[name, initial] as const])),
  );

/** Every field, empty or with what it is before anybody says otherwise. */
export const emptyRecord = (resource: Resource): Known => ({
  ...Object.fromEntries(Object.keys(resource.fields).map((name) => [name, null])),
  ...initialValues(resource),
});

/** The register number that a creation is given, if it is given one. */
export function numberOf(resource: Resource): { field: string; prefix: string } | undefined {
  const entry = Object.entries(resource.fields).find(([, field]) => field.prefix);
  return entry && { field: entry[0], prefix: entry[1].prefix! };
}

/** Fields a person with these roles may know of. */
export function visibleFields(resource: Resource, roles: readonly Role[]): string[] {
  return Object.keys(resource.fields).filter((name) => {
    const field = resource.fields[name]!;
    return !kindOf(field).writeOnly && (!field.visibleTo || roles.some((role) => field.visibleTo!.includes(role)));
  });
}

/** Personal data that is shown as it is, not masked. */
export const isBare = (field: Field | undefined): boolean => field?.personal === true && !kindOf(field).encrypted;

/** Fields with which these roles read personal data unmasked: such reading is told in the audit trail (api/README: The audit trail). */
export const personalFields = (resource: Resource, roles: readonly Role[]): string[] =>
  visibleFields(resource, roles).filter((name) => isBare(resource.fields[name]));

/** Fields a person may give: at creation, or when editing. */
export function editableFields(resource: Resource, roles: readonly Role[], creating: boolean): string[] {
  const readable = visibleFields(resource, roles);
  return Object.entries(resource.fields)
    .filter(([name, field]) => readable.includes(name) || kindOf(field).writeOnly)
    .filter(([, field]) => (field.changedBy ?? 'user') === 'user' && (creating || !field.fixed))
    .map(([name]) => name);
}

/** The field that says whether a record keeps something sealed. */
export const sealOf = ({ fields }: Resource): string | undefined =>
  Object.values(fields).find(({ sealedBy }) => sealedBy)?.sealedBy;
export const opensSeal = ({ sealOpensTo: to }: Resource, { roles, staffId }: Actor, record: Known): boolean =>
  Boolean(to && (record[to.staff] === staffId || roles.some((role) => to.by.includes(role))));

/** Whether the field may be edited while the record is in this state: closed by default, once the first step was taken. */
export function isEditable(resource: Resource, name: string, state: unknown): boolean {
  const flow = stateOf(resource)?.flow;
  const open = resource.fields[name]?.editable ?? resource.editable ?? (flow ? [flow.initial] : 'always');
  return open === 'always' || open.includes(state as string);
}

/** Whether these roles may edit anything of a record in this state. */
export const isOpen = (resource: Resource, roles: readonly Role[], state: unknown): boolean =>
  editableFields(resource, roles, false).some((name) => isEditable(resource, name, state));

/** The step of its flow that sets a field of the record anew once it is closed. */
export const correctionOf = (resource: Resource, name: string): Step | undefined =>
  stateOf(resource)?.flow.steps.find(
    ({ corrects, needs = [], takes = [] }) => corrects && [...needs, ...takes].includes(name),
  );

/** Whether a rule may close a record to edits, or to being put away. */
export const hasClosingRules = ({ unless }: Resource): boolean => Boolean(unless?.editing ?? unless?.archiving);

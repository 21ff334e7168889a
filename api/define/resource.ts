import type { Clock } from './clock.ts';
import type { Field } from './field.ts';
import type { Flow, Step } from './flow.ts';
import type { Actor, Role } from './roles.ts';

export type Fields = Readonly<Record<string, Field>>;

/** Which rows a role sees; several are joined by "or". Outside of it a record does not exist (404). */
export type Scope =
  | 'all'
  /** The field names the actor himself. */
  | { readonly mine: string }
  /** The field names a unit in the actor's own unit or below. */
  | { readonly unit: string }
  /** The field names somebody in the actor's reporting line, himself included. */
  | { readonly line: string }
  /** The record that the field points to is in the actor's scope. */
  | { readonly through: string }
  /** Some record of the resource whose field points here is in the actor's scope. */
  | { readonly has: string; readonly by: string }
  /** The attachment's owner (fields ownerType, ownerId) is in the actor's scope. */
  | { readonly owner: true }
  /** Rows whose field has one of these values. */
  | { readonly field: string; readonly in: readonly string[] };

/** Who does not see a record, whatever his role: a part of every read, like the scope (api/README: The wall). */
export type Wall =
  /** The staff member whom the field names; `while`: as long as another field has one of these values. */
  | { readonly staff: string; readonly while?: { readonly field: string; readonly in: readonly string[] } }
  /** Everybody who holds the role, where the field is true. */
  | { readonly role: Role; readonly where: string }
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

export interface Access {
  readonly list: readonly Role[];
  readonly show: readonly Role[];
  readonly create: readonly Role[];
  readonly edit: readonly Role[];
  readonly delete: readonly Role[];
}

export type Group = 'layanan' | 'pengawasan' | 'standar' | 'organisasi' | 'sistem';

export interface Resource<N extends string = string, F extends Fields = Fields> {
  /** Path of the API and key of the console: `org-units`. */
  readonly name: N;
  /** Plural, Indonesian. */
  readonly label: string;
  readonly group: Group;
  /** Field that names a record to people. */
  readonly title: string;
  readonly fields: F;
  readonly list: readonly string[];
  /** Fields that `q` looks in. */
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
  readonly sealOpensTo?: { readonly staff: string; readonly roles: readonly Role[] };
  /** A room of its own: each opening is recorded, nothing leaves it by export or through the trail's view. */
  readonly confidential?: true;
  /** Names the staff member that a record is about: he may see it, but never write it (api/README: Four eyes). */
  readonly about?: string;
  /** No two rows alike in these fields; `open`: only among rows whose state is not final. */
  readonly unique?: readonly { readonly fields: readonly string[]; readonly open?: true; readonly says: string }[];
  /** Two fields of one row that must never name the same person (four eyes). */
  readonly different?: readonly { readonly fields: readonly [string, string]; readonly says: string }[];
  /** The first field must not be after the second. */
  readonly ordered?: readonly { readonly fields: readonly [string, string]; readonly says: string }[];
  /** Where the first field holds one of `when`, the second is empty or one of `only`. */
  readonly implies?: readonly {
    readonly fields: readonly [string, string];
    readonly when: readonly string[];
    readonly only: readonly string[];
    readonly says: string;
  }[];
  /**
   * Records of these resources belong to this one: they are shown on its page, and closed when it has ended. `goesOn`: what
   * is decided or changed later all the same.
   */
  readonly parts?: readonly { readonly resource: string; readonly by: string; readonly goesOn?: true }[];
  /** Whose turn it is where no step names a person: who among those with a role, by the field that names him. */
  readonly assignees?: Readonly<Partial<Record<Role, string>>>;
  /**
   * What a record is to somebody whose turn it is: `full` beside its title in the console, `mail` in what leaves it.
   * `{opdId}` stands for the field, `{requestId.opdId}` for one of the record it points to, `{verifications}` for how
   * many parts there are.
   */
  readonly summary?: { readonly full?: string; readonly mail?: string };
  /** What is promised in time; read as `dueAt` and `clockPhase` beside the fields, and explained by `GET …/clock`. */
  readonly clock?: Clock;
  /** Rows that the application's own work moves without telling the trail: they are not reconciled with it. */
  readonly untold?: true;
  /** Of use in the record that it belongs to only: no entry in the menu. */
  readonly detail?: true;
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

/** Declares a resource: the whole knowledge from which API, table, permissions, audit and screens are read. */
export function defineResource<const N extends string, const F extends Fields>(
  resource: Omit<Resource<N, F>, 'title' | 'list' | 'search' | 'filters' | 'sort' | 'parts' | 'about'> & {
    title: Name<F>;
    about?: Name<F>;
    list: readonly (Name<F> | ReadName)[];
    search?: readonly Name<F>[];
    filters?: readonly Name<F>[];
    sort?: readonly [Name<F> | ReadName, 'ASC' | 'DESC'];
    parts?: Resource['parts'];
  },
): Resource<N, F> {
  return resource;
}

type Value<X> = X extends Field<infer T, infer R> ? (R extends true ? T : T | null) : never;
/** The type of a record, inferred from its declaration. */
export type RecordOf<R> = R extends Resource<string, infer F> ? Common & { [K in keyof F]: Value<F[K]> } : never;

/** The field that the resource's flow moves, if it has one. */
export function stateOf(resource: Resource): { field: string; flow: Flow } | undefined {
  const entry = Object.entries(resource.fields).find(([, field]) => field.kind === 'state');
  return entry && { field: entry[0], flow: entry[1].flow! };
}

/** What a record is before anybody says otherwise: the fields that have an initial value. */
export const initialValues = ({ fields }: Resource): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { initial }]) => (initial === undefined ? [] : [[name, initial] as const])),
  );

/** The register number that a creation is given, if it is given one. */
export function numberOf(resource: Resource): { field: string; prefix: string } | undefined {
  const entry = Object.entries(resource.fields).find(([, field]) => field.kind === 'number');
  return entry && { field: entry[0], prefix: entry[1].prefix! };
}

/** Fields a person with these roles may know of. */
export function visibleFields(resource: Resource, roles: readonly Role[]): string[] {
  return Object.keys(resource.fields).filter((name) => {
    const field = resource.fields[name]!;
    return field.kind !== 'password' && (!field.visibleTo || roles.some((role) => field.visibleTo!.includes(role)));
  });
}

/** Fields with which these roles read personal data unmasked: such reading is told in the audit trail (api/README: The audit trail). */
export const personalFields = (resource: Resource, roles: readonly Role[]): string[] =>
  visibleFields(resource, roles).filter(
    (name) => resource.fields[name]!.personal && resource.fields[name]!.kind !== 'nik',
  );

/** Fields a person may give: at creation, or when editing. */
export function editableFields(resource: Resource, roles: readonly Role[], creating: boolean): string[] {
  const readable = visibleFields(resource, roles);
  return Object.entries(resource.fields)
    .filter(([name, field]) => readable.includes(name) || field.kind === 'password')
    .filter(([, field]) => (field.changedBy ?? 'user') === 'user' && (creating || !field.fixed))
    .map(([name]) => name);
}

/** The field that says whether a record keeps something sealed. */
export const sealOf = ({ fields }: Resource): string | undefined =>
  Object.values(fields).find(({ sealedBy }) => sealedBy)?.sealedBy;
export const opensSeal = (
  { sealOpensTo: to }: Resource,
  { roles, staffId }: Actor,
  record: Readonly<Record<string, unknown>>,
): boolean => Boolean(to && (record[to.staff] === staffId || roles.some((role) => to.roles.includes(role))));

/** The step of its flow that sets a field of the record anew once it is settled. */
export const correctionOf = (resource: Resource, name: string): Step | undefined =>
  stateOf(resource)?.flow.steps.find(
    ({ corrects, needs = [], takes = [] }) => corrects && [...needs, ...takes].includes(name),
  );

/** The roles of the service standard (api/README: Who works here), with the word people see. */
export const ROLES = {
  kepala_dinas: 'Kepala Dinas',
  kepala_bidang: 'Kepala Bidang',
  kepala_seksi: 'Kepala Seksi',
  verifikator: 'Verifikator',
  staf: 'Staf',
  admin_sistem: 'Administrator sistem',
  auditor: 'Auditor (Inspektorat)',
} as const;

export type Role = keyof typeof ROLES;

const oneOf = new Intl.ListFormat('id', { type: 'disjunction' });
/** "A, B, atau C": whatever a sentence leaves the choice of. */
export const eitherOf = (words: readonly string[]): string => oneOf.format(words);
/** The roles of which one is enough. */
export const anyRole = (roles: readonly Role[]): string => eitherOf(roles.map((role) => ROLES[role]));

export const EVERYONE = Object.keys(ROLES) as readonly Role[];
/** Everyone who may see case content: the system administrator sees none (api/README: Who works here). */
export const CASE_READERS = EVERYONE.filter((role) => role !== 'admin_sistem');
export const LEADERS: readonly Role[] = ['kepala_dinas', 'kepala_bidang', 'kepala_seksi'];
/** Who reads the acts of others. */
export const OVERSEERS: readonly Role[] = [...LEADERS, 'auditor'];
/** Roles that are given by one and confirmed by another (api/README: Rights). */
export const CONFIRMED_ROLES: readonly Role[] = [...LEADERS, 'auditor', 'admin_sistem'];
/** Who confirms them. */
export const CONFIRMERS: readonly Role[] = ['kepala_dinas', 'auditor'];

/** A leading post that somebody else holds, and the actor as Plt. or Plh. leads in his place. */
export interface StandsIn {
  readonly role: Role;
  /** "Plt." or "Plh.". */
  readonly acting: string;
  readonly holderId: string;
  /** Whom he leads in this post only, near and far. */
  readonly lineIds: readonly string[];
}

/** Who is asking: a person with the roles of his appointments that are in force today. */
export interface Actor {
  readonly userId: string;
  readonly staffId: string;
  readonly name: string;
  /** In force today, the definitive appointment first. */
  readonly roles: readonly Role[];
  /** Roles held only as Plt. or Plh., with the words to show ("Plh."). */
  readonly acting: Readonly<Partial<Record<Role, string>>>;
  /** Own unit and every unit below it, also of a post that he stands in for. */
  readonly unitIds: readonly string[];
  /** Own staff id and every subordinate, direct or not, also of those whom he stands in for. */
  readonly lineIds: readonly string[];
  readonly standsIn: readonly StandsIn[];
  /** Those above him, near and far. */
  readonly aboveIds: readonly string[];
  /** Competences valid today. */
  readonly competences: readonly string[];
  /** His password is one that somebody else gave him: he may do nothing but choose his own. */
  readonly passwordDue: boolean;
}

/** True when the actor holds one of the roles. */
export function holds(actor: Pick<Actor, 'roles'>, roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

/** The post of another in which he leads this person; nothing where he leads him himself. */
export const standsInFor = ({ standsIn }: Pick<Actor, 'standsIn'>, staffId: string): StandsIn | undefined =>
  standsIn.find(({ lineIds }) => lineIds.includes(staffId));

import { inForce } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import type { VerifierLoad } from '../define/answers/board.ts';
import type { Role } from '../define/roles.ts';
import { cannotTake, DUTY_COLUMNS, type DutyRow, offDuty } from '../work/duty.ts';
import { LETTERED } from './verifier.flow.ts';

const VERIFIERS: readonly Role[] = ['verifikator'];

/** What of a person to be verified decides who may have him. */
export interface Verified {
  readonly kind: string;
  /** The office's own staff member whom the letter is about, if it is one. */
  readonly subjectStaffId: string | null;
  /** Where he works. */
  readonly subjectUnitId: string | null;
  /** Who recorded the person: another verifies him, where there is one. */
  readonly registeredById: string | null;
}
/** What of somebody decides whom he may verify. */
export type Verifier = Omit<VerifierLoad, 'minutes' | 'completed' | 'open' | 'overdue'>;
export interface Unfit {
  /** A few Indonesian words. */
  readonly says: string;
  /** Never to be overridden, whatever the reason. */
  readonly always: boolean;
  /** He may where nobody else can. */
  readonly last: boolean;
}

export const neededFor = (kind: string): keyof typeof LETTERED =>
  kind === 'pencabutan' ? 'hak_akses_pencabutan' : 'registrasi_sertifikat';

/** Why this verifier must not have this person; nothing when he may. The one rule for every way of assigning. */
export function unfit(person: Verified, verifier: Verifier, assignerId: string): Unfit | undefined {
  const never = (says: string): Unfit => ({ says, always: true, last: false });
  const code = neededFor(person.kind);
  const off = offDuty({ ...verifier, roles: verifier.inForce ? VERIFIERS : [] }, VERIFIERS);
  if (off) return never(off);
  if (!verifier.competences.includes(code)) return never(`belum berkompetensi ${LETTERED[code]}`);
  if (verifier.staffId === assignerId) return never('dia yang menugaskan');
  if (verifier.staffId === person.subjectStaffId) return never('dia sendiri pemohonnya');
  const isNear = person.subjectUnitId !== null && verifier.unitId === person.subjectUnitId;
  if (verifier.staffId === person.registeredById)
    return { says: 'dia yang mencatat pemohon ini', always: false, last: !isNear };
  if (isNear) return { says: 'seunit dengan pemohon', always: false, last: false };
  return undefined;
}

/** Columns of the staff member `s` that the rule looks at, in the order of `verifierOf`. */
export const VERIFIER_COLUMNS = `s.id, s."fullName", s."unitId", ${DUTY_COLUMNS},
  (select coalesce(json_agg(c.code order by c.code), '[]') from competencies c where c."staffId" = s.id and ${inForce('c')})`;
export type VerifierRow = [string, string, string, ...DutyRow, string[]];
export const verifierOf = (row: VerifierRow): Verifier => {
  const [staffId, name, unitId, active, account, onLeave, roles, competences] = row;
  return {
    staffId,
    name,
    unitId,
    inForce: VERIFIERS.some((role) => roles.includes(role)),
    onLeave,
    active,
    account,
    competences,
  };
};

/** Whether among these, of the registrar's own unit, somebody else may have the person. */
const hasAnother = (person: Verified, registrar: Verifier, all: readonly Verifier[], assignerId: string): boolean =>
  all.some((one) => one.unitId === registrar.unitId && !unfit(person, one, assignerId));

/** Why this one of all must not be given the person, as things stand. */
function barred(person: Verified, verifier: Verifier, all: readonly Verifier[], assignerId: string) {
  const why = unfit(person, verifier, assignerId);
  const isRegistrar = verifier.staffId === person.registeredById;
  return why?.always || (isRegistrar && hasAnother(person, verifier, all, assignerId)) ? why : undefined;
}

async function allVerifiers(sql: Sql): Promise<Verifier[]> {
  const rows = await sql.query<VerifierRow>(`select ${VERIFIER_COLUMNS} from staff s where s."archivedAt" is null`, []);
  return rows.map(verifierOf);
}

/** Staff who may have all of these people. */
export async function fitFor(sql: Sql, assignerId: string, people: readonly Verified[]): Promise<string[]> {
  const all = await allVerifiers(sql);
  const mayHave = (verifier: Verifier) => !people.some((person) => barred(person, verifier, all, assignerId));
  return all.filter(mayHave).map(({ staffId }) => staffId);
}

/** Why somebody cannot be given these people, in one Indonesian sentence; nothing when he can. */
export async function verifierFault(
  sql: Sql,
  staffId: string,
  assignerId: string,
  people: readonly Verified[],
): Promise<string | undefined> {
  const all = await allVerifiers(sql);
  const verifier = all.find((one) => one.staffId === staffId);
  if (!verifier) return 'Pegawai ini tidak ditemukan.';
  const [why] = people.flatMap((person) => barred(person, verifier, all, assignerId) ?? []);
  return why && cannotTake(verifier.name, why.says);
}

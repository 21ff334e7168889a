import { inForce } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
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
}
/** What of somebody decides whom he may verify. */
export interface Verifier {
  readonly staffId: string;
  readonly name: string;
  readonly unitId: string;
  /** An appointment as verifier is in force today. */
  readonly inForce: boolean;
  readonly onLeave: boolean;
  /** Between his first and last day here. */
  readonly active: boolean;
  /** One that he can sign in with. */
  readonly account: boolean;
  readonly competences: readonly string[];
}
export interface Unfit {
  /** A few Indonesian words. */
  readonly says: string;
  /** Never to be overridden, whatever the reason. */
  readonly always: boolean;
}

export const neededFor = (kind: string): keyof typeof LETTERED =>
  kind === 'pencabutan' ? 'hak_akses_pencabutan' : 'registrasi_sertifikat';

/** Why this verifier must not have this person; nothing when he may. The one rule for every way of assigning. */
export function unfit(person: Verified, verifier: Verifier, assignerId: string): Unfit | undefined {
  const never = (says: string): Unfit => ({ says, always: true });
  const code = neededFor(person.kind);
  const off = offDuty({ ...verifier, roles: verifier.inForce ? VERIFIERS : [] }, VERIFIERS);
  if (off) return never(off);
  if (!verifier.competences.includes(code)) return never(`belum berkompetensi ${LETTERED[code]}`);
  if (verifier.staffId === assignerId) return never('dia yang menugaskan');
  if (verifier.staffId === person.subjectStaffId) return never('dia sendiri pemohonnya');
  if (person.subjectUnitId !== null && verifier.unitId === person.subjectUnitId)
    return { says: 'seunit dengan pemohon', always: false };
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

/** Staff who may have all of these people. */
export async function fitFor(sql: Sql, assignerId: string, people: readonly Verified[]): Promise<string[]> {
  const rows = await sql.query<VerifierRow>(`select ${VERIFIER_COLUMNS} from staff s where s."archivedAt" is null`, []);
  const mayHave = (verifier: Verifier) => !people.some((person) => unfit(person, verifier, assignerId)?.always);
  return rows
    .map(verifierOf)
    .filter(mayHave)
    .map(({ staffId }) => staffId);
}

/** Why somebody cannot be given these people, in one Indonesian sentence; nothing when he can. */
export async function verifierFault(
  sql: Sql,
  staffId: string,
  assignerId: string,
  people: readonly Verified[],
): Promise<string | undefined> {
  const [row] = await sql.query<VerifierRow>(
    `select ${VERIFIER_COLUMNS} from staff s where s.id = $1 and s."archivedAt" is null`,
    [staffId],
  );
  if (!row) return 'Pegawai ini tidak ditemukan.';
  const verifier = verifierOf(row);
  const whys = people.map((person) => unfit(person, verifier, assignerId)).filter((why) => why?.always);
  return whys[0] && cannotTake(verifier.name, whys[0].says);
}

import { inForce, TODAY } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import { ROLES } from '../define/roles.ts';
import { badRequest } from '../engine/problem.ts';

/** Staff who hold the role today. */
export async function holdersOf(sql: Sql, role: unknown): Promise<string[]> {
  if (typeof role !== 'string' || !Object.hasOwn(ROLES, role)) throw badRequest('Nilai filter role tidak benar.');
  const rows = await sql.query<[string]>(
    `select distinct a."staffId" from appointments a where a.role = $1 and ${inForce('a')}`,
    [role],
  );
  return rows.map(([id]) => id);
}

/**
 * Why this person cannot be given a verifier's work now, in one Indonesian sentence; nothing when he can.
 * `subjectIds`: the office's own staff among the people to be verified.
 */
export async function verifierFault(
  sql: Sql,
  staffId: string,
  assignerId: string,
  subjectIds: readonly unknown[],
): Promise<string | undefined> {
  const [row] = await sql.query<[string, boolean, boolean]>(
    `select s."fullName", coalesce(s."onLeave", false) or s."activeFrom" > ${TODAY} or coalesce(s."activeTo" < ${TODAY}, false),
       exists (select 1 from appointments a where a."staffId" = s.id and a.role = 'verifikator' and ${inForce('a')})
     from staff s where s.id = $1 and s."archivedAt" is null`,
    [staffId],
  );
  if (!row) return 'Pegawai ini tidak ditemukan.';
  const [name, away, verifier] = row;
  if (!verifier) return `${name} bukan verifikator.`;
  if (away) return `${name} sedang cuti atau tidak aktif.`;
  if (staffId === assignerId) return 'Yang menugaskan tidak boleh menjadi verifikatornya.';
  return subjectIds.includes(staffId) ? 'Pemohon tidak boleh menjadi verifikator permohonannya sendiri.' : undefined;
}

import type { Sql } from '../database/database.ts';

const TODAY = "(now() at time zone 'Asia/Jakarta')::date";

/** Why this person cannot be given a verifier's work now, in one Indonesian sentence; nothing when he can. */
export async function verifierFault(sql: Sql, staffId: string): Promise<string | undefined> {
  const [row] = await sql.query<[string, boolean, boolean]>(
    `select s."fullName", coalesce(s."onLeave", false) or s."activeFrom" > ${TODAY} or coalesce(s."activeTo" < ${TODAY}, false),
       exists (select 1 from appointments a where a."staffId" = s.id and a.role = 'verifikator' and a."archivedAt" is null
         and a."validFrom" <= ${TODAY} and (a."validTo" is null or a."validTo" >= ${TODAY}))
     from staff s where s.id = $1 and s."archivedAt" is null`,
    [staffId],
  );
  if (!row) return 'Pegawai ini tidak ditemukan.';
  const [name, away, verifier] = row;
  if (!verifier) return `${name} bukan verifikator.`;
  return away ? `${name} sedang cuti atau tidak aktif.` : undefined;
}

import type { Sql } from '../database/database.ts';

/** Whose data: one person's file (or all files with the same NIK), or a member of the office. */
export interface Subject {
  readonly verificationId: string | null;
  readonly staffId: string | null;
  readonly reach: 'berkas' | 'orang';
}
export interface SubjectRecord {
  readonly resource: 'verifications' | 'certificates' | 'staff';
  readonly id: string;
}

/** The person's records over all letters, archived ones too; the same as audit.is_subject tells of one (migrations). */
export async function recordsOf(sql: Sql, subject: Subject): Promise<SubjectRecord[]> {
  const rows = await sql.query<[SubjectRecord['resource'], string]>(
    `with people as (
       select v.id from verifications v join verifications s on s.id = $1
       where v.id = s.id or ($3 = 'orang' and v."nikHash" = s."nikHash"))
     select 'verifications', id from people
     union all select 'certificates', c.id from certificates c join people p on p.id = c."verificationId"
     union all select 'staff', id from staff where id = $2`,
    [subject.verificationId, subject.staffId, subject.reach],
  );
  return rows.map(([resource, id]) => ({ resource, id }));
}

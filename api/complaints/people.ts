import { appointed } from '../access/in-force.ts';
import type { Sql } from '../database/database.ts';
import type { Role } from '../define/roles.ts';
import { cannotTake, DUTY_COLUMNS, type DutyRow, offDuty } from '../work/duty.ts';

const HANDLERS: readonly Role[] = ['verifikator', 'kepala_seksi', 'kepala_bidang', 'kepala_dinas'];

const ROLES_OF = (staff: string) =>
  `array(select distinct a.role from appointments a where a."staffId" = ${staff} and ${appointed('a')})`;

/** Whether the staff member is a verifier today: then no verifier deals with a complaint about him. */
export async function isVerifier(sql: Sql, staffId: string): Promise<boolean> {
  const [row] = await sql.query<[boolean]>(`select 'verifikator' = any(${ROLES_OF('$1::uuid')})`, [staffId]);
  return row![0];
}

interface Assignment {
  readonly handlerId: string;
  readonly complainedId: string | null;
  readonly pastVerifiers: boolean;
}

/**
 * Why this person cannot handle the complaint, in one Indonesian sentence; nothing when he can. Neither the one
 * complained about does, nor one who is under him.
 */
export async function handlerFault(sql: Sql, { handlerId, complainedId, pastVerifiers }: Assignment) {
  const [row] = await sql.query<[string, ...DutyRow, boolean]>(
    `with recursive above(id) as (select $1::uuid union select s."supervisorId" from staff s join above on s.id = above.id where s."supervisorId" is not null)
     select s."fullName", ${DUTY_COLUMNS}, exists (select 1 from above where id = $2::uuid)
     from staff s where s.id = $1 and s."archivedAt" is null`,
    [handlerId, complainedId],
  );
  if (!row) return 'Pegawai ini tidak ditemukan.';
  const [name, active, account, onLeave, roles, under] = row;
  if (handlerId === complainedId) return 'Yang diadukan tidak boleh menangani aduan tentang dirinya.';
  const off = offDuty({ active, account, onLeave, roles }, HANDLERS);
  if (off) return cannotTake(name, off);
  if (pastVerifiers && roles.includes('verifikator'))
    return 'Aduan tentang seorang verifikator ditangani Kepala Seksi atau atasannya.';
  return under ? cannotTake(name, 'bawahan yang diadukan') : undefined;
}

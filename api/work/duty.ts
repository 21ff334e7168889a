import { HAS_ACCOUNT, WORKING } from '../access/actors.ts';
import { appointed, onLeave } from '../access/in-force.ts';
import { anyRole, type Role } from '../define/roles.ts';

/** What of somebody decides whether he can be given work at all. */
export interface Duty {
  /** Between his first and last day here. */
  readonly active: boolean;
  /** One that he can sign in with. */
  readonly account: boolean;
  readonly onLeave: boolean;
  /** That he holds today. */
  readonly roles: readonly Role[];
}

/** Why somebody cannot be given the work of one of these roles, in a few Indonesian words; nothing when he can. */
export function offDuty({ active, account, onLeave, roles }: Duty, needed: readonly Role[]): string | undefined {
  if (!active) return 'tidak bertugas';
  if (!account) return 'tidak punya akun yang aktif';
  if (onLeave) return 'sedang cuti';
  if (needed.some((role) => roles.includes(role))) return undefined;
  return `bukan ${anyRole(needed)}`;
}

/** The one sentence for whoever was named and cannot be. */
export const cannotTake = (name: string, why: string): string =>
  `${name} tidak dapat ditugaskan: ${why}; pilih pegawai lain.`;

/** Columns of the staff member `s`, in the order of `dutyOf`. */
export const DUTY_COLUMNS = `${WORKING}, ${HAS_ACCOUNT}, ${onLeave('s.id')},
  array(select distinct a.role from appointments a where a."staffId" = s.id and ${appointed('a')})`;
export type DutyRow = [active: boolean, account: boolean, onLeave: boolean, roles: Role[]];
export const dutyOf = ([active, account, onLeave, roles]: DutyRow): Duty => ({ active, account, onLeave, roles });

import { holdersOfRoles, nameSql } from '../access/actors.ts';
import { TODAY } from '../access/in-force.ts';
import type { Origin } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { CONFIRMERS, ROLES } from '../define/roles.ts';
import { writtenDate } from '../define/dates.ts';
import type { News } from '../notifications/notifications.ts';
import { turnKey } from '../work/news.ts';
import { type Appointment, appointments } from './appointments.resource.ts';

const DEEDS = {
  diusulkan: 'diusulkan, menunggu konfirmasi',
  berlaku: 'berlaku',
  kata_sandi: 'menunggu konfirmasi lagi: kata sandinya diberikan orang lain',
  diubah: 'diubah',
  diarsipkan: 'diakhiri',
  ditolak: 'ditolak',
} as const;
export type RightsDeed = keyof typeof DEEDS;

/** From when, of what does not hold yet. */
export const beginning = (validFrom: string, isLater: boolean): string =>
  isLater ? ` mulai ${writtenDate(validFrom)}` : '';

/**
 * Of a role that two people give, whoever gets it, Kepala Dinas and Inspektorat are told each time it is touched
 * (api/README: Rights), but for the one who does it. `version`: of the appointment after it.
 */
export async function rightsNews(
  sql: Sql,
  origin: Origin,
  { id, staffId, role, version }: Pick<Appointment, 'id' | 'staffId' | 'role' | 'version'>,
  deed: RightsDeed,
): Promise<News[]> {
  const actorId = origin.kind === 'person' ? origin.actor.staffId : undefined;
  const actor = origin.kind === 'person' ? origin.actor.name : 'Aplikasi';
  const [row] = await sql.query<[string, string, boolean]>(
    `select ${nameSql('s')}, a."validFrom"::text, a."validFrom" > ${TODAY} from staff s, appointments a where s.id = $1 and a.id = $2`,
    [staffId, id],
  );
  const [name, validFrom, isLater] = row!;
  const overseers = (await holdersOfRoles(sql, CONFIRMERS)).map((one) => one.staffId);
  const told = [...new Set([staffId, ...overseers])].filter((one) => one !== actorId);
  const what = `Penugasan ${ROLES[role]}${beginning(validFrom, isLater)} ${DEEDS[deed]}`;
  return told.map((one) => ({
    staffId: one,
    key: turnKey(id, version),
    kind: 'rights',
    resource: appointments.name,
    recordId: id,
    title: what,
    text: `${name}: ${what}, oleh ${actor}.`,
    mail: true,
  }));
}

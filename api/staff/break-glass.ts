import { appointed, inForce, TODAY } from '../access/in-force.ts';
import { HAS_ACCOUNT, holdersOfRoles, nameSql, WORKING } from '../access/actors.ts';
import { entryOf, fieldsOf, type Origin, ROW_HASH } from '../audit/entry.ts';
import type { Sql } from '../database/database.ts';
import { CONFIRMED_ROLES, CONFIRMERS, type Role, ROLES } from '../define/roles.ts';
import { reasonFault, written } from '../define/written.ts';
import { Notifications } from '../notifications/notifications.ts';
import { turnKey } from '../work/news.ts';
import { CLASH } from './appointments.facts.ts';
import { appointments } from './appointments.resource.ts';
import { beginning } from './rights-news.ts';
import { oneAtATime } from './rights.ts';

const SHORTEST_REASON = 10;

/** Whoever could confirm another's right in the console, one name of them: nobody confirms his own. */
const CONFIRMER = `select ${nameSql('s')} from staff s join appointments a on a."staffId" = s.id and a.role = any($1) and ${appointed('a')}
  where ${WORKING} and ${HAS_ACCOUNT} and s.id <> $2 limit 1`;
const PERSON = `select s.id, ${nameSql('s')}, u."passwordGivenById" is not null from users u join staff s on s.id = u."staffId"
  where u.username = $1 and u.active and u."archivedAt" is null and ${WORKING}`;
/** What holds today comes first; of days gone by it would leave the office where it is. */
const PROPOSED = `select t.id, t.role, (${CLASH}), t."validFrom"::text, t."validFrom" > ${TODAY} from appointments t where t."staffId" = $1 and t.role = any($2) and t.status = 'diusulkan'
  and t."archivedAt" is null and (t."validTo" is null or t."validTo" >= ${TODAY})
  order by ${inForce('t')} desc, t.role = 'kepala_dinas' desc, t."validFrom", t.id limit 1 for no key update`;

/** Why a right cannot be confirmed at the server now. */
function refused(confirmer: string | undefined, isGiven: boolean, clash: string | null): string | undefined {
  if (confirmer)
    return `${confirmer} masih dapat mengonfirmasi di konsol. Jalan darurat hanya bila tidak ada seorang pun.`;
  if (isGiven)
    return 'Kata sandi akunnya masih pemberian orang lain. Minta yang bersangkutan masuk dan memilih kata sandinya sendiri.';
  return clash ?? undefined;
}

/**
 * Where nobody is left who confirms rights, whoever runs the server confirms one Kepala Dinas or auditor, so that the
 * others are confirmed in the console again (api/README: Rights). Entered in the trail with its reason, and told to
 * everybody who holds such a right.
 */
export async function confirmWithoutOthers(sql: Sql, username: string, reason: string): Promise<string> {
  const fault = reasonFault(reason, SHORTEST_REASON, `Tulis alasannya, paling sedikit ${SHORTEST_REASON} karakter.`);
  if (fault) throw new Error(fault);
  await oneAtATime(sql);
  const [person] = await sql.query<[string, string, boolean]>(PERSON, [username.toLowerCase()]);
  if (!person) throw new Error(`Akun ${username} tidak ada, atau pemiliknya tidak bertugas.`);
  const [staffId, name, isGiven] = person;
  const [proposed] = await sql.query<[string, Role, string | null, string, boolean]>(PROPOSED, [staffId, CONFIRMERS]);
  if (!proposed)
    throw new Error(`Tidak ada penugasan Kepala Dinas atau auditor bagi ${name} yang menunggu konfirmasi.`);
  const [id, role, clash, validFrom, isLater] = proposed;
  const post = `${ROLES[role]}${beginning(validFrom, isLater)}`;
  const [confirmer] = await sql.query<[string]>(CONFIRMER, [CONFIRMERS, staffId]);
  const why = refused(confirmer?.[0], isGiven, clash);
  if (why) throw new Error(why);
  const origin: Origin = { kind: 'job', job: 'rights-confirm', requestId: 'rights-confirm' };
  const deed = { action: 'step:konfirmasi', resource: appointments.name } as const;
  const changes = { status: { before: 'diusulkan', after: 'berlaku' } };
  const [made] = await sql.query<[number]>(
    `with made as (update appointments set status = 'berlaku', "previousStatus" = 'diusulkan', "confirmedAt" = now(), version = version + 1, "updatedAt" = now()
       where id = $1 returning *),
     log as (select audit.append($2::jsonb, made.id::text, made.version, $3::jsonb || ${ROW_HASH}) from made)
     select made.version from made, log`,
    [id, entryOf(origin, deed), fieldsOf(changes, written(reason))],
  );
  const title = `Penugasan ${post} berlaku tanpa konfirmasi orang kedua: jalan darurat di server`;
  const concerned = new Set([staffId, ...(await holdersOfRoles(sql, CONFIRMED_ROLES)).map((one) => one.staffId)]);
  await new Notifications().tell(
    sql,
    [...concerned].map((one) => ({
      staffId: one,
      key: turnKey(id, made![0]),
      kind: 'rights',
      resource: appointments.name,
      recordId: id,
      title,
      text: `${name}. Periksa alasannya pada riwayat penugasan ini.`,
      mail: true,
    })),
  );
  return `Penugasan ${ROLES[role]} bagi ${name} berlaku${beginning(validFrom, isLater)}. Tercatat dalam jejak audit dan diberitahukan.`;
}

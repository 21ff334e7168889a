import { appointed, inForce } from '../access/in-force.ts';
import { WORKING } from '../access/actors.ts';
import type { Standards } from '../clock/sources.ts';
import type { Sql } from '../database/database.ts';
import { CONFIRMED_ROLES, type Role } from '../define/roles.ts';
import { texts } from '../sql/rule-sql.ts';
import { PASSWORD_DUE } from '../staff/appointments.facts.ts';

export interface Facts {
  readonly divisions: number;
  readonly sections: number;
  /** Offices that letters can come from, this one among them. */
  readonly agencies: number;
  readonly people: number;
  /** How many hold each role today. */
  readonly roles: Readonly<Partial<Record<Role, number>>>;
  /** Appointments that two people give: those that are confirmed, and those that wait for it. */
  readonly confirmed: number;
  readonly unconfirmed: number;
  /** Those that wait for the person to choose a password first. */
  readonly passwordsDue: number;
  /** Who holds a role that has somebody above it, and of these who has a superior. */
  readonly led: number;
  readonly withSuperior: number;
  /** Who holds a role, and of these who has an account. */
  readonly holders: number;
  readonly withAccount: number;
  /** Verifiers with the competences a and b, and with c. */
  readonly competent: number;
  readonly revoking: number;
  readonly hours: boolean;
  /** Whether time is promised (api/README: The clock). */
  readonly standardInForce: boolean;
  /** How many verifiers the standard in force wants. */
  readonly executors?: number;
  /** The standard that has come furthest. */
  readonly standard: { readonly id: string; readonly status: string } | null;
}

const verifiersWith = (codes: string, least: number) =>
  `(select count(*)::int from (select h."staffId" from held h join competencies c on c."staffId" = h."staffId"
     where h.role = 'verifikator' and c.code in (${codes}) and ${inForce('c')} group by 1 having count(distinct c.code) = ${least}) x)`;

/** What there is of what an office needs, in one statement. */
const FACTS = `
with held as (select distinct a."staffId", a.role, s."supervisorId" from appointments a join staff s on s.id = a."staffId" where ${appointed('a')} and ${WORKING}),
  proposed as (select (${PASSWORD_DUE}) as "passwordDue" from appointments t where t.status = 'diusulkan' and t."archivedAt" is null),
  units as (select type, count(*)::int as n from org_units where active and "archivedAt" is null group by 1),
  led as (select distinct "staffId", "supervisorId" from held where role in ('kepala_bidang', 'kepala_seksi', 'verifikator', 'staf')
    and "staffId" not in (select "staffId" from held where role = 'kepala_dinas'))
select json_build_object(
  'divisions', coalesce((select n from units where type = 'bidang'), 0),
  'sections', coalesce((select n from units where type = 'seksi'), 0),
  'agencies', coalesce((select sum(n)::int from units where type in ('opd', 'upt')), 0),
  'people', (select count(*)::int from staff s where ${WORKING}),
  'roles', (select coalesce(json_object_agg(role, n), '{}') from (select role, count(*)::int as n from held group by 1) x),
  'confirmed', (select count(*)::int from held where role in (${texts(CONFIRMED_ROLES)})),
  'unconfirmed', (select count(*)::int from proposed where not "passwordDue"),
  'passwordsDue', (select count(*)::int from proposed where "passwordDue"),
  'led', (select count(*)::int from led),
  'withSuperior', (select count("supervisorId")::int from led),
  'holders', (select count(distinct "staffId")::int from held),
  'withAccount', (select count(distinct h."staffId")::int from held h join users u on u."staffId" = h."staffId" and u.active and u."archivedAt" is null),
  'competent', ${verifiersWith(`'registrasi_sertifikat', 'tte_dan_aplikasi'`, 2)},
  'revoking', ${verifiersWith(`'hak_akses_pencabutan'`, 1)},
  'hours', exists (select from office_hours o where o.regime = 'biasa' and ${inForce('o')}),
  'standard', (select json_build_object('id', t.id, 'status', t.status) from service_standards t where t."archivedAt" is null
     order by t.status = 'ditetapkan' desc, t.status = 'direviu' desc, t.edition desc limit 1))`;

export async function readFacts(sql: Sql, standards: Standards): Promise<Facts> {
  const [row] = await sql.query<[Omit<Facts, 'standardInForce' | 'executors'>]>(FACTS, []);
  const standard = await standards.inForceAt(sql, Date.now());
  return { ...row![0], standardInForce: standard !== undefined, executors: standard?.content.executors };
}

import { factsOf } from '../sql/facts.ts';
import { texts } from '../sql/rule-sql.ts';
import { LEADERS, type Role, ROLES } from '../define/roles.ts';
import { appointments } from './appointments.resource.ts';

const CASE_ROLES = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'auditor' && role !== 'admin_sistem');
/** What somebody must not hold two of: the office's cases, its accounts, its supervision. */
const sphere = (alias: string) =>
  `case when ${alias}.role in (${texts(CASE_ROLES)}) then 'layanan' else ${alias}.role end`;
const unit = (alias: string) =>
  `case when ${alias}.role <> 'kepala_dinas' then coalesce(${alias}."unitId", (select s."unitId" from staff s where s.id = ${alias}."staffId")) end`;
const together = `o.id <> t.id and o."archivedAt" is null and o.status in ('diusulkan', 'berlaku')
  and daterange(o."validFrom", o."validTo", '[]') && daterange(t."validFrom", t."validTo", '[]')`;

/** Why the appointment t cannot stand beside another of the same days, in one Indonesian sentence (api/README: Rights). */
export const CLASH = `select case
  when t."validTo" < t."validFrom" then null
  when exists (select from appointments o where o."staffId" = t."staffId" and ${sphere('o')} <> ${sphere('t')} and ${together})
    then 'Peran layanan, administrator sistem, dan auditor tidak dirangkap satu orang pada tanggal yang sama. Akhiri dahulu penugasan yang lain.'
  when exists (select from appointments o where o."staffId" = t."staffId" and o.role = t.role
      and ${unit('o')} is not distinct from ${unit('t')} and ${together})
    then 'Pegawai ini sudah memegang peran ini pada tanggal yang sama.'
  when t.kind = 'definitif' and t.role in (${texts(LEADERS)}) and exists (select from appointments o
      where o.kind = 'definitif' and o.role = t.role and o."staffId" <> t."staffId"
        and ${unit('o')} is not distinct from ${unit('t')} and ${together})
    then 'Jabatan ini sudah dipegang pejabat definitif lain pada tanggal yang sama. Akhiri dahulu penugasannya, atau tugaskan sebagai Plt. atau Plh.'
  end`;

/** Whoever gave the password of t's account could still sign in with it. */
export const PASSWORD_DUE = `select exists (select from users u where u."staffId" = t."staffId" and u."archivedAt" is null and u."passwordGivenById" is not null)`;

export const appointmentFacts = factsOf(appointments, {
  clash: CLASH,
  passwordDue: PASSWORD_DUE,
});

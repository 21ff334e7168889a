import { LEADERS } from '../define/roles.ts';
import { appointed, TODAY } from './in-force.ts';

const leading = LEADERS.map((role) => `'${role}'`).join(', ');
/** Units at or above the one that the appointment is for, the nearest first: a Plh. may be named without his post's unit. */
const POST_UNITS = (alias: string) => `
  with recursive up(id, distance) as (
    select coalesce(${alias}."unitId", (select p."unitId" from staff p where p.id = ${alias}."staffId")), 0
    union select o."parentId", up.distance + 1 from org_units o join up on o.id = up.id
      where ${alias}."unitId" is null and o."parentId" is not null and up.distance < 20)
  select id, distance from up`;
const unitOf = (alias: string) =>
  `coalesce(${alias}."unitId", (select p."unitId" from staff p where p.id = ${alias}."staffId"))`;

/**
 * Who leads on the day in whose place, as SQL (api/README: Supervision): `deputy`, `holder`, `role`, `kind` (plt, plh), `unit`
 * of the post, and `units`: where the holder has left the post meanwhile, the post's unit and those below it; whom he led
 * outside of them he leads in another post. Of Kepala Dinas there is one, whatever the unit.
 */
export const standingIn = (day: string): string => `
  select a."staffId" as deputy, h.holder, a.role, a.kind, h.unit,
    case when not h.holds and a.role <> 'kepala_dinas' then
      (with recursive under(id) as (select h.unit union select c.id from org_units c join under on c."parentId" = under.id) select array_agg(id) from under) end as units
  from appointments a cross join lateral (
    select o."staffId" as holder, u.id as unit, ${appointed('o', day)} as holds
    from appointments o join (${POST_UNITS('a')}) u on a.role = 'kepala_dinas' and u.distance = 0 or a.role <> 'kepala_dinas' and u.id = ${unitOf('o')}
    where o.kind = 'definitif' and o.role = a.role and o."staffId" <> a."staffId" and o.status = 'berlaku' and o."archivedAt" is null
      and o."validFrom" <= ${day}
    order by u.distance, o."validFrom" desc, o.id limit 1) h
  where a.kind <> 'definitif' and a.role in (${leading}) and ${appointed('a', day)}`;
export const STANDING_IN = standingIn(TODAY);

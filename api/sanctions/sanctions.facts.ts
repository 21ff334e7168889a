import { appointed, TODAY } from '../access/in-force.ts';
import { MONTHS } from '../define/dates.ts';
import { factsOf } from '../sql/facts.ts';
import { text } from '../sql/rule-sql.ts';
import { DECIDERS } from './sanction-authorities.resource.ts';
import { sanctions } from './sanctions.resource.ts';

/** 22 November 2026, as SQL. */
const written = (date: string): string =>
  `extract(day from ${date}) || ' ' || (array[${MONTHS.map(text).join(', ')}])[extract(month from ${date})::int] || ' ' || extract(year from ${date})`;

const members = (name: string): string =>
  `select coalesce(json_agg(distinct m.${name}), '[]') from sanction_members m where m."sanctionId" = t.id and m."archivedAt" is null`;
const named = Object.entries(DECIDERS)
  .map(([code, label]) => `when ${text(code)} then ${text(label)}`)
  .join(' ');

export const sanctionFacts = factsOf(sanctions, {
  /** The day of the examination, once it has come. */
  examinableOn: `select d::text from (select coalesce(t."secondDate", t."summonsDate") as d) x where d <= ${TODAY}`,
  /** Examined, or twice absent with both summonses delivered (PP 94/2021 art. 26). */
  heard: `select case when t."examinedOn" is not null then 'diperiksa' when t."deliveredOn" is not null and t."summonsProof" is not null
    and t."secondDeliveredOn" is not null and t."secondProof" is not null then 'tanpa_hadir' end`,
  teamElements: members('element'),
  teamPositions: members('position'),
  deciderName: `select case t.decider ${named} end`,
  /**
   * Those who hold the post that decides and stand above him. Who acts for another decides the light ones only; no one
   * inside decides a severe one, whatever the table says.
   */
  deciders: `with recursive above(id) as (select s."supervisorId" from staff s where s.id = t."staffId"
      union select s."supervisorId" from staff s join above on s.id = above.id)
    select coalesce(json_agg(distinct a."staffId"), '[]') from appointments a
    where ${appointed('a')} and a.role = t.decider and a."staffId" <> t."staffId" and t.level <> 'berat'
      and (a.kind = 'definitif' or t.level = 'ringan')
      and (a.role = 'kepala_dinas' or a."staffId" in (select id from above)
        or a.kind <> 'definitif' and coalesce(a."unitId", (select p."unitId" from staff p where p.id = a."staffId")) in (
          select p."unitId" from staff p where p.id = t."staffId" or p.id in (select id from above)))`,
  /** From when it is in force, in words; and since when it is. */
  early: `select case when t."inForceOn" > ${TODAY} then ${written('t."inForceOn"')} end`,
  inForce: `select case when t."inForceOn" <= ${TODAY} then t."inForceOn"::text end`,
  objectionOver: `select coalesce(t."objectionBy" < ${TODAY}, false)`,
});

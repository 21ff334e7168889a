import { COMPLAINT_CLASSES } from '../complaints/complaints.resource.ts';
import { PREVIOUS, type Step } from '../define/flow.ts';
import { fieldsWhere } from '../define/kinds.ts';
import { allSteps, type Resource } from '../define/resource.ts';
import { texts } from '../sql/rule-sql.ts';
import type { Registry } from '../sql/scope.ts';
import type { Always } from './supervised-acts.resource.ts';

const QUICK = "interval '30 seconds'";
const EDITS = 20;
const EDITING = "interval '10 minutes'";
const FEWEST_CASES = 10;
const MOST_SHARE = 0.6;

/** SQL about an act `a`: that it is a step of which this is so. */
function isStep(registry: Registry, test: (step: Step, resource: Resource) => boolean): string {
  const found = allSteps(registry.values()).filter(({ step, resource }) => test(step, resource));
  const pairs = found.map(({ resource, step }) => `${resource.name} step:${step.verb}`);
  return `a.resource || ' ' || a.action in (${texts([...new Set(pairs)])})`;
}

/** That another entry is about the record of the act. */
const ofSame = (alias: string) => `${alias}.resource = a.resource and ${alias}.record_id = a.record::text`;
const isChange = (alias: string) => `(${alias}.action = 'update' or ${alias}.action like 'step:%')`;

/**
 * SQL about an act `a` (id, at, actor, action, resource, record): why it is always looked at. What only the calendar knows
 * (`di_luar_jam`) and what is older than the day (`dugaan_dibiarkan`, `tindak_lanjut_berlarut`) stands in acts.ts.
 */
export function alwaysSql(
  registry: Registry,
): Readonly<Record<Exclude<Always, 'di_luar_jam' | 'dugaan_dibiarkan' | 'tindak_lanjut_berlarut'>, string>> {
  const movesTime = isStep(registry, ({ corrects: again = false, needs = [] }, { fields }) => {
    const times = fieldsWhere(fields, ({ isFuture }) => isFuture);
    return again && needs.some((name) => times.includes(name));
  });
  const setsRight = isStep(registry, ({ corrects: again = false, to }) => again || to === PREVIOUS);
  const ticks = isStep(registry, ({ needs = [], takes = [] }) => [...needs, ...takes].includes('checklist'));
  const classes = `array[${texts(Object.keys(COMPLAINT_CLASSES))}]`;
  return {
    // The clock of a stage begins anew with the step that ends it: what tells the breach then is the trail.
    lewat_waktu: `a.action like 'step:%' and (exists (select from clocks k where k.record_id = a.record and k.due_at < a.at)
      or exists (select from audit.event b where ${ofSame('b')} and b.action = 'escalate' and b.id < a.id and not exists (
        select from audit.event c where ${ofSame('c')} and c.action like 'step:%' and c.id > b.id and c.id < a.id)))`,
    waktu_terima: movesTime,
    dicatat_sendiri: `a.resource = 'verifications' and exists (select from verifications v
      where v.id = a.record and v."registeredById" = a.actor and v."verifierId" = a.actor)`,
    buka_rahasia: `a.action like 'reveal:%' and not exists (select from clocks k where k.record_id = a.record and k.phase <> 'stopped' and k.owner_id = a.actor)`,
    koreksi_kedua: `${setsRight} and exists (select from audit.event b where ${ofSame('b')} and b.id < a.id
      and ${setsRight.replaceAll('a.resource', 'b.resource').replaceAll('a.action', 'b.action')})`,
    centang_kilat: `${ticks} and exists (select from audit.event b where ${ofSame('b')} and b.actor_id = a.actor::text
      and b.action in ('read', 'open') and b.recorded_at between a.at - ${QUICK} and a.at)
      and not exists (select from audit.event b where ${ofSame('b')} and b.actor_id = a.actor::text
      and b.action in ('read', 'open') and b.recorded_at between a.at - ${EDITING} and a.at - ${QUICK})`,
    terlalu_cepat: `${isChange('a')} and (select count(*) from audit.event b where b.actor_id = a.actor::text and ${isChange('b')}
      and b.recorded_at between a.at - ${EDITING} and a.at) > ${EDITS}`,
    satu_opd: `a.resource = 'verifications' and exists (select from verifications v join requests l on l.id = v."requestId" where v.id = a.record
      and v."verifierId" = a.actor and (select count(*) >= ${FEWEST_CASES} and count(*) filter (where w."verifierId" = a.actor) > ${MOST_SHARE} * count(*)
        from verifications w join requests m on m.id = w."requestId" where m."opdId" = l."opdId" and w."archivedAt" is null
        and date_trunc('month', m."receivedAt" at time zone 'Asia/Jakarta') = date_trunc('month', l."receivedAt" at time zone 'Asia/Jakarta')))`,
    aduan_unit: `a.resource = 'complaints' and exists (select from complaints c join staff s on s.id = c."complainedId" join staff me on me.id = a.actor
      where c.id = a.record and s."unitId" = me."unitId")`,
    di_bawah_usulan: `a.resource = 'complaints' and exists (select from audit.payload p join complaints r on r.id = a.record where p.event_id = a.id
      and array_position(${classes}, (p.content->'class'->>0)::json->>'after') < array_position(${classes}, r."proposedClass"))`,
  };
}

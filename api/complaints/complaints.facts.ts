import { appointed } from '../access/in-force.ts';
import { factsOf } from '../sql/facts.ts';
import { lineUnder } from '../staff/line.ts';
import { complaints } from './complaints.resource.ts';

/** The one complained about and all who are under him, near or far. */
const LINE = lineUnder('t."complainedId"');

export const complaintFacts = factsOf(complaints, {
  complainedLine: `${LINE} select coalesce(json_agg(id), '[]') from line where id <> t."complainedId"`,
  /**
   * Somebody here stands over the one complained about: a Kepala Dinas who is neither he nor under him. While that post is
   * vacant a head of a higher rank than his.
   */
  decidedHere: `${LINE} select t."complainedId" is null or exists (select from appointments a where ${appointed('a')}
    and not exists (select from line where line.id = a."staffId") and (a.role = 'kepala_dinas'
      or a.role in ('kepala_bidang', 'kepala_seksi')
        and not exists (select from appointments d where d.role = 'kepala_dinas' and ${appointed('d')})
        and not exists (select from appointments o where o."staffId" = t."complainedId" and o.role in ('kepala_bidang', a.role) and ${appointed('o')})))`,
  /** Berkadar pengawasan, and somebody stood for it. */
  confirmed: `select case when t."classConfirmed" then 'ya' end`,
  conclusions: `select count(*)::int from examinations e
    where e."complaintId" = t.id and e."archivedAt" is null and e.conclusion is not null`,
});

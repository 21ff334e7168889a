import { appointed } from '../access/in-force.ts';
import { LEADERS } from '../define/roles.ts';
import { factsOf } from '../sql/facts.ts';
import { texts } from '../sql/rule-sql.ts';
import { findings } from './findings.resource.ts';

export const findingFacts = factsOf(findings, {
  /** The direct superior of somebody who leads others, where there is one above him: he does not close what is about his own. */
  barredId: `select up.id::text from staff s join staff up on up.id = s."supervisorId"
    where s.id = t."supervisedId" and up."supervisorId" is not null
      and exists (select from appointments a where a."staffId" = s.id and a.role in (${texts(LEADERS)}) and ${appointed('a')})`,
  cased: `select exists (select from sanctions c where c."findingId" = t.id and c."archivedAt" is null and c.status not in ('tidak_terbukti', 'batal'))`,
});

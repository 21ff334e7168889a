import { factsOf } from '../sql/facts.ts';
import { supervisedActs } from './supervised-acts.resource.ts';

export const supervisedActFacts = factsOf(supervisedActs, {
  /** That rest on the verdict, and stand. */
  findings: `select count(*)::int from findings f where f."actId" = t.id and f.status <> 'dibatalkan' and f."archivedAt" is null`,
});

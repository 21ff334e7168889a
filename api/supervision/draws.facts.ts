import { factsOf } from '../sql/facts.ts';
import { supervisionDraws } from './draws.resource.ts';

const waiting = `from supervised_acts a where a."drawId" = t.id and a.status = 'menunggu' and a."archivedAt" is null`;

export const drawFacts = factsOf(supervisionDraws, {
  unjudged: `select count(*)::int ${waiting}`,
  /** Or nothing: what is missing is waited for. */
  complete: `select case when not exists (select ${waiting}) then true end`,
});

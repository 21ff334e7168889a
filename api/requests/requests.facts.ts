import { factsOf } from '../sql/facts.ts';
import { requests } from './requests.resource.ts';

const people = (more = '') =>
  `select count(*)::int from verifications v where v."requestId" = t.id and v."archivedAt" is null ${more}`;

export const requestFacts = factsOf(requests, {
  people: people(),
  waiting: people(`and v.status = 'menunggu_penugasan'`),
});

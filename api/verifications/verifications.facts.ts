import { factsOf } from '../sql/facts.ts';
import { verifications } from './verifications.resource.ts';

export const verificationFacts = factsOf(verifications, {
  letter: `select r.status from requests r where r.id = t."requestId"`,
  letterUnit: `select r."unitId" from requests r where r.id = t."requestId"`,
});

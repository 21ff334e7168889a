import { factsOf } from '../engine/facts.ts';
import { verifications } from './verifications.resource.ts';

export const verificationFacts = factsOf(verifications, {
  letter: `select r.status from requests r where r.id = t."requestId"`,
});

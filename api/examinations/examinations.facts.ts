import { factsOf } from '../sql/facts.ts';
import { examinations, examinationStatements } from './examinations.resource.ts';

export const examinationFacts = factsOf(examinations, {
  complaint: `select c.status from complaints c where c.id = t."complaintId"`,
});
export const statementFacts = factsOf(examinationStatements, {
  complaint: `select c.status from complaints c join examinations e on e."complaintId" = c.id where e.id = t."examinationId"`,
});

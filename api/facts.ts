import type { FactsByResource } from './sql/facts.ts';
import { complaintFacts } from './complaints/complaints.facts.ts';
import { erasureFacts } from './erasures/erasures.facts.ts';
import { actionItemFacts, meetingFacts } from './evaluation-meetings/evaluation-meetings.facts.ts';
import { examinationFacts, statementFacts } from './examinations/examinations.facts.ts';
import { sanctionFacts } from './sanctions/sanctions.facts.ts';
import { appointmentFacts } from './staff/appointments.facts.ts';
import { drawFacts } from './supervision/draws.facts.ts';
import { findingFacts } from './supervision/findings.facts.ts';
import { supervisedActFacts } from './supervision/supervised-acts.facts.ts';
import { requestFacts } from './requests/requests.facts.ts';
import { verificationFacts } from './verifications/verifications.facts.ts';

/** What rules look at beside the fields, of all resources. */
export const facts: FactsByResource = new Map<string, Readonly<Record<string, string>>>([
  requestFacts,
  complaintFacts,
  verificationFacts,
  erasureFacts,
  examinationFacts,
  statementFacts,
  meetingFacts,
  actionItemFacts,
  appointmentFacts,
  drawFacts,
  supervisedActFacts,
  findingFacts,
  sanctionFacts,
]);

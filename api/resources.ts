import { attachments } from './attachments/attachments.resource.ts';
import { auditLogs } from './audit-logs/audit-logs.resource.ts';
import { answerTemplates } from './answer-templates/answer-templates.resource.ts';
import { holidays, officeHours } from './calendar/calendar.resource.ts';
import { certificates } from './certificates/certificates.resource.ts';
import { complaints } from './complaints/complaints.resource.ts';
import { dataRequests } from './data-requests/data-requests.resource.ts';
import { disciplineArticles } from './discipline-articles/discipline-articles.resource.ts';
import { erasures } from './erasures/erasures.resource.ts';
import { legalHolds } from './erasures/legal-holds.resource.ts';
import { actionItems } from './evaluation-meetings/action-items.resource.ts';
import { evaluationMeetings } from './evaluation-meetings/evaluation-meetings.resource.ts';
import { meetingAddenda } from './evaluation-meetings/meeting-addenda.resource.ts';
import { meetingAgendaItems } from './evaluation-meetings/meeting-agenda-items.resource.ts';
import { meetingAttendances } from './evaluation-meetings/meeting-attendances.resource.ts';
import { examinationReaders, examinations, examinationStatements } from './examinations/examinations.resource.ts';
import { orgUnits } from './org-units/org-units.resource.ts';
import { reconciliations } from './reconciliations/reconciliations.resource.ts';
import { mails } from './mails/mails.resource.ts';
import { requests } from './requests/requests.resource.ts';
import { sanctionAuthorities } from './sanctions/sanction-authorities.resource.ts';
import { sanctionMembers } from './sanctions/sanction-members.resource.ts';
import { sanctions } from './sanctions/sanctions.resource.ts';
import { serviceStandards } from './service-standards/service-standards.resource.ts';
import { appointments } from './staff/appointments.resource.ts';
import { competencies } from './staff/competencies.resource.ts';
import { leaves } from './staff/leaves.resource.ts';
import { staff } from './staff/staff.resource.ts';
import { staffTerms } from './staff/staff-terms.resource.ts';
import { supervisionDraws } from './supervision/draws.resource.ts';
import { supervisedActs } from './supervision/supervised-acts.resource.ts';
import { findings } from './supervision/findings.resource.ts';
import { supervisionReviews } from './supervision/supervision.resource.ts';
import { users } from './users/users.resource.ts';
import { verifications } from './verifications/verifications.resource.ts';

/** All resources, in the order of the menu: the table of contents of the product. */
export const resources = [
  requests,
  verifications,
  certificates,
  complaints,
  answerTemplates,
  dataRequests,
  attachments,
  supervisionDraws,
  supervisedActs,
  supervisionReviews,
  findings,
  examinations,
  examinationStatements,
  examinationReaders,
  sanctions,
  sanctionMembers,
  sanctionAuthorities,
  evaluationMeetings,
  meetingAgendaItems,
  meetingAttendances,
  actionItems,
  meetingAddenda,
  auditLogs,
  reconciliations,
  erasures,
  legalHolds,
  serviceStandards,
  disciplineArticles,
  holidays,
  officeHours,
  orgUnits,
  staff,
  staffTerms,
  appointments,
  competencies,
  leaves,
  users,
  mails,
] as const;

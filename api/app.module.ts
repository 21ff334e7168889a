import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AboutController } from './about.controller.ts';
import { AccessModule } from './access/access.module.ts';
import { AnswerTemplatesService } from './answer-templates/answer-templates.service.ts';
import { AttachmentsController } from './attachments/attachments.controller.ts';
import { AttachmentsService } from './attachments/attachments.service.ts';
import { AuditLogsController } from './audit-logs/audit-logs.controller.ts';
import { AuditLogsService } from './audit-logs/audit-logs.service.ts';
import { CheckpointMails } from './audit-logs/checkpoint-mails.ts';
import { HolidaysController, OfficeHoursController } from './calendar/calendar.controller.ts';
import { CalendarModule } from './calendar/calendar.module.ts';
import { HolidaysService, OfficeHoursService } from './calendar/calendar.service.ts';
import { BoardController } from './board/board.controller.ts';
import { Board } from './board/board.service.ts';
import { ShareOutController } from './board/share-out.controller.ts';
import { ShareOut } from './board/share-out.service.ts';
import { CertificateDates } from './certificates/certificate-dates.ts';
import { ComplaintsController } from './complaints/complaints.controller.ts';
import { CompiledCalendars } from './calendar/office-calendar.ts';
import { ClockModule } from './clock/clock.module.ts';
import { CALENDAR, STANDARDS } from './clock/sources.ts';
import { ComplaintsService } from './complaints/complaints.service.ts';
import type { Config } from './config.ts';
import { DataRequestsController } from './data-requests/data-requests.controller.ts';
import { DataRequestsService } from './data-requests/data-requests.service.ts';
import { APP_ROLE, dataSourceOptions } from './data-source.ts';
import { DatabaseModule } from './database/database.module.ts';
import { DraftsModule } from './drafts/drafts.module.ts';
import { ResourceModule, RecordsModule } from './records/crud.module.ts';
import { ProblemFilter } from './records/problem.filter.ts';
import type { RecordService } from './records/record.service.ts';
import { ErasuresService } from './erasures/erasures.service.ts';
import { LegalHoldsService } from './erasures/legal-holds.service.ts';
import { ActionItemsService } from './evaluation-meetings/action-items.service.ts';
import { EvaluationMeetingsController } from './evaluation-meetings/evaluation-meetings.controller.ts';
import { EvaluationMeetingsService } from './evaluation-meetings/evaluation-meetings.service.ts';
import { MeetingAddendaService } from './evaluation-meetings/meeting-addenda.service.ts';
import { MeetingAgendaItemsService } from './evaluation-meetings/meeting-agenda-items.service.ts';
import { MeetingAttendancesService } from './evaluation-meetings/meeting-attendances.service.ts';
import { MeetingsModule } from './evaluation-meetings/meetings.module.ts';
import { facts } from './facts.ts';
import {
  ExaminationReadersService,
  ExaminationsService,
  ExaminationStatementsService,
} from './examinations/examinations.service.ts';
import { FilesModule } from './files/files.module.ts';
import { GettingStartedController } from './getting-started/getting-started.controller.ts';
import { HealthController } from './health.controller.ts';
import { Housekeeping } from './jobs/housekeeping.ts';
import { JobsModule } from './jobs/jobs.module.ts';
import { LimitsModule } from './limits/limits.module.ts';
import { MailModule } from './mail/mail.module.ts';
import { NotificationsModule } from './notifications/notifications.module.ts';
import { ProfileController } from './profile/profile.controller.ts';
import { ReceiptsController } from './receipts/receipts.controller.ts';
import { Receipts } from './receipts/receipts.ts';
import { ReconciliationsController } from './reconciliations/reconciliations.controller.ts';
import { ReconciliationsService } from './reconciliations/reconciliations.service.ts';
import { RequestsService } from './requests/requests.service.ts';
import { resources } from './resources.ts';
import { StandardInForce } from './service-standards/in-force.ts';
import { CaseTerms } from './sanctions/case-terms.ts';
import { SanctionMembersService } from './sanctions/sanction-members.service.ts';
import { SanctionsController } from './sanctions/sanctions.controller.ts';
import { SanctionsService } from './sanctions/sanctions.service.ts';
import { ServiceStandardsController } from './service-standards/service-standards.controller.ts';
import { ServiceStandardsService } from './service-standards/service-standards.service.ts';
import { DisciplineArticlesService } from './discipline-articles/discipline-articles.service.ts';
import { OrgUnitsService } from './org-units/org-units.service.ts';
import { AppointmentsService } from './staff/appointments.service.ts';
import { ColleaguesController } from './staff/colleagues.controller.ts';
import { LeavesService } from './staff/leaves.service.ts';
import { OrgChartController } from './staff/org-chart.controller.ts';
import { OrgCharts } from './staff/org-chart.ts';
import { CompetencyReminders } from './staff/competency-reminders.ts';
import { CompetenciesService, StaffService } from './staff/staff.service.ts';
import { SupervisionDrawsController } from './supervision/draws.controller.ts';
import { SupervisionDrawsService } from './supervision/draws.service.ts';
import { SupervisedActsService } from './supervision/supervised-acts.service.ts';
import { FindingsController } from './supervision/findings.controller.ts';
import { FindingsService } from './supervision/findings.service.ts';
import { UsersService } from './users/users.service.ts';
import { VerificationsService } from './verifications/verifications.service.ts';
import { WorkModule } from './work/work.module.ts';

/** What cannot be declared; a resource without one is all declaration. */
const services: Type<RecordService>[] = [
  RequestsService,
  VerificationsService,
  ComplaintsService,
  AnswerTemplatesService,
  ExaminationsService,
  ExaminationStatementsService,
  ExaminationReadersService,
  AttachmentsService,
  OrgUnitsService,
  StaffService,
  AppointmentsService,
  CompetenciesService,
  LeavesService,
  UsersService,
  FindingsService,
  SanctionsService,
  SanctionMembersService,
  EvaluationMeetingsService,
  MeetingAgendaItemsService,
  MeetingAttendancesService,
  ActionItemsService,
  MeetingAddendaService,
  SupervisionDrawsService,
  SupervisedActsService,
  ServiceStandardsService,
  AuditLogsService,
  ReconciliationsService,
  ErasuresService,
  LegalHoldsService,
  DataRequestsService,
  DisciplineArticlesService,
  HolidaysService,
  OfficeHoursService,
];
/** Routes beside those of every resource. */
const controllers: Type<object>[] = [
  AttachmentsController,
  ComplaintsController,
  AuditLogsController,
  DataRequestsController,
  ServiceStandardsController,
  HolidaysController,
  OfficeHoursController,
  SupervisionDrawsController,
  FindingsController,
  SanctionsController,
  EvaluationMeetingsController,
];

@Module({})
export class AppModule {
  static for(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        // The database's address is set by now: of the embedded server, or of the office's own.
        DatabaseModule.for(config, dataSourceOptions(config.databaseUrl!, APP_ROLE)),
        ClockModule.with([
          { provide: CALENDAR, useClass: CompiledCalendars },
          { provide: STANDARDS, useClass: StandardInForce },
        ]),
        RecordsModule.for(resources, facts),
        AccessModule,
        FilesModule,
        LimitsModule,
        JobsModule,
        MailModule,
        NotificationsModule,
        WorkModule,
        CalendarModule,
        MeetingsModule,
        DraftsModule,
        ...resources.map((resource) => ResourceModule.for(resource, services, controllers)),
      ],
      controllers: [
        BoardController,
        ShareOutController,
        ReconciliationsController,
        ProfileController,
        OrgChartController,
        ColleaguesController,
        ReceiptsController,
        GettingStartedController,
        HealthController,
        AboutController,
      ],
      providers: [
        Board,
        ShareOut,
        OrgCharts,
        Receipts,
        CheckpointMails,
        CertificateDates,
        CaseTerms,
        CompetencyReminders,
        Housekeeping,
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

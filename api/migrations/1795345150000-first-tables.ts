import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FirstTables1795345150000 implements MigrationInterface {
  name = 'FirstTables1795345150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "requests" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "number" text NOT NULL, "kind" text NOT NULL, "opdId" uuid NOT NULL, "letterNumber" text NOT NULL, "letterDate" date NOT NULL, "subject" text NOT NULL, "signerName" text NOT NULL, "signerPosition" text NOT NULL, "authentication" text NOT NULL, "channel" text NOT NULL, "receivedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "nature" text, "urgency" text, "note" text, "surat_permohonan" uuid, "addresseeId" uuid, "instruction" text, "verifierId" uuid, "unitId" uuid, "registeredById" uuid, "status" text NOT NULL, "previousStatus" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_0428f484e96f9e6a55955f29b5f" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "requests_created" ON "requests"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "requests_status" ON "requests"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "requests_kind" ON "requests"  ("kind", "createdAt")`);
    await runner.query(`CREATE INDEX "requests_opdId" ON "requests"  ("opdId", "createdAt")`);
    await runner.query(`CREATE INDEX "requests_channel" ON "requests"  ("channel", "createdAt")`);
    await runner.query(`CREATE INDEX "requests_addresseeId" ON "requests"  ("addresseeId", "createdAt")`);
    await runner.query(`CREATE INDEX "requests_verifierId" ON "requests"  ("verifierId", "createdAt")`);
    await runner.query(`CREATE INDEX "requests_unitId" ON "requests"  ("unitId", "createdAt")`);
    await runner.query(`CREATE INDEX "requests_registeredById" ON "requests"  ("registeredById", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "requests_number_key" ON "requests"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "verifications" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "requestId" uuid NOT NULL, "kind" text, "fullName" text NOT NULL, "frontTitle" text, "backTitle" text, "employment" text NOT NULL, "nip" text, "nik" text NOT NULL, "nikHash" text, "nikMasked" text, "position" text NOT NULL, "unit" text NOT NULL, "email" text NOT NULL, "emailReason" text, "certificateId" uuid, "revocationReason" text, "verifierId" uuid, "assignedById" uuid, "assignedAt" TIMESTAMP(3) WITH TIME ZONE, "approvedById" uuid, "subjectStaffId" uuid, "registeredById" uuid, "amsReference" text, "checklist" text array, "linkSentAt" TIMESTAMP(3) WITH TIME ZONE, "serialNumber" text, "validFrom" date, "validTo" date, "status" text NOT NULL, "previousStatus" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "verifications_verifierId_assignedById_check" CHECK ("verifierId" <> "assignedById"), CONSTRAINT "verifications_verifierId_subjectStaffId_check" CHECK ("verifierId" <> "subjectStaffId"), CONSTRAINT "verifications_approvedById_verifierId_check" CHECK ("approvedById" <> "verifierId"), CONSTRAINT "verifications_validFrom_validTo_check" CHECK ("validFrom" <= "validTo"), CONSTRAINT "PK_2127ad1b143cf012280390b01d1" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "verifications_created" ON "verifications"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "verifications_status" ON "verifications"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "verifications_requestId" ON "verifications"  ("requestId", "createdAt")`);
    await runner.query(`CREATE INDEX "verifications_kind" ON "verifications"  ("kind", "createdAt")`);
    await runner.query(`CREATE INDEX "verifications_employment" ON "verifications"  ("employment", "createdAt")`);
    await runner.query(`CREATE INDEX "verifications_certificateId" ON "verifications"  ("certificateId", "createdAt")`);
    await runner.query(`CREATE INDEX "verifications_verifierId" ON "verifications"  ("verifierId", "createdAt")`);
    await runner.query(`CREATE INDEX "verifications_assignedById" ON "verifications"  ("assignedById", "createdAt")`);
    await runner.query(`CREATE INDEX "verifications_approvedById" ON "verifications"  ("approvedById", "createdAt")`);
    await runner.query(
      `CREATE INDEX "verifications_subjectStaffId" ON "verifications"  ("subjectStaffId", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "verifications_registeredById" ON "verifications"  ("registeredById", "createdAt")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "verifications_requestId_nik_key" ON "verifications"  ("requestId", "nikHash") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "verifications_nik_kind_key" ON "verifications"  ("nikHash", "kind") WHERE "archivedAt" is null and "status" in ('menunggu_penugasan', 'menunggu_pendaftaran', 'menunggu_swafoto', 'penentuan_status', 'verifikasi_otomatis', 'verifikasi_manual', 'akun_dikirim', 'menunggu_passphrase', 'terbit', 'menunggu', 'diverifikasi', 'diajukan_ams', 'dikembalikan')`,
    );
    await runner.query(
      `CREATE TABLE "certificates" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "serialNumber" text NOT NULL, "holderName" text NOT NULL, "holderEmail" text, "opdId" uuid, "verificationId" uuid NOT NULL, "issuer" text NOT NULL, "type" text NOT NULL, "validFrom" date NOT NULL, "validTo" date NOT NULL, "status" text NOT NULL, "revocationReason" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "certificates_validFrom_validTo_check" CHECK ("validFrom" <= "validTo"), CONSTRAINT "PK_e4c7e31e2144300bea7d89eb165" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "certificates_created" ON "certificates"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "certificates_opdId" ON "certificates"  ("opdId", "createdAt")`);
    await runner.query(`CREATE INDEX "certificates_verificationId" ON "certificates"  ("verificationId", "createdAt")`);
    await runner.query(`CREATE INDEX "certificates_status" ON "certificates"  ("status", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "certificates_serialNumber_key" ON "certificates"  ("serialNumber") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "complaints" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "number" text NOT NULL, "kind" text NOT NULL, "channel" text NOT NULL, "receivedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "trackingId" text, "reporter" text, "contact" text, "confidential" boolean, "subject" text NOT NULL, "content" text NOT NULL, "requestId" uuid, "class" text, "handlerId" uuid, "bsreTicket" text, "bsreAnswer" text, "answer" text, "unitId" uuid, "registeredById" uuid, "status" text NOT NULL, "previousStatus" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_4b7566a2a489c2cc7c12ed076ad" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "complaints_created" ON "complaints"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "complaints_status" ON "complaints"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "complaints_kind" ON "complaints"  ("kind", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_channel" ON "complaints"  ("channel", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_requestId" ON "complaints"  ("requestId", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_class" ON "complaints"  ("class", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_handlerId" ON "complaints"  ("handlerId", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_unitId" ON "complaints"  ("unitId", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_registeredById" ON "complaints"  ("registeredById", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "complaints_number_key" ON "complaints"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "attachments" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "ownerType" text NOT NULL, "ownerId" text NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "mime" text NOT NULL, "size" integer NOT NULL, "sha256" text NOT NULL, "storageKey" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_5e1f050bcff31e3084a1d662412" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "attachments_created" ON "attachments"  ("createdAt", "id")`);
    await runner.query(
      `CREATE TABLE "supervision_reviews" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "supervisedId" uuid NOT NULL, "supervisorId" uuid, "verificationId" uuid, "reviewedOn" date NOT NULL, "result" text NOT NULL, "note" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "supervision_reviews_supervisorId_supervisedId_check" CHECK ("supervisorId" <> "supervisedId"), CONSTRAINT "PK_25b107b44973e69ad123009014f" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "supervision_reviews_created" ON "supervision_reviews"  ("createdAt", "id")`);
    await runner.query(
      `CREATE INDEX "supervision_reviews_supervisedId" ON "supervision_reviews"  ("supervisedId", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "supervision_reviews_supervisorId" ON "supervision_reviews"  ("supervisorId", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "supervision_reviews_verificationId" ON "supervision_reviews"  ("verificationId", "createdAt")`,
    );
    await runner.query(`CREATE INDEX "supervision_reviews_result" ON "supervision_reviews"  ("result", "createdAt")`);
    await runner.query(
      `CREATE TABLE "findings" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "number" text NOT NULL, "title" text NOT NULL, "supervisedId" uuid NOT NULL, "supervisorId" uuid, "condition" text NOT NULL, "criterion" text NOT NULL, "cause" text, "effect" text, "recommendation" text NOT NULL, "dueOn" date NOT NULL, "followUp" text, "status" text NOT NULL, "previousStatus" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "findings_supervisorId_supervisedId_check" CHECK ("supervisorId" <> "supervisedId"), CONSTRAINT "PK_ae9807d6293c23c13ff8804d09c" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "findings_created" ON "findings"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "findings_status" ON "findings"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "findings_supervisedId" ON "findings"  ("supervisedId", "createdAt")`);
    await runner.query(`CREATE INDEX "findings_supervisorId" ON "findings"  ("supervisorId", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "findings_number_key" ON "findings"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "sanctions" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "number" text NOT NULL, "staffId" uuid NOT NULL, "allegation" text NOT NULL, "findingId" uuid, "complaintId" uuid, "examinerId" uuid NOT NULL, "summonsDate" date, "examinationRecord" text, "statement" text, "level" text, "kind" text, "decisionNumber" text, "handedOverOn" date, "status" text NOT NULL, "previousStatus" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "sanctions_examinerId_staffId_check" CHECK ("examinerId" <> "staffId"), CONSTRAINT "PK_29bef7647676bb7ec707f29b18f" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "sanctions_created" ON "sanctions"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "sanctions_status" ON "sanctions"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "sanctions_staffId" ON "sanctions"  ("staffId", "createdAt")`);
    await runner.query(`CREATE INDEX "sanctions_findingId" ON "sanctions"  ("findingId", "createdAt")`);
    await runner.query(`CREATE INDEX "sanctions_complaintId" ON "sanctions"  ("complaintId", "createdAt")`);
    await runner.query(`CREATE INDEX "sanctions_examinerId" ON "sanctions"  ("examinerId", "createdAt")`);
    await runner.query(`CREATE INDEX "sanctions_level" ON "sanctions"  ("level", "createdAt")`);
    await runner.query(`CREATE INDEX "sanctions_kind" ON "sanctions"  ("kind", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "sanctions_number_key" ON "sanctions"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "evaluation_meetings" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "number" text NOT NULL, "subject" text NOT NULL, "month" date NOT NULL, "startsAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "place" text NOT NULL, "chairId" uuid, "minuteTakerId" uuid, "agenda" text, "minutes" text, "unitId" uuid, "status" text NOT NULL, "previousStatus" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_4226c10ffa051c2ad60d0b53663" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "evaluation_meetings_created" ON "evaluation_meetings"  ("createdAt", "id")`);
    await runner.query(
      `CREATE INDEX "evaluation_meetings_status" ON "evaluation_meetings"  ("status", "createdAt", "id")`,
    );
    await runner.query(`CREATE INDEX "evaluation_meetings_chairId" ON "evaluation_meetings"  ("chairId", "createdAt")`);
    await runner.query(
      `CREATE INDEX "evaluation_meetings_minuteTakerId" ON "evaluation_meetings"  ("minuteTakerId", "createdAt")`,
    );
    await runner.query(`CREATE INDEX "evaluation_meetings_unitId" ON "evaluation_meetings"  ("unitId", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "evaluation_meetings_number_key" ON "evaluation_meetings"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "meeting_attendances" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "meetingId" uuid NOT NULL, "staffId" uuid NOT NULL, "element" text NOT NULL, "present" boolean, "delegate" boolean, "arrivedAt" TIMESTAMP(3) WITH TIME ZONE, "absenceReason" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_810afa3eb7dcc5c384d1b45f89e" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "meeting_attendances_created" ON "meeting_attendances"  ("createdAt", "id")`);
    await runner.query(
      `CREATE INDEX "meeting_attendances_meetingId" ON "meeting_attendances"  ("meetingId", "createdAt")`,
    );
    await runner.query(`CREATE INDEX "meeting_attendances_staffId" ON "meeting_attendances"  ("staffId", "createdAt")`);
    await runner.query(`CREATE INDEX "meeting_attendances_element" ON "meeting_attendances"  ("element", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "meeting_attendances_meetingId_staffId_key" ON "meeting_attendances"  ("meetingId", "staffId") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "action_items" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "meetingId" uuid NOT NULL, "what" text NOT NULL, "ownerId" uuid NOT NULL, "dueOn" date NOT NULL, "result" text, "status" text NOT NULL, "previousStatus" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_5a84b168b001636b379312104ab" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "action_items_created" ON "action_items"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "action_items_status" ON "action_items"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "action_items_meetingId" ON "action_items"  ("meetingId", "createdAt")`);
    await runner.query(`CREATE INDEX "action_items_ownerId" ON "action_items"  ("ownerId", "createdAt")`);
    await runner.query(
      `CREATE TABLE "service_standards" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "title" text NOT NULL, "edition" integer NOT NULL, "requirements" text NOT NULL, "procedure" text NOT NULL, "minutes" integer NOT NULL, "cost" text NOT NULL, "product" text NOT NULL, "complaintHandling" text NOT NULL, "legalBasis" text NOT NULL, "facilities" text NOT NULL, "competence" text NOT NULL, "supervision" text NOT NULL, "executors" integer NOT NULL, "guarantee" text NOT NULL, "safety" text NOT NULL, "evaluation" text NOT NULL, "validFrom" date, "decreeNumber" text, "writtenById" uuid, "status" text NOT NULL, "previousStatus" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_1e36f5915abfb3d4d0464bf42db" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "service_standards_created" ON "service_standards"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "service_standards_status" ON "service_standards"  ("status", "createdAt", "id")`);
    await runner.query(
      `CREATE INDEX "service_standards_writtenById" ON "service_standards"  ("writtenById", "createdAt")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "service_standards_edition_key" ON "service_standards"  ("edition") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "holidays" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "date" date NOT NULL, "name" text NOT NULL, "type" text NOT NULL, "decree" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_3646bdd4c3817d954d830881dfe" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "holidays_created" ON "holidays"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "holidays_type" ON "holidays"  ("type", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "holidays_date_type_key" ON "holidays"  ("date", "type") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "office_hours" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "name" text NOT NULL, "regime" text NOT NULL, "weekday" text NOT NULL, "opensAt" text NOT NULL, "closesAt" text NOT NULL, "validFrom" date NOT NULL, "validTo" date, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "office_hours_opensAt_closesAt_check" CHECK ("opensAt" <= "closesAt"), CONSTRAINT "office_hours_validFrom_validTo_check" CHECK ("validFrom" <= "validTo"), CONSTRAINT "PK_6b25675455278536aeda59b3723" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "office_hours_created" ON "office_hours"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "office_hours_regime" ON "office_hours"  ("regime", "createdAt")`);
    await runner.query(`CREATE INDEX "office_hours_weekday" ON "office_hours"  ("weekday", "createdAt")`);
    await runner.query(
      `CREATE TABLE "org_units" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "name" text NOT NULL, "code" text, "type" text NOT NULL, "parentId" uuid, "headName" text, "headPosition" text, "email" text, "active" boolean, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "org_units_id_parentId_check" CHECK ("id" <> "parentId"), CONSTRAINT "PK_b4a19b7f3756560cd75643be5a7" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "org_units_created" ON "org_units"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "org_units_type" ON "org_units"  ("type", "createdAt")`);
    await runner.query(`CREATE INDEX "org_units_parentId" ON "org_units"  ("parentId", "createdAt")`);
    await runner.query(`CREATE UNIQUE INDEX "org_units_code_key" ON "org_units"  ("code") WHERE "archivedAt" is null`);
    await runner.query(
      `CREATE TABLE "staff" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "fullName" text NOT NULL, "frontTitle" text, "backTitle" text, "employment" text NOT NULL, "nip" text, "rank" text, "position" text NOT NULL, "unitId" uuid NOT NULL, "supervisorId" uuid, "email" text, "activeFrom" date NOT NULL, "activeTo" date, "onLeave" boolean, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "staff_id_supervisorId_check" CHECK ("id" <> "supervisorId"), CONSTRAINT "staff_activeFrom_activeTo_check" CHECK ("activeFrom" <= "activeTo"), CONSTRAINT "PK_e4ee98bb552756c180aec1e854a" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "staff_created" ON "staff"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "staff_employment" ON "staff"  ("employment", "createdAt")`);
    await runner.query(`CREATE INDEX "staff_unitId" ON "staff"  ("unitId", "createdAt")`);
    await runner.query(`CREATE INDEX "staff_supervisorId" ON "staff"  ("supervisorId", "createdAt")`);
    await runner.query(`CREATE UNIQUE INDEX "staff_nip_key" ON "staff"  ("nip") WHERE "archivedAt" is null`);
    await runner.query(
      `CREATE TABLE "appointments" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "staffId" uuid NOT NULL, "role" text NOT NULL, "kind" text NOT NULL, "unitId" uuid, "validFrom" date NOT NULL, "validTo" date, "decree" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "appointments_validFrom_validTo_check" CHECK ("validFrom" <= "validTo"), CONSTRAINT "PK_4a437a9a27e948726b8bb3e36ad" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "appointments_created" ON "appointments"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "appointments_staffId" ON "appointments"  ("staffId", "createdAt")`);
    await runner.query(`CREATE INDEX "appointments_role" ON "appointments"  ("role", "createdAt")`);
    await runner.query(`CREATE INDEX "appointments_kind" ON "appointments"  ("kind", "createdAt")`);
    await runner.query(`CREATE INDEX "appointments_unitId" ON "appointments"  ("unitId", "createdAt")`);
    await runner.query(
      `CREATE TABLE "competencies" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "staffId" uuid NOT NULL, "code" text NOT NULL, "evidence" text NOT NULL, "bukti" uuid, "validFrom" date NOT NULL, "validTo" date, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "competencies_validFrom_validTo_check" CHECK ("validFrom" <= "validTo"), CONSTRAINT "PK_0b29ecda233cc61de0d93527813" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "competencies_created" ON "competencies"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "competencies_staffId" ON "competencies"  ("staffId", "createdAt")`);
    await runner.query(`CREATE INDEX "competencies_code" ON "competencies"  ("code", "createdAt")`);
    await runner.query(
      `CREATE TABLE "users" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "username" text NOT NULL, "staffId" uuid NOT NULL, "password" text NOT NULL, "active" boolean, "lastSignInAt" TIMESTAMP(3) WITH TIME ZONE, "demo" boolean, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_a3ffb1c0c8416b9fc6f907b7433" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "users_created" ON "users"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "users_staffId" ON "users"  ("staffId", "createdAt")`);
    await runner.query(`CREATE UNIQUE INDEX "users_username_key" ON "users"  ("username") WHERE "archivedAt" is null`);
    await runner.query(`CREATE UNIQUE INDEX "users_staffId_key" ON "users"  ("staffId") WHERE "archivedAt" is null`);
    await runner.query(
      `ALTER TABLE "requests" ADD CONSTRAINT "requests_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "requests" ADD CONSTRAINT "requests_addresseeId_fkey" FOREIGN KEY ("addresseeId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "requests" ADD CONSTRAINT "requests_verifierId_fkey" FOREIGN KEY ("verifierId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "requests" ADD CONSTRAINT "requests_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "requests" ADD CONSTRAINT "requests_registeredById_fkey" FOREIGN KEY ("registeredById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "verifications" ADD CONSTRAINT "verifications_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "requests"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "verifications" ADD CONSTRAINT "verifications_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "certificates"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "verifications" ADD CONSTRAINT "verifications_verifierId_fkey" FOREIGN KEY ("verifierId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "verifications" ADD CONSTRAINT "verifications_assignedById_fkey" FOREIGN KEY ("assignedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "verifications" ADD CONSTRAINT "verifications_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "verifications" ADD CONSTRAINT "verifications_subjectStaffId_fkey" FOREIGN KEY ("subjectStaffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "verifications" ADD CONSTRAINT "verifications_registeredById_fkey" FOREIGN KEY ("registeredById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "certificates" ADD CONSTRAINT "certificates_opdId_fkey" FOREIGN KEY ("opdId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "certificates" ADD CONSTRAINT "certificates_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "verifications"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "requests"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_handlerId_fkey" FOREIGN KEY ("handlerId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_registeredById_fkey" FOREIGN KEY ("registeredById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervision_reviews" ADD CONSTRAINT "supervision_reviews_supervisedId_fkey" FOREIGN KEY ("supervisedId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervision_reviews" ADD CONSTRAINT "supervision_reviews_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervision_reviews" ADD CONSTRAINT "supervision_reviews_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "verifications"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "findings" ADD CONSTRAINT "findings_supervisedId_fkey" FOREIGN KEY ("supervisedId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "findings" ADD CONSTRAINT "findings_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "findings"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "complaints"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_examinerId_fkey" FOREIGN KEY ("examinerId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "evaluation_meetings" ADD CONSTRAINT "evaluation_meetings_chairId_fkey" FOREIGN KEY ("chairId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "evaluation_meetings" ADD CONSTRAINT "evaluation_meetings_minuteTakerId_fkey" FOREIGN KEY ("minuteTakerId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "evaluation_meetings" ADD CONSTRAINT "evaluation_meetings_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "evaluation_meetings"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "action_items" ADD CONSTRAINT "action_items_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "evaluation_meetings"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "action_items" ADD CONSTRAINT "action_items_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "service_standards" ADD CONSTRAINT "service_standards_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "org_units" ADD CONSTRAINT "org_units_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff" ADD CONSTRAINT "staff_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff" ADD CONSTRAINT "staff_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "appointments" ADD CONSTRAINT "appointments_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "appointments" ADD CONSTRAINT "appointments_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competencies" ADD CONSTRAINT "competencies_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "users" ADD CONSTRAINT "users_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE INDEX "requests_search" ON "requests" USING gin ((coalesce("number", '') || ' ' || coalesce("letterNumber", '') || ' ' || coalesce("subject", '') || ' ' || coalesce("signerName", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "verifications_search" ON "verifications" USING gin ((coalesce("fullName", '') || ' ' || coalesce("position", '') || ' ' || coalesce("unit", '') || ' ' || coalesce("email", '') || ' ' || coalesce("amsReference", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "certificates_search" ON "certificates" USING gin ((coalesce("serialNumber", '') || ' ' || coalesce("holderName", '') || ' ' || coalesce("holderEmail", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "complaints_search" ON "complaints" USING gin ((coalesce("number", '') || ' ' || coalesce("subject", '') || ' ' || coalesce("trackingId", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "attachments_search" ON "attachments" USING gin ((coalesce("name", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "supervision_reviews_search" ON "supervision_reviews" USING gin ((coalesce("note", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "findings_search" ON "findings" USING gin ((coalesce("number", '') || ' ' || coalesce("title", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "sanctions_search" ON "sanctions" USING gin ((coalesce("number", '') || ' ' || coalesce("decisionNumber", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "evaluation_meetings_search" ON "evaluation_meetings" USING gin ((coalesce("number", '') || ' ' || coalesce("subject", '') || ' ' || coalesce("place", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "action_items_search" ON "action_items" USING gin ((coalesce("what", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "service_standards_search" ON "service_standards" USING gin ((coalesce("title", '')) gin_trgm_ops)`,
    );
    await runner.query(`CREATE INDEX "holidays_search" ON "holidays" USING gin ((coalesce("name", '')) gin_trgm_ops)`);
    await runner.query(
      `CREATE INDEX "org_units_search" ON "org_units" USING gin ((coalesce("name", '') || ' ' || coalesce("code", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "staff_search" ON "staff" USING gin ((coalesce("fullName", '') || ' ' || coalesce("position", '')) gin_trgm_ops)`,
    );
    await runner.query(`CREATE INDEX "users_search" ON "users" USING gin ((coalesce("username", '')) gin_trgm_ops)`);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

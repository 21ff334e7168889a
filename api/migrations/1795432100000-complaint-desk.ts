import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was one column is two; numbers that were recorded twice before stay, as twins. */
const EARLIER_COMPLAINTS = `
update complaints set "srikandiNumber" = "trackingId", "trackingId" = null where channel = 'srikandi';
update complaints set promised = case when kind = 'pengaduan' then class else kind end;
update complaints c set replies = 0, twin = t.place
  from (select id, row_number() over (partition by "trackingId" order by id) - 1 as place from complaints) t where t.id = c.id;
`;

/** Each printed receipt has its own secret, of which the hash is kept. */
const RECEIPTS = `
create table receipts (
  secret_hash text primary key,
  number text not null,
  resource text not null,
  record_id uuid not null,
  issued_at timestamptz(3) not null default now()
);
create index receipts_number on receipts (number);
`;

export class ComplaintDesk1795432100000 implements MigrationInterface {
  name = 'ComplaintDesk1795432100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "answer_templates" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "name" text NOT NULL, "class" text, "body" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_b283d2a7b286f49dd4c3e53f422" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "answer_templates_created" ON "answer_templates"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "answer_templates_class" ON "answer_templates"  ("class", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "answer_templates_name_key" ON "answer_templates"  ("name") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "examinations" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "number" text NOT NULL, "complaintId" uuid NOT NULL, "examinerId" uuid, "heldOn" date NOT NULL, "place" text, "summary" text, "conclusion" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_7694851ac6eaf734b64fcf06c28" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "examinations_created" ON "examinations"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "examinations_complaintId" ON "examinations"  ("complaintId", "createdAt")`);
    await runner.query(`CREATE INDEX "examinations_examinerId" ON "examinations"  ("examinerId", "createdAt")`);
    await runner.query(`CREATE INDEX "examinations_conclusion" ON "examinations"  ("conclusion", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "examinations_number_key" ON "examinations"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "examination_statements" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "examinationId" uuid NOT NULL, "givenBy" text NOT NULL, "capacity" text NOT NULL, "givenOn" date NOT NULL, "statement" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_6b7269d0e7b7431a2f81ff7b7e6" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "examination_statements_created" ON "examination_statements"  ("createdAt", "id")`,
    );
    await runner.query(
      `CREATE INDEX "examination_statements_examinationId" ON "examination_statements"  ("examinationId", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "examination_statements_capacity" ON "examination_statements"  ("capacity", "createdAt")`,
    );
    await runner.query(
      `CREATE TABLE "examination_readers" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "examinationId" uuid NOT NULL, "staffId" uuid NOT NULL, "examinerId" uuid, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_cf19fd2a7807e7c975787a9721e" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "examination_readers_created" ON "examination_readers"  ("createdAt", "id")`);
    await runner.query(
      `CREATE INDEX "examination_readers_examinationId" ON "examination_readers"  ("examinationId", "createdAt")`,
    );
    await runner.query(`CREATE INDEX "examination_readers_staffId" ON "examination_readers"  ("staffId", "createdAt")`);
    await runner.query(
      `CREATE INDEX "examination_readers_examinerId" ON "examination_readers"  ("examinerId", "createdAt")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "examination_readers_examinationId_staffId_key" ON "examination_readers"  ("examinationId", "staffId") WHERE "archivedAt" is null`,
    );
    await runner.query(`ALTER TABLE "complaints" ADD "srikandiNumber" text`);
    await runner.query(`ALTER TABLE "complaints" ADD "category" text`);
    await runner.query(`ALTER TABLE "complaints" ADD "complainedId" uuid`);
    await runner.query(`ALTER TABLE "complaints" ADD "surat_pengaduan" uuid`);
    await runner.query(`ALTER TABLE "complaints" ADD "proposedClass" text`);
    await runner.query(`ALTER TABLE "complaints" ADD "proposalReason" text`);
    await runner.query(`ALTER TABLE "complaints" ADD "classConfirmed" boolean`);
    await runner.query(`ALTER TABLE "complaints" ADD "bsreForwardedOn" date`);
    await runner.query(`ALTER TABLE "complaints" ADD "answeredAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "complaints" ADD "promised" text`);
    await runner.query(`ALTER TABLE "complaints" ADD "fingerprint" text`);
    await runner.query(`ALTER TABLE "complaints" ADD "answeredById" uuid`);
    await runner.query(`ALTER TABLE "complaints" ADD "replies" integer`);
    await runner.query(`ALTER TABLE "complaints" ADD "mainId" uuid`);
    await runner.query(`ALTER TABLE "complaints" ADD "pastVerifiers" boolean`);
    await runner.query(`ALTER TABLE "complaints" ADD "twin" integer`);
    await runner.query(EARLIER_COMPLAINTS);
    await runner.query(`ALTER TABLE "findings" ADD "complaintId" uuid`);
    await runner.query(`CREATE INDEX "complaints_category" ON "complaints"  ("category", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_complainedId" ON "complaints"  ("complainedId", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_answeredById" ON "complaints"  ("answeredById", "createdAt")`);
    await runner.query(`CREATE INDEX "complaints_mainId" ON "complaints"  ("mainId", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "complaints_twin_trackingId_key" ON "complaints"  ("twin", "trackingId") WHERE "archivedAt" is null`,
    );
    await runner.query(`CREATE INDEX "findings_complaintId" ON "findings"  ("complaintId", "createdAt")`);
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_complainedId_handlerId_check" CHECK ("complainedId" <> "handlerId")`,
    );
    await runner.query(`ALTER TABLE "complaints" ADD CONSTRAINT "complaints_id_mainId_check" CHECK ("id" <> "mainId")`);
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_complainedId_fkey" FOREIGN KEY ("complainedId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_mainId_fkey" FOREIGN KEY ("mainId") REFERENCES "complaints"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "findings" ADD CONSTRAINT "findings_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "complaints"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "examinations" ADD CONSTRAINT "examinations_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "complaints"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "examinations" ADD CONSTRAINT "examinations_examinerId_fkey" FOREIGN KEY ("examinerId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "examination_statements" ADD CONSTRAINT "examination_statements_examinationId_fkey" FOREIGN KEY ("examinationId") REFERENCES "examinations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "examination_readers" ADD CONSTRAINT "examination_readers_examinationId_fkey" FOREIGN KEY ("examinationId") REFERENCES "examinations"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "examination_readers" ADD CONSTRAINT "examination_readers_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "examination_readers" ADD CONSTRAINT "examination_readers_examinerId_fkey" FOREIGN KEY ("examinerId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE INDEX "answer_templates_search" ON "answer_templates" USING gin ((coalesce("name", '') || ' ' || coalesce("body", '')) gin_trgm_ops)`,
    );
    await runner.query(`ALTER TABLE "mails" ADD "confidential" boolean`);
    await runner.query(`ALTER TABLE "mails" ADD "recordId" text`);
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "complaints_fingerprint_key" ON "complaints"  ("fingerprint") WHERE "archivedAt" is null`,
    );
    await runner.query(RECEIPTS);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

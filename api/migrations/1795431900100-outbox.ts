import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Outbox1795431900100 implements MigrationInterface {
  name = 'Outbox1795431900100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "mails" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "previousStatus" text, "recipient" text NOT NULL, "subject" text NOT NULL, "text" text NOT NULL, "status" text NOT NULL, "tries" integer NOT NULL, "dueAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "sentAt" TIMESTAMP(3) WITH TIME ZONE, "lastError" text, "messageKey" text NOT NULL, "leasedUntil" TIMESTAMP(3) WITH TIME ZONE, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_218248d7dfe1b739f06e2309349" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "mails_created" ON "mails"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "mails_status" ON "mails"  ("status", "createdAt", "id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "mails_messageKey_key" ON "mails"  ("messageKey") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE INDEX "mails_search" ON "mails" USING gin ((coalesce("recipient", '') || ' ' || coalesce("subject", '')) gin_trgm_ops)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SupervisionDraws1795437150000 implements MigrationInterface {
  name = 'SupervisionDraws1795437150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "supervision_draws" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "previousStatus" text, "number" text NOT NULL, "drawnOn" date NOT NULL, "workedFrom" date NOT NULL, "supervisorId" uuid NOT NULL, "root" text NOT NULL, "always" integer NOT NULL, "others" integer NOT NULL, "sampled" integer NOT NULL, "people" jsonb, "candidates" jsonb, "status" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_8c0d03bda885b27c946e2bf015e" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "supervision_draws_created" ON "supervision_draws"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "supervision_draws_status" ON "supervision_draws"  ("status", "createdAt", "id")`);
    await runner.query(
      `CREATE INDEX "supervision_draws_supervisorId" ON "supervision_draws"  ("supervisorId", "createdAt")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "supervision_draws_number_key" ON "supervision_draws"  ("number") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "supervision_draws_supervisorId_drawnOn_key" ON "supervision_draws"  ("supervisorId", "drawnOn") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "supervised_acts" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "previousStatus" text, "drawId" uuid, "supervisedId" uuid NOT NULL, "supervisorId" uuid NOT NULL, "entryId" text NOT NULL, "actedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "reasons" text array, "remark" text, "reviewedById" uuid, "reviewedAt" TIMESTAMP(3) WITH TIME ZONE, "answer" text, "answeredAt" TIMESTAMP(3) WITH TIME ZONE, "status" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_7caa965e13a7f1f4fc14e8a4643" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "supervised_acts_created" ON "supervised_acts"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "supervised_acts_status" ON "supervised_acts"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "supervised_acts_drawId" ON "supervised_acts"  ("drawId", "createdAt")`);
    await runner.query(
      `CREATE INDEX "supervised_acts_supervisedId" ON "supervised_acts"  ("supervisedId", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "supervised_acts_supervisorId" ON "supervised_acts"  ("supervisorId", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "supervised_acts_reviewedById" ON "supervised_acts"  ("reviewedById", "createdAt")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "supervised_acts_entryId_supervisorId_key" ON "supervised_acts"  ("entryId", "supervisorId") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `ALTER TABLE "supervision_draws" ADD CONSTRAINT "supervision_draws_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervised_acts" ADD CONSTRAINT "supervised_acts_drawId_fkey" FOREIGN KEY ("drawId") REFERENCES "supervision_draws"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervised_acts" ADD CONSTRAINT "supervised_acts_supervisedId_fkey" FOREIGN KEY ("supervisedId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervised_acts" ADD CONSTRAINT "supervised_acts_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "supervised_acts" ADD CONSTRAINT "supervised_acts_reviewedById_fkey" FOREIGN KEY ("reviewedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE INDEX "supervision_draws_search" ON "supervision_draws" USING gin ((coalesce("number", '')) gin_trgm_ops)`,
    );
    await runner.query(
      `CREATE INDEX "supervised_acts_search" ON "supervised_acts" USING gin ((coalesce("remark", '')) gin_trgm_ops)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

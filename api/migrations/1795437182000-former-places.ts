import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody was before the present. Of the people who are there, the present holds since their first day, as far as is known. */
export class FormerPlaces1795437182000 implements MigrationInterface {
  name = 'FormerPlaces1795437182000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "staff" ADD "since" date`);
    await runner.query(
      `CREATE TABLE "staff_terms" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "staffId" uuid NOT NULL, "validFrom" date NOT NULL, "validTo" date NOT NULL, "employment" text NOT NULL, "rank" text, "position" text NOT NULL, "unitId" uuid NOT NULL, "supervisorId" uuid, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_e9dc43bc8d5dc308011dd14d5de" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "staff_terms_created" ON "staff_terms"  ("createdAt", "id")`);
    for (const [column, table] of [
      ['staffId', 'staff'],
      ['unitId', 'org_units'],
      ['supervisorId', 'staff'],
    ]) {
      await runner.query(`CREATE INDEX "staff_terms_${column}" ON "staff_terms"  ("${column}", "createdAt")`);
      await runner.query(
        `ALTER TABLE "staff_terms" ADD CONSTRAINT "staff_terms_${column}_fkey" FOREIGN KEY ("${column}") REFERENCES "${table}"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

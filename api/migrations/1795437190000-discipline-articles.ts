import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DisciplineArticles1795437190000 implements MigrationInterface {
  name = 'DisciplineArticles1795437190000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "discipline_articles" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "name" text NOT NULL, "regulation" text NOT NULL, "article" integer NOT NULL, "letter" text, "text" text NOT NULL, "level" text, "verification" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_012595d5b0572539f70c7b54f80" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "discipline_articles_created" ON "discipline_articles"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "discipline_articles_level" ON "discipline_articles"  ("level", "createdAt")`);
    await runner.query(
      `CREATE INDEX "discipline_articles_verification" ON "discipline_articles"  ("verification", "createdAt")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "discipline_articles_name_key" ON "discipline_articles"  ("name") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE INDEX "discipline_articles_search" ON "discipline_articles" USING gin ((coalesce("name", '') || ' ' || coalesce("text", '')) gin_trgm_ops)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

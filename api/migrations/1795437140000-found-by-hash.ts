import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All records of one person are found by the hash of his NIK, whatever became of them: what holds an erasure asks so. */
export class FoundByHash1795437140000 implements MigrationInterface {
  name = 'FoundByHash1795437140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "verifications_nik" ON "verifications" ("nikHash")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."verifications_nik"`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As Plt. or Plh. of which post a superior looks at an act. */
export class ActingSuperiors1795437180000 implements MigrationInterface {
  name = 'ActingSuperiors1795437180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "supervised_acts" ADD "actingAs" text`);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

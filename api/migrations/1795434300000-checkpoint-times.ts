import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a checkpoint was signed; of older ones that is not known. */
export class CheckpointTimes1795434300000 implements MigrationInterface {
  name = 'CheckpointTimes1795434300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit.checkpoint add column signed_at timestamptz(3)');
    await runner.query('alter table audit.checkpoint alter column signed_at set default clock_timestamp()');
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

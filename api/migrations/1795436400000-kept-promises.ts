import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What ended before its promised moment was kept is looked for at every start, and soon there is none. */
export class KeptPromises1795436400000 implements MigrationInterface {
  name = 'KeptPromises1795436400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index clocks_unkept on clocks (resource, record_id) where phase = 'stopped' and due_at is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index clocks_unkept');
  }
}

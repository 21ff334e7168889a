import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose window the replaced draft was: when that one is sent it goes, and the other stays. */
export class DraftWriters1795436000100 implements MigrationInterface {
  name = 'DraftWriters1795436000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table drafts add column earlier_writer text');
    await runner.query(`update drafts set earlier_writer = 'unknown' where earlier_body is not null`);
    await runner.query('alter table drafts add check ((earlier_body is null) = (earlier_writer is null))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table drafts drop column earlier_writer');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody has typed and not sent yet, encrypted whole: read and written by its writer only, through api/drafts.
 * What another window of his replaced stays beside it until the form is sent or thrown away.
 */
const TABLE = `create table drafts (
  user_id uuid not null references users,
  key text not null,
  version integer not null default 1,
  writer text not null,
  record_version integer,
  body text not null,
  saved_at timestamp(3) with time zone not null default now(),
  earlier_body text,
  earlier_at timestamp(3) with time zone,
  primary key (user_id, key),
  check ((earlier_body is null) = (earlier_at is null)))`;

export class Drafts1795436000000 implements MigrationInterface {
  name = 'Drafts1795436000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query('create index drafts_saved on drafts (saved_at)');
    await runner.query('grant delete on drafts to waskita_app');
    await runner.query('ALTER TABLE "erasures" ADD "drafts" integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "erasures" DROP COLUMN "drafts"');
    await runner.query('drop table drafts');
  }
}

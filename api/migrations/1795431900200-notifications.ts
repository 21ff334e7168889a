import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told in the console. Read and marked by its owner only, through api/notifications. */
export class Notifications1795431900200 implements MigrationInterface {
  name = 'Notifications1795431900200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table notifications (
      id uuid primary key,
      "staffId" uuid not null references staff,
      at timestamp(3) with time zone not null default now(),
      kind text not null,
      resource text,
      "recordId" uuid,
      title text not null,
      text text not null,
      "readAt" timestamp(3) with time zone,
      key text not null,
      check ((resource is null) = ("recordId" is null)),
      unique ("staffId", key))`);
    await runner.query('create index notifications_latest on notifications ("staffId", at desc, id desc)');
    await runner.query('create index notifications_unread on notifications ("staffId", id) where "readAt" is null');
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: what people were told is not dropped by a command.');
  }
}

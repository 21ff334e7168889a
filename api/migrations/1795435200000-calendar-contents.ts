import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A version of the calendar as it was, written when the next one begins: what ended under it is explained by it. */
const TABLE = `
create table calendar_contents (version integer primary key references calendar_versions(version), content jsonb not null);
create trigger written_once before update or delete or truncate on calendar_contents for each statement execute function clock_written_once();`;

export class CalendarContents1795435200000 implements MigrationInterface {
  name = 'CalendarContents1795435200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: a ledger is not dropped by a command.');
  }
}

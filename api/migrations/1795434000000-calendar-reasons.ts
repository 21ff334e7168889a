import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why the calendar was last changed there; what was there before has none. */
export class CalendarReasons1795434000000 implements MigrationInterface {
  name = 'CalendarReasons1795434000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "holidays" ADD "reason" text`);
    await runner.query(`ALTER TABLE "office_hours" ADD "reason" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "holidays" DROP COLUMN "reason"`);
    await runner.query(`ALTER TABLE "office_hours" DROP COLUMN "reason"`);
  }
}

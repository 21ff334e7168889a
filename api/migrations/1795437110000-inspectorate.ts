import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A complaint that nobody in the office may decide is forwarded to the Inspektorat (complaints.flow.ts). */
export class Inspectorate1795437110000 implements MigrationInterface {
  name = 'Inspectorate1795437110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "complaints" ADD "inspectorateForwardedOn" date, ADD "inspectorateTicket" text`);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

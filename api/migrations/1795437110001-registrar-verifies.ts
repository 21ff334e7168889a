import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who recorded a person verifies him only where nobody else can, and that is marked (verifier.flow.ts). */
export class RegistrarVerifies1795437110001 implements MigrationInterface {
  name = 'RegistrarVerifies1795437110001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "verifications" ADD "selfRegistered" text`);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

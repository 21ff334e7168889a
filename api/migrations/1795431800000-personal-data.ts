import type { MigrationInterface, QueryRunner } from 'typeorm';
export class PersonalData1795431800000 implements MigrationInterface {
  name = 'PersonalData1795431800000';
  async up(_: QueryRunner): Promise<void> {}
  async down(): Promise<void> {}
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Levies and gratification are never classed lower, whatever writes the row. */
export class LeviesAreExamined1795435300000 implements MigrationInterface {
  name = 'LeviesAreExamined1795435300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "complaints" ADD CONSTRAINT "complaints_category_class_check" CHECK ("category" not in ('pungutan', 'gratifikasi') or "class" in ('berkadar_pengawasan'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "complaints" DROP CONSTRAINT "complaints_category_class_check"`);
  }
}

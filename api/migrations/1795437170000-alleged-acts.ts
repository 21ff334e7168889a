import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an act was judged first, and the act that a finding or a case rests on. */
export class AllegedActs1795437170000 implements MigrationInterface {
  name = 'AllegedActs1795437170000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "supervised_acts" ADD "firstReviewedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`update supervised_acts set "firstReviewedAt" = "reviewedAt"`);
    for (const table of ['findings', 'sanctions']) {
      await runner.query(`ALTER TABLE "${table}" ADD "actId" uuid`);
      await runner.query(`CREATE INDEX "${table}_actId" ON "${table}"  ("actId", "createdAt")`);
      await runner.query(
        `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_actId_fkey" FOREIGN KEY ("actId") REFERENCES "supervised_acts"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

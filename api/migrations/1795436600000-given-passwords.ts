import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who gave an account its password, until its owner chooses his own. Of the accounts there are, nobody knows. */
export class GivenPasswords1795436600000 implements MigrationInterface {
  name = 'GivenPasswords1795436600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "users" ADD "passwordGivenById" uuid`);
    await runner.query(
      `ALTER TABLE "users" ADD CONSTRAINT "users_passwordGivenById_fkey" FOREIGN KEY ("passwordGivenById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(`CREATE INDEX "users_passwordGivenById" ON "users" ("passwordGivenById", "createdAt")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "users" DROP COLUMN "passwordGivenById"`);
  }
}

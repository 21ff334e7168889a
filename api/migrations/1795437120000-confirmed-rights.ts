import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appointments that there are stay in force; each is written once, and told. */
const IN_FORCE = `
with old as (select t.* from appointments t where t.status is null),
  made as (update appointments t set status = 'berlaku', version = t.version + 1, "updatedAt" = now() from old where old.id = t.id returning t.*)
select audit.append(
  '{"action": "update", "actor": "system:migration", "appVersion": "0.1.0", "outcome": "ok", "requestId": "migration", "resource": "appointments"}',
  made.id::text, made.version,
  jsonb_build_object('status', jsonb_build_object('after', 'berlaku'), '#row', audit.row_hash(made), '#reason', 'Penugasan yang sudah ada tetap berlaku'))
from made join old using (id)`;

/** Leading roles, auditor and administrator are given by one and confirmed by another (api/README: Rights). */
export class ConfirmedRights1795437120000 implements MigrationInterface {
  name = 'ConfirmedRights1795437120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "appointments" ADD "status" text, ADD "previousStatus" text, ADD "proposedById" uuid, ADD "confirmedById" uuid, ADD "confirmedAt" TIMESTAMP(3) WITH TIME ZONE`,
    );
    await runner.query(IN_FORCE);
    await runner.query(`ALTER TABLE "appointments" ALTER COLUMN "status" SET NOT NULL`);
    await runner.query(`CREATE INDEX "appointments_status" ON "appointments" ("status", "createdAt", "id")`);
    for (const name of ['proposedById', 'confirmedById']) {
      await runner.query(
        `ALTER TABLE "appointments" ADD CONSTRAINT "appointments_${name}_fkey" FOREIGN KEY ("${name}") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      );
      await runner.query(`CREATE INDEX "appointments_${name}" ON "appointments" ("${name}", "createdAt")`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

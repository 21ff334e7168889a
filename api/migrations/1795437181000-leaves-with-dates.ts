import type { MigrationInterface, QueryRunner } from 'typeorm';

const TODAY = `(now() at time zone 'Asia/Jakarta')::date`;
const by = (action: string, resource: string) =>
  `'{"action": "${action}", "actor": "system:migration", "appVersion": "0.2.0", "outcome": "ok", "requestId": "migration", "resource": "${resource}"}'`;

/** Nobody knows since when, nor until when: whoever was away is so from today on, until somebody ends it. */
const STILL_AWAY = `
with made as (
  insert into leaves (id, version, "createdAt", "updatedAt", "staffId", kind, "validFrom", note)
  select gen_random_uuid(), 1, now(), now(), s.id, 'lainnya', ${TODAY}, 'Semula ditandai sedang cuti, tanpa tanggal'
  from staff s where s."onLeave" and s."archivedAt" is null
  returning *)
select audit.append(${by('create', 'leaves')}, made.id::text, made.version,
  jsonb_build_object('staffId', jsonb_build_object('after', made."staffId"), 'kind', jsonb_build_object('after', made.kind),
    'validFrom', jsonb_build_object('after', made."validFrom"), 'note', jsonb_build_object('after', made.note), '#row', audit.row_hash(made)))
from made`;

/** The row is another without the column: told, or the nightly comparison would take it for changed in secret. */
const TOLD = `
with made as (update staff set version = version + 1, "updatedAt" = now() returning *)
select audit.append(${by('update', 'staff')}, made.id::text, made.version,
  jsonb_build_object('#row', audit.row_hash(made), '#reason', 'Cuti dicatat dengan tanggalnya, bukan lagi sebagai tanda'))
from made`;

/** Leave has a first and a last day. */
export class LeavesWithDates1795437181000 implements MigrationInterface {
  name = 'LeavesWithDates1795437181000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "leaves" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "staffId" uuid NOT NULL, "kind" text NOT NULL, "validFrom" date NOT NULL, "validTo" date, "decree" text, "note" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "leaves_validFrom_validTo_check" CHECK ("validFrom" <= "validTo"), CONSTRAINT "PK_4153ec7270da3d07efd2e11e2a7" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "leaves_created" ON "leaves"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "leaves_staffId" ON "leaves"  ("staffId", "createdAt")`);
    await runner.query(`CREATE INDEX "leaves_kind" ON "leaves"  ("kind", "createdAt")`);
    await runner.query(
      `ALTER TABLE "leaves" ADD CONSTRAINT "leaves_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(STILL_AWAY);
    await runner.query(`ALTER TABLE "staff" DROP COLUMN "onLeave"`);
    await runner.query(TOLD);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

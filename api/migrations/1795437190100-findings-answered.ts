import type { MigrationInterface, QueryRunner } from 'typeorm';

const LEADERS = `'kepala_dinas', 'kepala_bidang', 'kepala_seksi'`;
/** Of somebody who leads others, the superior of his direct superior, where there is one. */
const ABOVE = `(select up."supervisorId" from staff s join staff up on up.id = s."supervisorId"
  where s.id = t."supervisedId" and exists (select from appointments a where a."staffId" = s.id and a.role in (${LEADERS}) and a.status = 'berlaku'
    and a."archivedAt" is null and a."validFrom" <= current_date and (a."validTo" is null or a."validTo" >= current_date)))`;
const FOLLOWED = `from audit.event e where e.resource = 'findings' and e.record_id = t.id::text and e.action = 'step:tindaklanjuti' and e.outcome = 'ok'
  and pg_input_is_valid(e.actor_id, 'uuid') order by e.id desc limit 1`;
const renamed = (state: string) =>
  `case ${state} when 'terbuka' then 'disampaikan' when 'selesai' then 'ditutup' else ${state} end`;
const NAMES = ['status', 'handlerId', 'delivered', 'deliveredAt', 'followedUpById', 'followedUpAt'];
const CHANGES = NAMES.map(
  (name) => `case when to_jsonb(old."${name}") is distinct from to_jsonb(made."${name}")
    then jsonb_build_object('${name}', jsonb_strip_nulls(jsonb_build_object('before', old."${name}", 'after', made."${name}"))) else '{}' end`,
);

/**
 * What stood open is handed to whom it is about, who answers it from today on; of what had ended he was never told. Who wrote
 * the follow-up down is read off the trail: he does not close it. Each row is written once, and told.
 */
export const HANDED_OVER = `
with old as (select t.*, ${ABOVE} as above, (select e.actor_id::uuid ${FOLLOWED}) as follower, (select e.recorded_at ${FOLLOWED}) as followed from findings t),
  made as (update findings t set version = t.version + 1, "updatedAt" = now(), status = ${renamed('old.status')},
      "previousStatus" = ${renamed('old."previousStatus"')}, delivered = old.status in ('terbuka', 'ditindaklanjuti'),
      "deliveredAt" = case when old.status in ('terbuka', 'ditindaklanjuti') then now() end,
      "handlerId" = case when old.status = 'ditindaklanjuti' then coalesce(old.above, old."supervisorId") else old."supervisorId" end,
      "followedUpById" = old.follower, "followedUpAt" = old.followed
    from old where old.id = t.id returning t.*)
select audit.append(
  '{"action": "update", "actor": "system:migration", "appVersion": "0.1.0", "outcome": "ok", "requestId": "migration", "resource": "findings"}',
  made.id::text, made.version, ${CHANGES.join(' || ')} || jsonb_build_object('#row', audit.row_hash(made), '#reason',
    'Temuan kini ditanggapi dan ditindaklanjuti oleh yang diawasi sendiri'))
from made join old using (id)`;

/** A finding is handed to the supervised, answered, followed up with evidence and closed; its criterion is a reference. */
export class FindingsAnswered1795437190100 implements MigrationInterface {
  name = 'FindingsAnswered1795437190100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "findings" ADD "handlerId" uuid`);
    await runner.query(`ALTER TABLE "findings" ADD "clause" text`);
    await runner.query(`ALTER TABLE "findings" ADD "articleId" uuid`);
    await runner.query(`ALTER TABLE "findings" ADD "standardId" uuid`);
    await runner.query(`ALTER TABLE "findings" ADD "entryId" text`);
    await runner.query(`ALTER TABLE "findings" ADD "delivered" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "findings" ADD "deliveredAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "findings" ADD "response" text`);
    await runner.query(`ALTER TABLE "findings" ADD "actionPlan" text`);
    await runner.query(`ALTER TABLE "findings" ADD "respondedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "findings" ADD "silentAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "findings" ADD "bukti" uuid`);
    await runner.query(`ALTER TABLE "findings" ADD "followedUpById" uuid`);
    await runner.query(`ALTER TABLE "findings" ADD "followedUpAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "findings" ALTER COLUMN "criterion" DROP NOT NULL`);
    await runner.query(`CREATE INDEX "findings_handlerId" ON "findings"  ("handlerId", "createdAt")`);
    await runner.query(`CREATE INDEX "findings_clause" ON "findings"  ("clause", "createdAt")`);
    await runner.query(`CREATE INDEX "findings_articleId" ON "findings"  ("articleId", "createdAt")`);
    await runner.query(`CREATE INDEX "findings_standardId" ON "findings"  ("standardId", "createdAt")`);
    await runner.query(`CREATE INDEX "findings_followedUpById" ON "findings"  ("followedUpById", "createdAt")`);
    await runner.query(
      `ALTER TABLE "findings" ADD CONSTRAINT "findings_handlerId_fkey" FOREIGN KEY ("handlerId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "findings" ADD CONSTRAINT "findings_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "discipline_articles"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "findings" ADD CONSTRAINT "findings_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "service_standards"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "findings" ADD CONSTRAINT "findings_followedUpById_fkey" FOREIGN KEY ("followedUpById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(HANDED_OVER);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const changesOf = (names: readonly string[]) =>
  names
    .map(
      (name) => `case when to_jsonb(old."${name}") is distinct from to_jsonb(made."${name}")
    then jsonb_build_object('${name}', jsonb_strip_nulls(jsonb_build_object('before', old."${name}", 'after', made."${name}"))) else '{}' end`,
    )
    .join(' || ');
const told = (resource: string, names: readonly string[], reason: string) => `
select audit.append(
  '{"action": "update", "actor": "system:migration", "appVersion": "0.2.0", "outcome": "ok", "requestId": "migration", "resource": "${resource}"}',
  made.id::text, made.version, ${changesOf(names)} || jsonb_build_object('#row', audit.row_hash(made), '#reason', '${reason}'))
from made join old using (id)`;

/** When, and by whom, the trail tells of a step of the meeting. */
const step = (verb: string, what: string) => `(select ${what} from audit.event e
  where e.resource = 'evaluation-meetings' and e.record_id = t.id::text and e.action = 'step:${verb}' and e.outcome = 'ok'
  order by e.id desc limit 1)`;
const by = `case when pg_input_is_valid(e.actor_id, 'uuid') then e.actor_id::uuid end`;
const MOMENTS = ['invitedAt', 'startedAt', 'writtenById', 'approvedById', 'approvedAt'];
/** What was invited, begun, written and approved is read off the trail. Nothing that was approved before is hashed now. */
export const MEETINGS = `
with old as (select t.*, ${step('undang', 'e.recorded_at')} as invited, ${step('mulai', 'e.recorded_at')} as begun,
    ${step('tulis_notula', by)} as writer, ${step('sahkan', by)} as approver, ${step('sahkan', 'e.recorded_at')} as approved
  from evaluation_meetings t where t.status <> 'direncanakan'),
  made as (update evaluation_meetings t set version = t.version + 1, "updatedAt" = now(),
      "invitedAt" = old.invited, "startedAt" = case when t.status in ('berlangsung', 'notula_draf', 'disahkan') then coalesce(old.begun, t."startsAt") end,
      "writtenById" = case when t.status in ('notula_draf', 'disahkan') then old.writer end,
      "approvedById" = case when t.status = 'disahkan' then old.approver end,
      "approvedAt" = case when t.status = 'disahkan' then coalesce(old.approved, t."updatedAt") end
    from old where old.id = t.id returning t.*)
${told('evaluation-meetings', MOMENTS, 'Waktu undangan, mulai, dan pengesahan dicatat menurut jejak audit')}`;
const KEPT = ['attendance', 'present', 'unitId'];
/** The element stays as it was typed: nobody knows the roles of that day better. */
export const ATTENDED = `
with old as (select t.*, m.status as stage, m."startsAt" as starts, m."unitId" as unit from meeting_attendances t join evaluation_meetings m on m.id = t."meetingId"),
  made as (update meeting_attendances t set version = t.version + 1, "updatedAt" = now(), "unitId" = old.unit,
      present = t.present and old.stage in ('berlangsung', 'notula_draf', 'disahkan'),
      attendance = case when old.stage not in ('berlangsung', 'notula_draf', 'disahkan') then 'diundang'
        when t.present and t."arrivedAt" > old.starts then 'terlambat' when t.present then 'hadir'
        when t."absenceReason" is not null then 'izin' else 'tanpa_keterangan' end
    from old where old.id = t.id returning t.*)
${told('meeting-attendances', KEPT, 'Kehadiran dicatat menurut daftar hadir yang lama')}`;

/** Element and place of each attendee, an agenda in rows, minutes that freeze, and action items with an owner, a judge and a clock. */
export class MeetingsKept1796007660859 implements MigrationInterface {
  name = 'MeetingsKept1796007660859';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "meeting_agenda_items" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "meetingId" uuid NOT NULL, "position" integer NOT NULL, "title" text NOT NULL, "kind" text, "decision" text, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_3280eed23ac5b58a23c8cf42ca0" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "meeting_agenda_items_created" ON "meeting_agenda_items"  ("createdAt", "id")`);
    await runner.query(
      `CREATE INDEX "meeting_agenda_items_meetingId" ON "meeting_agenda_items"  ("meetingId", "createdAt")`,
    );
    await runner.query(`CREATE INDEX "meeting_agenda_items_kind" ON "meeting_agenda_items"  ("kind", "createdAt")`);
    await runner.query(
      `CREATE TABLE "meeting_addenda" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "previousStatus" text, "meetingId" uuid NOT NULL, "text" text NOT NULL, "writerId" uuid, "approvedById" uuid, "approvedAt" TIMESTAMP(3) WITH TIME ZONE, "status" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_fbbb19b5d882046662dd4177dbf" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "meeting_addenda_created" ON "meeting_addenda"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "meeting_addenda_status" ON "meeting_addenda"  ("status", "createdAt", "id")`);
    await runner.query(`CREATE INDEX "meeting_addenda_meetingId" ON "meeting_addenda"  ("meetingId", "createdAt")`);
    await runner.query(`CREATE INDEX "meeting_addenda_writerId" ON "meeting_addenda"  ("writerId", "createdAt")`);
    await runner.query(
      `CREATE INDEX "meeting_addenda_approvedById" ON "meeting_addenda"  ("approvedById", "createdAt")`,
    );
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "inviteBy" date`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "invitationNumber" text`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "invitedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "sequence" integer`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "startedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "endedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "writtenById" uuid`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "approvedById" uuid`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "approvedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "frozen" text`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "hash" text`);
    await runner.query(`ALTER TABLE "evaluation_meetings" ADD "checkpoint" text`);
    await runner.query(`ALTER TABLE "meeting_attendances" ADD "attendance" text`);
    await runner.query(`ALTER TABLE "meeting_attendances" ADD "delegateId" uuid`);
    await runner.query(`ALTER TABLE "meeting_attendances" ADD "recusedFromId" uuid`);
    await runner.query(`ALTER TABLE "meeting_attendances" ADD "recusedReason" text`);
    await runner.query(`ALTER TABLE "meeting_attendances" ADD "post" text`);
    await runner.query(`ALTER TABLE "meeting_attendances" ADD "unitId" uuid`);
    await runner.query(`ALTER TABLE "action_items" ADD "openInId" uuid`);
    await runner.query(`ALTER TABLE "action_items" ADD "meetings" integer`);
    await runner.query(`ALTER TABLE "action_items" ADD "bukti" uuid`);
    await runner.query(`ALTER TABLE "action_items" ADD "reportedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "action_items" ADD "verifierId" uuid`);
    await runner.query(`ALTER TABLE "action_items" ADD "verifiedById" uuid`);
    await runner.query(MEETINGS);
    await runner.query(ATTENDED);
    await runner.query(`ALTER TABLE "meeting_attendances" ALTER COLUMN "attendance" SET NOT NULL`);
    await runner.query(`ALTER TABLE "mails" ADD "calendar" text`);
    await runner.query(`ALTER TABLE "meeting_attendances" ALTER COLUMN "present" SET DEFAULT false`);
    await runner.query(
      `CREATE INDEX "evaluation_meetings_writtenById" ON "evaluation_meetings"  ("writtenById", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "evaluation_meetings_approvedById" ON "evaluation_meetings"  ("approvedById", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "meeting_attendances_attendance" ON "meeting_attendances"  ("attendance", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "meeting_attendances_delegateId" ON "meeting_attendances"  ("delegateId", "createdAt")`,
    );
    await runner.query(
      `CREATE INDEX "meeting_attendances_recusedFromId" ON "meeting_attendances"  ("recusedFromId", "createdAt")`,
    );
    await runner.query(`CREATE INDEX "meeting_attendances_unitId" ON "meeting_attendances"  ("unitId", "createdAt")`);
    await runner.query(`CREATE INDEX "action_items_openInId" ON "action_items"  ("openInId", "createdAt")`);
    await runner.query(`CREATE INDEX "action_items_verifierId" ON "action_items"  ("verifierId", "createdAt")`);
    await runner.query(`CREATE INDEX "action_items_verifiedById" ON "action_items"  ("verifiedById", "createdAt")`);
    await runner.query(
      `ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_staffId_delegateId_check" CHECK ("staffId" <> "delegateId")`,
    );
    await runner.query(
      `ALTER TABLE "evaluation_meetings" ADD CONSTRAINT "evaluation_meetings_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "evaluation_meetings" ADD CONSTRAINT "evaluation_meetings_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_agenda_items" ADD CONSTRAINT "meeting_agenda_items_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "evaluation_meetings"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_recusedFromId_fkey" FOREIGN KEY ("recusedFromId") REFERENCES "meeting_agenda_items"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "org_units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "action_items" ADD CONSTRAINT "action_items_openInId_fkey" FOREIGN KEY ("openInId") REFERENCES "evaluation_meetings"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "action_items" ADD CONSTRAINT "action_items_verifierId_fkey" FOREIGN KEY ("verifierId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "action_items" ADD CONSTRAINT "action_items_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_addenda" ADD CONSTRAINT "meeting_addenda_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "evaluation_meetings"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_addenda" ADD CONSTRAINT "meeting_addenda_writerId_fkey" FOREIGN KEY ("writerId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_addenda" ADD CONSTRAINT "meeting_addenda_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

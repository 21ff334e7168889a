import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAMES = ['kind', 'regime', 'post', 'summoned'];
const CHANGES = NAMES.map(
  (name) => `case when to_jsonb(old."${name}") is distinct from to_jsonb(made."${name}")
    then jsonb_build_object('${name}', jsonb_strip_nulls(jsonb_build_object('before', old."${name}", 'after', made."${name}"))) else '{}' end`,
);
/** How they were employed and what post they held, as far as is known today. Each row is written once, and told. */
export const KNOWN = `
with old as (select * from sanctions),
  made as (update sanctions t set version = t.version + 1, "updatedAt" = now(),
      summoned = t.status not in ('dugaan', 'telaah'),
      kind = case t.kind when 'pemberhentian' then 'pdh_taps' else t.kind end,
      regime = (select s.employment from staff s where s.id = t."staffId"),
      post = coalesce((select a.role from appointments a where a."staffId" = t."staffId" and a.kind = 'definitif' and a.status = 'berlaku'
        and a."archivedAt" is null and a."validFrom" <= current_date and (a."validTo" is null or a."validTo" >= current_date)
        and a.role in ('kepala_dinas', 'kepala_bidang', 'kepala_seksi')
        order by array_position(array['kepala_dinas', 'kepala_bidang', 'kepala_seksi'], a.role) limit 1), 'pelaksana')
    returning t.*)
select audit.append(
  '{"action": "update", "actor": "system:migration", "appVersion": "0.2.0", "outcome": "ok", "requestId": "migration", "resource": "sanctions"}',
  made.id::text, made.version, ${CHANGES.join(' || ')} || jsonb_build_object('#row', audit.row_hash(made), '#reason',
    'Kepegawaian dan jabatan dicatat menurut keadaan hari ini'))
from made join old using (id)`;
/** What was shut is open now: their terms are made anew from the audit trail (clock-completion.ts). */
const OPENED = `
alter table clock_segments disable trigger written_once;
delete from clocks k using sanctions t where k.record_id = t.id and t.status not in ('dugaan', 'selesai', 'tidak_terbukti');
delete from clock_segments g using sanctions t where g.record_id = t.id and t.status not in ('dugaan', 'selesai', 'tidak_terbukti');
alter table clock_segments enable trigger written_once;
`;

export class Discipline1795437200000 implements MigrationInterface {
  name = 'Discipline1795437200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sanction_members" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "sanctionId" uuid NOT NULL, "position" text NOT NULL, "element" text NOT NULL, "staffId" uuid, "name" text, "officialNumber" text, "agency" text, "post" text, "accusedId" uuid, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "sanction_members_staffId_accusedId_check" CHECK ("staffId" <> "accusedId"), CONSTRAINT "PK_92be46ef549e06b41ca423146e6" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "sanction_members_created" ON "sanction_members"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "sanction_members_sanctionId" ON "sanction_members"  ("sanctionId", "createdAt")`);
    await runner.query(`CREATE INDEX "sanction_members_staffId" ON "sanction_members"  ("staffId", "createdAt")`);
    await runner.query(`CREATE INDEX "sanction_members_accusedId" ON "sanction_members"  ("accusedId", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "sanction_members_sanctionId_staffId_key" ON "sanction_members"  ("sanctionId", "staffId") WHERE "archivedAt" is null`,
    );
    await runner.query(
      `CREATE TABLE "sanction_authorities" ("id" uuid NOT NULL, "version" integer NOT NULL, "createdAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updatedAt" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "createdById" uuid, "post" text NOT NULL, "level" text NOT NULL, "decider" text NOT NULL, "archivedAt" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "sanction_authorities_level_decider_check" CHECK ("level" not in ('berat') or "decider" in ('bupati')), CONSTRAINT "PK_94d42aa5766d4eb2c2fcec674ba" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "sanction_authorities_created" ON "sanction_authorities"  ("createdAt", "id")`);
    await runner.query(`CREATE INDEX "sanction_authorities_post" ON "sanction_authorities"  ("post", "createdAt")`);
    await runner.query(`CREATE INDEX "sanction_authorities_level" ON "sanction_authorities"  ("level", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "sanction_authorities_post_level_key" ON "sanction_authorities"  ("post", "level") WHERE "archivedAt" is null`,
    );
    await runner.query(`ALTER TABLE "sanctions" ADD "entryId" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "articleId" uuid`);
    await runner.query(`CREATE INDEX "sanctions_articleId" ON "sanctions"  ("articleId", "createdAt")`);
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "discipline_articles"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(`ALTER TABLE "sanctions" ADD "breachOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "regime" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "post" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "teamDecree" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "summoned" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "sanctions" ADD "summonedOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "summonsBy" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "summonsProof" uuid`);
    await runner.query(`ALTER TABLE "sanctions" ADD "deliveredOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "deliveredBy" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "secondSummonsBy" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "secondSummonedOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "secondDate" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "secondProof" uuid`);
    await runner.query(`ALTER TABLE "sanctions" ADD "secondDeliveredOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "secondDeliveredBy" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "examinedOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "statedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "sanctions" ADD "signature" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "signedAt" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "sanctions" ADD "impact" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "absentDays" integer`);
    await runner.query(`ALTER TABLE "sanctions" ADD "decider" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "proposalNumber" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "proposedOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "decidedOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "decidedById" uuid`);
    await runner.query(`ALTER TABLE "sanctions" ADD "decisionFile" uuid`);
    await runner.query(`ALTER TABLE "sanctions" ADD "handOverBy" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "handOverAbsentOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "sendBy" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "sentOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "handOverProof" uuid`);
    await runner.query(`ALTER TABLE "sanctions" ADD "objectionBy" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "inForceOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "objectedOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "objection" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "answerBy" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "objectionAnswer" text`);
    await runner.query(`ALTER TABLE "sanctions" ADD "servedFrom" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "servedUntil" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "cancelNumber" text`);
    await runner.query(KNOWN);
    await runner.query(OPENED);
    await runner.query(`CREATE INDEX "sanctions_decidedById" ON "sanctions"  ("decidedById", "createdAt")`);
    await runner.query(
      `CREATE UNIQUE INDEX "sanctions_staffId_actId_key" ON "sanctions"  ("staffId", "actId") WHERE "archivedAt" is null and "status" in ('dugaan', 'telaah', 'tim', 'dipanggil_1', 'dipanggil_2', 'diperiksa', 'tanpa_hadir', 'diusulkan', 'diajukan_ppk', 'diputuskan', 'diserahkan', 'keberatan', 'berlaku', 'dijalani')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "sanctions_staffId_findingId_key" ON "sanctions"  ("staffId", "findingId") WHERE "archivedAt" is null and "status" in ('dugaan', 'telaah', 'tim', 'dipanggil_1', 'dipanggil_2', 'diperiksa', 'tanpa_hadir', 'diusulkan', 'diajukan_ppk', 'diputuskan', 'diserahkan', 'keberatan', 'berlaku', 'dijalani')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "sanctions_staffId_complaintId_key" ON "sanctions"  ("staffId", "complaintId") WHERE "archivedAt" is null and "status" in ('dugaan', 'telaah', 'tim', 'dipanggil_1', 'dipanggil_2', 'diperiksa', 'tanpa_hadir', 'diusulkan', 'diajukan_ppk', 'diputuskan', 'diserahkan', 'keberatan', 'berlaku', 'dijalani')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "sanctions_staffId_entryId_key" ON "sanctions"  ("staffId", "entryId") WHERE "archivedAt" is null and "status" in ('dugaan', 'telaah', 'tim', 'dipanggil_1', 'dipanggil_2', 'diperiksa', 'tanpa_hadir', 'diusulkan', 'diajukan_ppk', 'diputuskan', 'diserahkan', 'keberatan', 'berlaku', 'dijalani')`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_level_kind_check" CHECK ("level" not in ('ringan') or "kind" in ('teguran_lisan', 'teguran_tertulis', 'pernyataan_tidak_puas'))`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_level_kind_2_check" CHECK ("level" not in ('sedang') or "kind" in ('potong_tunjangan_6', 'potong_tunjangan_9', 'potong_tunjangan_12', 'tunda_kgb_1th', 'tunda_pangkat_1th', 'turun_pangkat_1th'))`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_level_kind_3_check" CHECK ("level" not in ('berat') or "kind" in ('penurunan_jabatan_12', 'pembebasan_jabatan_12', 'pdh_taps', 'putus_perjanjian', 'putus_kontrak'))`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_regime_kind_check" CHECK ("regime" not in ('pns', 'cpns') or "kind" in ('teguran_lisan', 'teguran_tertulis', 'pernyataan_tidak_puas', 'potong_tunjangan_6', 'potong_tunjangan_9', 'potong_tunjangan_12', 'tunda_kgb_1th', 'tunda_pangkat_1th', 'turun_pangkat_1th', 'penurunan_jabatan_12', 'pembebasan_jabatan_12', 'pdh_taps'))`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_regime_kind_2_check" CHECK ("regime" not in ('pppk') or "kind" in ('teguran_lisan', 'teguran_tertulis', 'pernyataan_tidak_puas', 'putus_perjanjian'))`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_regime_kind_3_check" CHECK ("regime" not in ('non_asn') or "kind" in ('teguran_lisan', 'teguran_tertulis', 'putus_kontrak'))`,
    );
    await runner.query(
      `ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sanction_members" ADD CONSTRAINT "sanction_members_sanctionId_fkey" FOREIGN KEY ("sanctionId") REFERENCES "sanctions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sanction_members" ADD CONSTRAINT "sanction_members_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sanction_members" ADD CONSTRAINT "sanction_members_accusedId_fkey" FOREIGN KEY ("accusedId") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

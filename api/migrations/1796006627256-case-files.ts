import type { MigrationInterface, QueryRunner } from 'typeorm';

/** They run until the days that the law names now: made anew from the audit trail (clock-completion.ts). */
const REDATED = `
alter table clock_segments disable trigger written_once;
delete from clocks k using sanctions t where k.record_id = t.id
  and t.status in ('dipanggil_1', 'dipanggil_2', 'diputuskan', 'diserahkan', 'keberatan', 'diajukan_ppk');
delete from clock_segments g using sanctions t where g.record_id = t.id
  and t.status in ('dipanggil_1', 'dipanggil_2', 'diputuskan', 'diserahkan', 'keberatan', 'diajukan_ppk');
alter table clock_segments enable trigger written_once;
`;

export class CaseFiles1796006627256 implements MigrationInterface {
  name = 'CaseFiles1796006627256';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sanctions" ADD "signatureFile" uuid`);
    await runner.query(`ALTER TABLE "sanctions" ADD "cancelFile" uuid`);
    await runner.query(`ALTER TABLE "sanctions" ADD "submittedOn" date`);
    await runner.query(`ALTER TABLE "sanctions" ADD "decidedWords" jsonb`);
    await runner.query(`CREATE INDEX "sanctions_regime" ON "sanctions"  ("regime", "createdAt") `);
    await runner.query(REDATED);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

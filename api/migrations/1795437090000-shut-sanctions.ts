import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * From these states nobody can go on yet (sanctions.flow.ts), so nothing is promised in them; before, the clock ran on.
 * The ledgers that say otherwise are made anew from the audit trail (clock-completion.ts).
 */
const SHUT = `('telaah', 'dipanggil_1', 'dipanggil_2', 'diperiksa', 'diusulkan', 'diputuskan', 'diserahkan', 'keberatan')`;
const FORGOTTEN = `
alter table clock_segments disable trigger written_once;
delete from clocks k using sanctions t where k.record_id = t.id and t."archivedAt" is null
  and exists (select from clock_segments s where s.record_id = t.id and s.runs and s.state in ${SHUT});
delete from clock_segments g using sanctions t where g.record_id = t.id and t."archivedAt" is null
  and exists (select from clock_segments s where s.record_id = t.id and s.runs and s.state in ${SHUT});
alter table clock_segments enable trigger written_once;
`;

export class ShutSanctions1795437090000 implements MigrationInterface {
  name = 'ShutSanctions1795437090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FORGOTTEN);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

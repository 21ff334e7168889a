import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clock tells when a data request is due. A row without its column is another row: the trail tells it. */
const DROP = `
create temporary table due on commit drop as select id, "dueAt" from data_requests where "dueAt" is not null;
alter table data_requests drop column "dueAt";
with made as (update data_requests t set version = t.version + 1 from due where due.id = t.id returning t.*)
select audit.append(
  '{"action": "update", "actor": "system:migration", "appVersion": "0.1.0", "outcome": "ok", "requestId": "migration", "resource": "data-requests"}',
  made.id::text, made.version, jsonb_build_object('#row', audit.row_hash(made), '#reason', 'Jatuh tempo dihitung oleh jam layanan',
    'dueAt', jsonb_build_object('before', due."dueAt")))
from made join due using (id);`;

/** Until when what was said of a due time was said: of a later one it is said again. */
const ALERTED_AT = `
alter table clocks add column alerted_at timestamptz(3);
update clocks set alerted_at = now() where alerted > 0;`;

export class MoreClocks1795435100000 implements MigrationInterface {
  name = 'MoreClocks1795435100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DROP);
    await runner.query(ALERTED_AT);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

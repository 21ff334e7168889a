import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an entry tells of its record, by field, where it was not erased: from it the clock can be read again. */
const TOLD = `
create function audit.told(event uuid) returns jsonb language sql stable as $$
  select coalesce((select jsonb_object_agg(f.key, (f.value->>0)::jsonb) from audit.payload p, jsonb_each(p.content) f where p.event_id = event), '{}')
$$;
`;

export class ClockHistory1795433000000 implements MigrationInterface {
  name = 'ClockHistory1795433000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TOLD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function audit.told(uuid)');
  }
}

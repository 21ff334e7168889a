import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A complaint that was merged into one that was merged later pointed at what nobody answers any more: it names the one
 * that all of them end in, told in the trail. Circles have no such one and stay as they are.
 */
const MERGED = `
with recursive line(id, main, distance) as (
    select id, "mainId", 1 from complaints where "mainId" is not null
    union all select l.id, c."mainId", l.distance + 1 from line l join complaints c on c.id = l.main
      where c."mainId" is not null and l.distance < 50),
  old as (select t.* from complaints t where t."mainId" is not null),
  last as (select distinct on (l.id) l.id, l.main from line l order by l.id, l.distance desc),
  made as (update complaints t set "mainId" = last.main, version = t.version + 1, "updatedAt" = now()
    from last join complaints m on m.id = last.main and m."mainId" is null where t.id = last.id and t."mainId" <> last.main returning t.*)
select audit.append(
  '{"action": "update", "actor": "system:migration", "appVersion": "0.1.0", "outcome": "ok", "requestId": "migration", "resource": "complaints"}',
  made.id::text, made.version, jsonb_build_object('mainId', jsonb_build_object('before', old."mainId", 'after', made."mainId"),
    '#row', audit.row_hash(made), '#reason', 'Aduan tempat aduan ini digabung sudah digabung lagi'))
from made join old using (id)`;

export class MergedAtOnce1795437000001 implements MigrationInterface {
  name = 'MergedAtOnce1795437000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MERGED);
  }

  async down(): Promise<void> {
    // Where a complaint is answered stays true.
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside what it had: the row of the verb that a step was, and whether somebody acted as Plt. or Plh. (api/README: The audit trail). */
const READING = `
create or replace view audit_logs as
select e.id, coalesce(e.record_version, 0) as version, e.recorded_at as "createdAt", e.recorded_at as "updatedAt",
  null::uuid as "createdById", null::timestamptz as "archivedAt",
  e.recorded_at as at, e.actor_id as "actorId",
  (select s."fullName" from staff s where s.id = case when e.actor_id like '________-____-____-____-____________' then e.actor_id::uuid end) as "actorName",
  e.envelope::json->>'actorRole' as "actorRole",
  e.action, e.resource, e.record_id as "recordId", e.record_version as "recordVersion", e.outcome,
  coalesce((p.content->'#reason'->>0)::json#>>'{}', e.envelope::json->>'reason') as reason,
  (select coalesce(json_agg(json_build_object('field', f.key, 'before', (f.value->>0)::json->'before', 'after', (f.value->>0)::json->'after') order by f.key), '[]')
     from jsonb_each(p.content) f where f.key not like '#%') as changes,
  split_part(e.envelope::json->>'onBehalfOf', ' ', 1) as acting,
  (p.content->'#step'->>0)::json as step
from audit.event e left join audit.payload p on p.event_id = e.id;
`;

export class ToldTrail1795437130000 implements MigrationInterface {
  name = 'ToldTrail1795437130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(READING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view audit_logs; ${READING.replace(/,\n {2}split_part[^]*as step/, '')}
      grant select on audit_logs to waskita_app`);
  }
}

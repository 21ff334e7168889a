import type { MigrationInterface, QueryRunner } from 'typeorm';

// Every transaction sets the expressions of a function up anew: fewer of them, in one statement, is what makes it quick.
// Of an absent field its JSON is null. A salt is drawn once: without "offset 0" it would be where it is used.
const APPEND = `
create or replace function audit.append(entry jsonb, record_id text, record_version integer, fields jsonb) returns uuid
language plpgsql security definer set search_path = pg_catalog, audit as $$
declare
  event_id constant uuid := uuidv7();
  at constant timestamptz(3) := uuid_extract_timestamp(event_id);
  commits text;
  content jsonb;
begin
  if fields <> '{}' then
    select string_agg(concat(quoted, ':"', encode(sha256(salt || convert_to(concat('{"k":', quoted, ',"v":', value, '}'), 'UTF8')), 'hex'), '"'), ','),
        concat('{', string_agg(concat(quoted, ':[', value, ',"', encode(salt, 'hex'), '"]'), ','), '}')::jsonb
      into commits, content
      from (
        select to_json(key)::text as quoted, to_json(value::text)::text as value, uuid_send(gen_random_uuid()) as salt
        from jsonb_each(fields) order by key collate "C"
        offset 0
      ) salted;
  end if;
  with told as (
    insert into audit.event values
      (event_id, at, entry->>'resource', record_id, record_version, entry->>'actor', entry->>'action', entry->>'outcome', concat(
        '{"action":', coalesce(to_json(entry->>'action'), 'null'),
        ',"actor":', coalesce(to_json(entry->>'actor'), 'null'),
        ',"actorRole":', coalesce(to_json(entry->>'actorRole'), 'null'),
        ',"appVersion":', coalesce(to_json(entry->>'appVersion'), 'null'),
        ',"commits":{', commits,
        '},"id":"', event_id,
        '","onBehalfOf":', coalesce(to_json(entry->>'onBehalfOf'), 'null'),
        ',"outcome":', coalesce(to_json(entry->>'outcome'), 'null'),
        ',"reason":', coalesce(to_json(entry->>'reason'), 'null'),
        ',"recordId":', coalesce(to_json(record_id), 'null'),
        ',"recordVersion":', coalesce(to_json(record_version), 'null'),
        ',"requestId":', coalesce(to_json(entry->>'requestId'), 'null'),
        ',"resource":', coalesce(to_json(entry->>'resource'), 'null'),
        ',"session":', coalesce(to_json(entry->>'session'), 'null'),
        ',"ts":"', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        '","v":1}'))
  ), kept as (
    insert into audit.payload select event_id, content where content is not null
  )
  insert into audit.pending values (event_id);
  return event_id;
end $$;
drop function audit.quoted(text);
`;

/** The write of the trail (api/README: The audit trail): the same entry, told in one statement. */
export class AppendInOne1795435000000 implements MigrationInterface {
  name = 'AppendInOne1795435000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPEND);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: an audit trail is not dropped by a command.');
  }
}

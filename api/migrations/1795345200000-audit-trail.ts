import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trail (api/README: The audit trail). Written once, never edited: the envelope's bytes are what later seals and proofs stand on. */
const TABLES = `
create schema audit;

create table audit.event (
  id uuid primary key,
  recorded_at timestamptz(3) not null,
  resource text not null,
  record_id text,
  record_version integer,
  actor_id text not null,
  action text not null,
  outcome text not null check (outcome in ('ok', 'denied', 'error')),
  envelope text not null
);
create index event_record on audit.event (resource, record_id, id);
create index event_actor on audit.event (actor_id, id);
create index event_action on audit.event (action, id);
create index event_at on audit.event (recorded_at, id);

create table audit.payload (
  event_id uuid not null,
  field text not null,
  value text not null,
  salt bytea not null,
  primary key (event_id, field)
);
create table audit.pending (event_id uuid primary key);
create table audit.leaf (idx bigint primary key, event_id uuid not null unique, leaf_hash bytea not null);
create table audit.log_state (only_row boolean primary key default true check (only_row), size bigint not null, frontier bytea[] not null);
insert into audit.log_state (size, frontier) values (0, '{}');
create table audit.checkpoint (size bigint primary key, note text not null);
`;

// A text as RFC 8785 writes it: PostgreSQL escapes the same characters in the same way. Stable, as to_json is: a function
// that claims to be immutable is not inlined, and append calls this one forty times.
const FUNCTIONS = `
create function audit.quoted(word text) returns text language sql stable as $$ select coalesce(to_json(word)::text, 'null') $$;

create function audit.append(entry jsonb, record_id text, record_version integer, fields jsonb) returns uuid
language plpgsql security definer set search_path = pg_catalog, audit as $$
declare
  event_id uuid := uuidv7();
  at timestamptz(3) := clock_timestamp();
  commits text;
  envelope text;
begin
  with salted as materialized (
    select key as field, value::text as value, uuid_send(gen_random_uuid()) as salt from jsonb_each(fields)
  ), kept as (
    insert into audit.payload select event_id, s.field, s.value, s.salt from salted s
  )
  select string_agg(
      audit.quoted(field) || ':"' || encode(sha256(salt || convert_to('{"k":' || audit.quoted(field) || ',"v":' || audit.quoted(value) || '}', 'UTF8')), 'hex') || '"',
      ',' order by field collate "C")
    into commits from salted;
  envelope := '{"action":' || audit.quoted(entry->>'action')
    || ',"actor":' || audit.quoted(entry->>'actor')
    || ',"actorRole":' || audit.quoted(entry->>'actorRole')
    || ',"appVersion":' || audit.quoted(entry->>'appVersion')
    || ',"commits":{' || coalesce(commits, '') || '}'
    || ',"id":"' || event_id
    || '","onBehalfOf":' || audit.quoted(entry->>'onBehalfOf')
    || ',"outcome":' || audit.quoted(entry->>'outcome')
    || ',"reason":' || audit.quoted(entry->>'reason')
    || ',"recordId":' || audit.quoted(record_id)
    || ',"recordVersion":' || coalesce(record_version::text, 'null')
    || ',"requestId":' || audit.quoted(entry->>'requestId')
    || ',"resource":' || audit.quoted(entry->>'resource')
    || ',"session":' || audit.quoted(entry->>'session')
    || ',"ts":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    || '","v":1}';
  insert into audit.event values
    (event_id, at, entry->>'resource', record_id, record_version, entry->>'actor', entry->>'action', entry->>'outcome', envelope);
  insert into audit.pending values (event_id);
  return event_id;
end $$;

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is written once' using errcode = 'insufficient_privilege';
end $$;
create trigger written_once before update or delete or truncate on audit.event for each statement execute function audit.refuse();
create trigger written_once before update or delete or truncate on audit.leaf for each statement execute function audit.refuse();
create trigger written_once before update or delete or truncate on audit.checkpoint for each statement execute function audit.refuse();
`;

/** What the resource audit-logs reads: one row an entry, names looked up today, values where not erased. */
const VIEW = `
create view audit_logs as
select e.id, coalesce(e.record_version, 0) as version, e.recorded_at as "createdAt", e.recorded_at as "updatedAt",
  null::uuid as "createdById", null::timestamptz as "archivedAt",
  e.recorded_at as at, e.actor_id as "actorId",
  (select s."fullName" from staff s where s.id = case when e.actor_id like '________-____-____-____-____________' then e.actor_id::uuid end) as "actorName",
  e.envelope::json->>'actorRole' as "actorRole",
  e.action, e.resource, e.record_id as "recordId", e.record_version as "recordVersion", e.outcome,
  coalesce((select p.value::json#>>'{}' from audit.payload p where p.event_id = e.id and p.field = '#reason'), e.envelope::json->>'reason') as reason,
  (select coalesce(json_agg(json_build_object('field', p.field, 'before', p.value::json->'before', 'after', p.value::json->'after') order by p.field), '[]')
     from audit.payload p where p.event_id = e.id and p.field not like '#%') as changes
from audit.event e;
`;

const WORKING_TABLES = `
create table numbers (series text primary key, last integer not null);
create table sessions (
  id uuid primary key,
  user_id uuid not null references users(id),
  generation integer not null,
  rotated_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index sessions_user on sessions (user_id) where ended_at is null;
create table throttles (key text primary key, failures integer not null, wait_until timestamptz not null, last_at timestamptz not null);
create table idempotency_keys (
  actor uuid not null,
  key text not null,
  fingerprint text not null,
  answer text,
  created_at timestamptz(3) not null default now(),
  primary key (actor, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
`;

const RIGHTS = `
grant usage on schema public to waskita_app;
grant select, insert, update on all tables in schema public to waskita_app;
revoke insert, update on migrations, audit_logs from waskita_app;
alter default privileges in schema public grant select, insert, update on tables to waskita_app;
grant delete on throttles, idempotency_keys to waskita_app;
grant usage on schema audit to waskita_app;
grant select on all tables in schema audit to waskita_app;
revoke all on function audit.append(jsonb, text, integer, jsonb) from public;
grant execute on function audit.append(jsonb, text, integer, jsonb) to waskita_app;
`;

export class AuditTrail1795345200000 implements MigrationInterface {
  name = 'AuditTrail1795345200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [TABLES, FUNCTIONS, VIEW, WORKING_TABLES, RIGHTS]) await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: an audit trail is not dropped by a command.');
  }
}

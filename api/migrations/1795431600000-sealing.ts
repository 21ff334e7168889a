import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row an event: a creation wrote one row a field. Values and salts stay as they were hashed. */
const PAYLOAD = `
alter table audit.payload rename to payload_by_field;
alter table audit.payload_by_field rename constraint payload_pkey to payload_by_field_pkey;
create table audit.payload (
  event_id uuid primary key,
  -- {"field": ["the value's text, exactly as hashed", "its salt in hexadecimal"]}
  content jsonb not null
);
insert into audit.payload
  select event_id, jsonb_object_agg(field, jsonb_build_array(value, encode(salt, 'hex'))) from audit.payload_by_field group by event_id;
`;

// The moment is the one in the id, so that whoever knows the id knows it too. Of an absent field its JSON is null.
const FUNCTIONS = `
create or replace function audit.append(entry jsonb, record_id text, record_version integer, fields jsonb) returns uuid
language plpgsql security definer set search_path = pg_catalog, audit as $$
declare
  event_id constant uuid := uuidv7();
  at constant timestamptz(3) := uuid_extract_timestamp(event_id);
  commits text;
  content jsonb;
begin
  if fields <> '{}' then
    select string_agg(
        quoted || ':"' || encode(sha256(salt || convert_to('{"k":' || quoted || ',"v":' || to_json(value)::text || '}', 'UTF8')), 'hex') || '"',
        ',' order by field collate "C"),
        jsonb_object_agg(field, jsonb_build_array(value, encode(salt, 'hex')))
      into commits, content
      from (
        select key as field, to_json(key)::text as quoted, value::text as value, uuid_send(gen_random_uuid()) as salt
        from jsonb_each(fields)
        -- A salt is drawn once: without this it would be where it is used.
        offset 0
      ) salted;
    insert into audit.payload values (event_id, content);
  end if;
  insert into audit.event values
    (event_id, at, entry->>'resource', record_id, record_version, entry->>'actor', entry->>'action', entry->>'outcome',
    '{"action":' || audit.quoted(entry->>'action')
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
    || '","v":1}');
  insert into audit.pending values (event_id);
  return event_id;
end $$;

-- What a row was like when it was written: a column that a later migration adds changes nothing while it is empty, and
-- the time zone of who asks never does. Give it the row itself. The moment of the last sign-in is left out: it moves
-- without a version, and has entries of its own.
create function audit.row_hash(made anyelement) returns text language sql stable set timezone = 'UTC' as $$
  select encode(sha256(convert_to(jsonb_strip_nulls(to_jsonb(made) - 'lastSignInAt')::text, 'UTF8')), 'hex')
$$;
`;

// Erasure (UU PDP art. 16) leaves the commitment and takes value and salt. Whoever may update the table at all, and
// that is the owner's function audit.redact only, must have told it in the same transaction:
//   redaction := audit.append('{"action": "audit.redact", …}', …);
//   perform set_config('audit.redaction', redaction::text, true);
//   update audit.payload set content = content - fields where …;
// and in the same (sub)transaction, as the entry is recognised by it: no exception block around one of them alone.
const PROTECTION = `
create function audit.refuse_rewriting() returns trigger language plpgsql as $$
declare
  gone text[] := array(select jsonb_object_keys(old.content) except select jsonb_object_keys(new.content));
begin
  if new.event_id = old.event_id and cardinality(gone) > 0 and new.content = old.content - gone and exists (
    select from audit.event e
    where e.id = nullif(current_setting('audit.redaction', true), '')::uuid and e.action = 'audit.redact'
      and e.xmin = pg_current_xact_id()::xid
  ) then return new; end if;
  raise exception 'the audit trail is written once; values leave it through audit.redact' using errcode = 'insufficient_privilege';
end $$;
create trigger written_once before delete or truncate on audit.payload for each statement execute function audit.refuse();
create trigger only_redacted before update on audit.payload for each row execute function audit.refuse_rewriting();
`;

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
     from jsonb_each(p.content) f where f.key not like '#%') as changes
from audit.event e left join audit.payload p on p.event_id = e.id;
drop table audit.payload_by_field;
`;

// What is sealed, by whom now, and with which keys. The sealer's role does only what these functions do.
const SEALING = `
create table audit.lease (
  only_row boolean primary key default true check (only_row),
  holder text not null,
  expires_at timestamptz not null,
  state text not null check (state in ('sealing', 'refused')),
  reason text
);
insert into audit.lease values (true, '', '-infinity', 'sealing', null);

create table audit.signer (
  key_id text primary key,
  name text not null,
  public_key text not null,
  -- Signed by the key before it; the first key has none.
  rotation text,
  added_at timestamptz not null default clock_timestamp()
);
create trigger written_once before update or delete or truncate on audit.signer for each statement execute function audit.refuse();

-- Entries leave the queue as fast as they come: space is won back at once, not after a fifth of the table.
alter table audit.pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_scale_factor = 0.2);

create function audit.hold_lease(by_holder text, milliseconds integer, is_state text, because text) returns boolean
language plpgsql security definer set search_path = pg_catalog, audit as $$
begin
  update audit.lease l
    set holder = by_holder, expires_at = clock_timestamp() + milliseconds * interval '1 ms', state = is_state, reason = because
    where l.holder = by_holder or l.expires_at < clock_timestamp();
  return found;
end $$;

create function audit.leave_lease(by_holder text) returns void
language sql security definer set search_path = pg_catalog, audit as $$
  update audit.lease set expires_at = '-infinity' where holder = by_holder;
$$;

-- Nobody takes the lease over before the end of a transaction that began with this. One that ran out and that nobody
-- took is still the holder's.
create function audit.keep_lease(by_holder text) returns void
language plpgsql security definer set search_path = pg_catalog, audit as $$
begin
  perform from audit.lease l where l.holder = by_holder and l.state = 'sealing' for update;
  if not found then raise exception 'the lease of the sealer is lost' using errcode = 'object_not_in_prerequisite_state'; end if;
end $$;

-- Gives entries that are committed and not sealed their place, oldest first, and answers the tree before them and their
-- leaf hashes one after the other (RFC 6962: 0x00, then the very bytes of the envelope).
create function audit.take_leaves(by_holder text, most integer, out size bigint, out frontier bytea[], out leaves bytea)
language plpgsql security definer set search_path = pg_catalog, audit as $$
begin
  perform audit.keep_lease(by_holder);
  select s.size, s.frontier into size, frontier from audit.log_state s for update;
  with taken as (
    delete from audit.pending p where p.event_id in (select q.event_id from audit.pending q order by q.event_id limit most) returning p.event_id
  ), placed as (
    insert into audit.leaf as l
      select take_leaves.size - 1 + row_number() over (order by t.event_id), t.event_id, sha256('\\x00'::bytea || convert_to(e.envelope, 'UTF8'))
      from taken t join audit.event e on e.id = t.event_id
    returning l.idx, l.leaf_hash
  )
  select coalesce(string_agg(leaf_hash, ''::bytea order by idx), '') into leaves from placed;
end $$;

-- Ends what audit.take_leaves began, in the same transaction.
create function audit.set_frontier(from_size bigint, to_size bigint, to_frontier bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, audit as $$
begin
  update audit.log_state s set size = to_size, frontier = to_frontier
    where s.size = from_size and to_size = (select max(idx) + 1 from audit.leaf);
  if not found then raise exception 'the leaves do not fit the tree' using errcode = 'object_not_in_prerequisite_state'; end if;
end $$;

create function audit.keep_checkpoint(at_size bigint, signed text) returns void
language sql security definer set search_path = pg_catalog, audit as $$
  insert into audit.checkpoint values (at_size, signed) on conflict (size) do nothing;
$$;

create function audit.keep_signer(id text, is_called text, key text, signed text) returns void
language sql security definer set search_path = pg_catalog, audit as $$
  insert into audit.signer (key_id, name, public_key, rotation) values (id, is_called, key, signed) on conflict (key_id) do nothing;
$$;
`;

const ROLE = `do $$ begin
  if not exists (select from pg_roles where rolname = 'waskita_sealer') then create role waskita_sealer nologin; end if;
  if not pg_has_role(current_user, 'waskita_sealer', 'member') and exists (select from pg_roles where rolname = current_user and (rolcreaterole or rolsuper))
  then execute format('grant waskita_sealer to %I', current_user); end if;
end $$`;

const SEALER = [
  'hold_lease(text, integer, text, text)',
  'leave_lease(text)',
  'keep_lease(text)',
  'take_leaves(text, integer)',
  'set_frontier(bigint, bigint, bytea[])',
  'keep_checkpoint(bigint, text)',
  'keep_signer(text, text, text, text)',
].map((name) => `audit.${name}`);

const RIGHTS = `
grant select on audit.payload, audit.lease, audit.signer to waskita_app;
revoke all on function audit.row_hash(anyelement) from public;
grant execute on function audit.row_hash(anyelement) to waskita_app;
revoke all on function ${SEALER.join(', ')} from public;
grant usage on schema audit to waskita_sealer;
grant execute on function ${SEALER.join(', ')}, audit.append(jsonb, text, integer, jsonb) to waskita_sealer;
grant select on audit.event, audit.pending, audit.leaf, audit.log_state, audit.checkpoint, audit.lease, audit.signer to waskita_sealer;
`;

/** Sealing (api/README: The audit trail): one payload row an event, what reconciliation compares a row with, and what the sealer may do. */
export class Sealing1795431600000 implements MigrationInterface {
  name = 'Sealing1795431600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [PAYLOAD, FUNCTIONS, PROTECTION, READING, SEALING, ROLE, RIGHTS])
      await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: an audit trail is not dropped by a command.');
  }
}

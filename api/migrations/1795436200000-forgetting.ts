import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the owner of an account came in before: a keyed hash of the address (api/access/places.ts). */
const PLACES = `
create table sign_in_places (
  user_id uuid not null references users(id),
  place text not null,
  last_at timestamptz(3) not null,
  primary key (user_id, place)
);
create index sign_in_places_age on sign_in_places (last_at);
`;

// Answers were kept as they were given, names and all. From here on only the key they were asked with opens them; which
// records they tell of is kept beside them, for an erasure to find. A key from before the upgrade is a new one after it.
const ANSWERS = `
delete from idempotency_keys;
alter table idempotency_keys add column mentions uuid[] not null default '{}';
`;

const AGES = `
create index throttles_age on throttles (last_at);
create index sessions_age on sessions (least(expires_at, ended_at));
create index notifications_age on notifications ("readAt") where "readAt" is not null;
`;

// The application may not delete sessions, mails or what people were told: it may have those forgotten that are over and
// old. At most so many at once, and none that another process is at.
const FORGET = `
create function forget(what text, days integer, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before timestamptz := now() - make_interval(days => days);
  gone integer;
begin
  if coalesce(days, 0) < 1 then raise exception 'nothing is forgotten on the day it happened' using errcode = 'invalid_parameter_value'; end if;
  case what
    when 'throttles' then
      delete from throttles where key in (select key from throttles where last_at < before and wait_until < now() limit most for update skip locked);
    when 'sessions' then
      delete from sessions where id in (select id from sessions where least(expires_at, ended_at) < before limit most for update skip locked);
    when 'answers' then
      delete from idempotency_keys where (actor, key) in (select actor, key from idempotency_keys where created_at < before limit most for update skip locked);
    when 'places' then
      delete from sign_in_places where (user_id, place) in (select user_id, place from sign_in_places where last_at < before limit most for update skip locked);
    when 'mails' then
      delete from mails where id in (select id from mails where status = 'terkirim' and "createdAt" < before and "sentAt" < before limit most for update skip locked);
    when 'notifications' then
      delete from notifications where id in (select id from notifications where "readAt" < before limit most for update skip locked);
  end case;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function forget(text, integer, integer) from public;
grant execute on function forget(text, integer, integer) to waskita_app;
`;

export class Forgetting1795436200000 implements MigrationInterface {
  name = 'Forgetting1795436200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [PLACES, ANSWERS, AGES, FORGET]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function forget(text, integer, integer); drop index throttles_age, sessions_age, notifications_age;
      alter table idempotency_keys drop column mentions; drop table sign_in_places`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

// A function that runs with its owner's rights finds nothing by its path but what is PostgreSQL's and the trail's own
// (1795436700000-closed-paths.ts): tables of the office are called by their full names.
const FORGET = `
create or replace function forget(what text, days integer, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $$
declare
  before timestamptz := now() - make_interval(days => days);
  gone integer;
begin
  if coalesce(days, 0) < 1 then raise exception 'nothing is forgotten on the day it happened' using errcode = 'invalid_parameter_value'; end if;
  case what
    when 'throttles' then
      delete from public.throttles where key in (select key from public.throttles where last_at < before and wait_until < now() limit most for update skip locked);
    when 'sessions' then
      delete from public.sessions where id in (select id from public.sessions where least(expires_at, ended_at) < before limit most for update skip locked);
    when 'answers' then
      delete from public.idempotency_keys where (actor, key) in (select actor, key from public.idempotency_keys where created_at < before limit most for update skip locked);
    when 'places' then
      delete from public.sign_in_places where (user_id, place) in (select user_id, place from public.sign_in_places where last_at < before limit most for update skip locked);
    when 'mails' then
      delete from public.mails where id in (select id from public.mails where status = 'terkirim' and "createdAt" < before and "sentAt" < before limit most for update skip locked);
    when 'notifications' then
      delete from public.notifications where id in (select id from public.notifications where "readAt" < before limit most for update skip locked);
  end case;
  get diagnostics gone = row_count;
  return gone;
end $$;
`;

export class ForgettingByFullNames1795436200100 implements MigrationInterface {
  name = 'ForgettingByFullNames1795436200100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FORGET);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter function forget(text, integer, integer) set search_path = pg_catalog, public, pg_temp');
  }
}

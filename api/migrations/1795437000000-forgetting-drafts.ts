import type { MigrationInterface, QueryRunner } from 'typeorm';

// What was typed and never sent is forgotten like the rest that is over, and at once with the account.
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
    when 'drafts' then
      delete from public.drafts where (user_id, key) in (select d.user_id, d.key from public.drafts d where d.saved_at < before
        or not exists (select from public.users u where u.id = d.user_id and u.active and u."archivedAt" is null) limit most for update of d skip locked);
  end case;
  get diagnostics gone = row_count;
  return gone;
end $$;
`;

export class ForgettingDrafts1795437000000 implements MigrationInterface {
  name = 'ForgettingDrafts1795437000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FORGET);
  }

  async down(): Promise<void> {
    // Whoever does not ask for drafts finds everything as it was.
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The clock (api/README: The clock). `clock_segments` is the ledger: written once, one row a change, each holding from `at` until the next.
 * `clocks` is what is read off it now; `npm run clock:rebuild` makes it anew.
 */
const TABLES = `
create table clock_segments (
  record_id uuid not null,
  seq integer not null,
  resource text not null,
  at timestamptz(3) not null,
  state text not null,
  step text,
  verb text,
  party text,
  runs boolean not null,
  stops boolean not null,
  restarts boolean not null,
  outage text,
  primary key (record_id, seq)
);
create table clocks (
  record_id uuid primary key,
  resource text not null,
  promise text not null,
  term_amount integer not null,
  term_unit text not null,
  standard_id uuid not null references service_standards(id),
  calendar_version integer not null,
  started_at timestamptz(3) not null,
  stopped_at timestamptz(3),
  state text not null,
  step text,
  verb text,
  party text,
  phase text not null check (phase in ('runs', 'paused', 'stopped')),
  due_at timestamptz(3),
  provisional boolean not null,
  amount_left bigint not null,
  owner_id uuid,
  roles text[] not null,
  handed boolean not null,
  round integer not null,
  alerted integer not null default 0,
  alert integer,
  alert_at timestamptz(3)
);
create index clocks_owner on clocks (owner_id, due_at) where phase <> 'stopped' and not handed;
create index clocks_state on clocks (resource, state, due_at) where phase <> 'stopped' and not handed and owner_id is null;
create index clocks_alert on clocks (alert_at) where alert_at is not null;
create index clocks_due on clocks (resource, due_at, record_id);
create index clocks_open on clocks (record_id) where phase <> 'stopped';

create table clock_recalculations (
  id uuid primary key,
  record_id uuid not null,
  resource text not null,
  at timestamptz(3) not null default now(),
  old_due_at timestamptz(3),
  new_due_at timestamptz(3),
  reason text not null,
  actor_id text not null
);
create index clock_recalculations_record on clock_recalculations (record_id, id);
create table calendar_versions (
  version integer primary key,
  at timestamptz(3) not null default now(),
  actor_id text not null,
  reason text not null
);
insert into calendar_versions (version, actor_id, reason) values (1, 'system:migration', 'Kalender pertama');

create function clock_written_once() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger of the clock is written once' using errcode = 'insufficient_privilege';
end $$;
create trigger written_once before update or delete or truncate on clock_segments for each statement execute function clock_written_once();
create trigger written_once before update or delete or truncate on clock_recalculations for each statement execute function clock_written_once();
create trigger written_once before update or delete or truncate on calendar_versions for each statement execute function clock_written_once();
grant delete on clocks to waskita_app;
alter table verifications add column "outage" text;
`;

export class Clock1795430000000 implements MigrationInterface {
  name = 'Clock1795430000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: a ledger is not dropped by a command.');
  }
}

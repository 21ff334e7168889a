import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever holds open work in place of somebody who cannot: away, gone, without account, or not to know of it. */
const STAND_INS = `
create table stand_ins (
  record_id uuid not null,
  staff_id uuid not null references staff,
  resource text not null,
  at timestamptz(3) not null default now(),
  primary key (record_id, staff_id)
);
create index stand_ins_person on stand_ins (staff_id, resource);
grant delete on stand_ins to waskita_app;`;

/** What goes by mail is gathered; what a person does not want by mail, and when he was last written to. */
const MAILS = `
alter table notifications add column "mailDueAt" timestamptz(3);
create index notifications_mail on notifications ("mailDueAt", "staffId") where "mailDueAt" is not null;
create table mail_choices (
  staff_id uuid primary key references staff,
  off text[] not null default '{}',
  mailed_at timestamptz(3)
);`;

/** Of several heads it is the turn of the lowest. */
const TURNS = `
update clocks set roles = array_remove(roles, 'kepala_dinas') where roles @> array['kepala_dinas'] and roles && array['kepala_bidang', 'kepala_seksi'];
update clocks set roles = array_remove(roles, 'kepala_bidang') where roles @> array['kepala_bidang', 'kepala_seksi'];`;

/** The nights of which the work without a holder has been told. */
const NIGHTS = `
create table unheld_nights (done_for date not null);
insert into unheld_nights (done_for) values (date '2000-01-01');`;

export class HandedOverWork1795436500000 implements MigrationInterface {
  name = 'HandedOverWork1795436500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [STAND_INS, MAILS, TURNS, NIGHTS]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: what people were told is not dropped by a command.');
  }
}

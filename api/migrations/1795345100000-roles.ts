import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The role that the application's statements run as: it may neither change tables nor touch the audit trail. */
export class Roles1795345100000 implements MigrationInterface {
  name = 'Roles1795345100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'waskita_app') then create role waskita_app nologin; end if;
      if not pg_has_role(current_user, 'waskita_app', 'member') and exists (select from pg_roles where rolname = current_user and (rolcreaterole or rolsuper))
      then execute format('grant waskita_app to %I', current_user); end if;
    end $$`);
    await runner.query('create extension if not exists pg_trgm');
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup.');
  }
}

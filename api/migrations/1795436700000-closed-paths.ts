import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A function that runs with its owner's rights looks for names in the caller's temporary schema first, unless that comes
 * last in its path (PostgreSQL, "Writing SECURITY DEFINER Functions Safely"). And nobody here needs temporary tables.
 */
const CLOSED = `
do $$
declare definer regprocedure;
begin
  for definer in select oid from pg_proc where prosecdef and pronamespace in ('audit'::regnamespace, 'public'::regnamespace)
  loop execute format('alter function %s set search_path = pg_catalog, audit, pg_temp', definer); end loop;
  execute format('revoke temporary on database %I from public', current_database());
end $$;

create table encryption_checks (
  only_row boolean primary key default true check (only_row),
  value text not null,
  made_at timestamptz(3) not null default now());
revoke update on encryption_checks from waskita_app;
`;

export class ClosedPaths1795436700000 implements MigrationInterface {
  name = 'ClosedPaths1795436700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOSED);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup: records of an office are not dropped by a command.');
  }
}

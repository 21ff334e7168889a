import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../api/database/database.ts';
import { requireNoTemporaryTables } from '../../api/database/rights.ts';
import { attempt } from '../support/database.ts';
import { type Office, openOffice } from '../support/office.ts';
import { startServer } from '../support/server.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const REFUSED = '42501';

describe('the application’s own role', () => {
  it.each(['event', 'payload', 'pending', 'leaf', 'log_state', 'checkpoint', 'lease', 'signer'])(
    'leaves audit.%s as it is',
    async (table) => {
      const statements = [
        `insert into audit.${table} select * from audit.${table} limit 1`,
        `delete from audit.${table}`,
        `truncate audit.${table}`,
        `alter table audit.${table} add column more text`,
        `alter table audit.${table} disable trigger all`,
        `drop table audit.${table} cascade`,
        `create trigger mine before insert on audit.${table} for each row execute function audit.refuse()`,
        `create rule mine as on insert to audit.${table} do instead nothing`,
        // Without the right to grant this says nothing and gives nothing.
        `grant all on audit.${table} to waskita_app; delete from audit.${table}`,
        `lock table audit.${table} in access exclusive mode`,
      ];
      for (const statement of statements)
        expect([statement, await attempt(office.appUrl, statement)]).toEqual([statement, REFUSED]);
    },
  );

  it.each([
    `update audit.event set envelope = '{}'`,
    `update audit.payload set content = '{}'`,
    `update audit.pending set event_id = event_id`,
    `update audit.log_state set size = 0`,
    `merge into audit.event e using audit.event s on e.id = s.id when matched then delete`,
    `copy audit.event from stdin`,
    `alter table audit.event disable trigger written_once`,
    `alter table audit.event owner to waskita_app`,
    `create or replace function audit.append(entry jsonb, record_id text, record_version integer, fields jsonb) returns uuid language sql as 'select null::uuid'`,
    `alter function audit.append(jsonb, text, integer, jsonb) security invoker`,
    `drop function audit.append(jsonb, text, integer, jsonb)`,
    `drop schema audit cascade`,
    `create table audit.mine (id int)`,
    `drop view audit_logs`,
    `create or replace view audit_logs as select 1 as id`,
    `set session_replication_role = replica`,
    `set role waskita_owner`,
    `set role postgres`,
    `set session authorization postgres`,
    `alter role waskita_app superuser`,
    `create role mine`,
    `create extension file_fdw`,
  ])('may not: %s', async (statement) => {
    expect(await attempt(office.appUrl, statement)).toBe(REFUSED);
  });

  it('writes nothing through the view that the console reads', async () => {
    const NOT_WRITABLE = '55000';
    for (const statement of [`insert into audit_logs (id) values (gen_random_uuid())`, `delete from audit_logs`])
      expect(await attempt(office.appUrl, statement)).toBe(NOT_WRITABLE);
  });

  it('deletes no record and changes no table of the office', async () => {
    for (const table of [
      'requests',
      'verifications',
      'certificates',
      'users',
      'appointments',
      'attachments',
      'sessions',
      'numbers',
    ])
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table} cascade`,
        `drop table ${table} cascade`,
        `alter table ${table} add column more text`,
      ])
        expect([statement, await attempt(office.appUrl, statement)]).toEqual([statement, REFUSED]);
  });

  it('may append, by the one function there is', async () => {
    const entry = `{"action":"x","actor":"system:test","resource":"x","outcome":"ok","requestId":"r","appVersion":"0"}`;
    const statement = `select audit.append('${entry}', null, null, '{}')`;
    expect(await attempt(office.appUrl, statement)).toBe('done');
  });
});

describe('the role that owns the tables', () => {
  it.each([
    `update audit.event set envelope = '{}'`,
    `delete from audit.event`,
    `truncate audit.event`,
    `delete from audit.leaf`,
    `truncate audit.checkpoint`,
    `update audit.payload set content = '{}' where content <> '{}'`,
    `update audit.payload set content = content || '{"more": ["1", "00"]}'`,
    `delete from audit.payload`,
    `truncate audit.payload`,
    `truncate audit.signer`,
  ])('is stopped by the trigger: %s', async (statement) => {
    expect(await attempt(office.ownerUrl, statement)).toBe(REFUSED);
  });
});

describe('a function that runs with its owner’s rights', () => {
  it('looks for names in the temporary schema last, whichever it is', async () => {
    const open = await office.sql(
      `select oid::regprocedure::text as name, proconfig from pg_proc where prosecdef and pronamespace <> 'pg_catalog'::regnamespace
         and not coalesce(proconfig @> array['search_path=pg_catalog, audit, pg_temp'], false)`,
    );
    expect(open).toEqual([]);
    const [all] = await office.sql<{ n: number }>(
      `select count(*)::int as n from pg_proc where prosecdef and pronamespace = 'audit'::regnamespace`,
    );
    expect(all!.n).toBeGreaterThanOrEqual(10);
  });

  it('does not run what the application’s role put into its temporary schema', async () => {
    await office.sql('grant temporary on database ' + new URL(office.appUrl).pathname.slice(1) + ' to waskita_app');
    const seized = `create function pg_temp.seize(text) returns boolean language plpgsql as $$
      begin if current_user <> 'waskita_app' then raise exception 'ran as %', current_user using errcode = 'P0042'; end if; return true; end $$`;
    const entry = `{"action":"x","actor":"system:test","resource":"x","outcome":"ok","requestId":"r","appVersion":"0"}`;
    const attack = [
      seized,
      'create domain pg_temp.text as pg_catalog.text check (pg_temp.seize(value))',
      `select audit.append('${entry}', null, null, '{}')`,
    ];
    expect(await attempt(office.appUrl, ...attack)).toBe('done');
    // What it would have been: the same with the path as it was.
    await office.sql('alter function audit.append(jsonb, text, integer, jsonb) set search_path = pg_catalog, audit');
    expect(await attempt(office.appUrl, ...attack)).toBe('P0042');
    await office.sql(
      'alter function audit.append(jsonb, text, integer, jsonb) set search_path = pg_catalog, audit, pg_temp',
    );
    await expect(requireNoTemporaryTables(office.app.get(Database))).rejects.toThrow(
      /revoke temporary on database \w+ from public, waskita_app/,
    );
  });

  it('is out of reach of temporary tables by the migration alone, and no office starts where the role may make them', async () => {
    const [template] = await office.sql(
      `select has_database_privilege('waskita_app', 'waskita_template', 'temporary') as app, has_database_privilege('public', 'waskita_template', 'temporary') as anybody`,
    );
    expect(template).toEqual({ app: false, anybody: false });
    await office.sql(`grant temporary on database ${office.database.name} to public`);
    const { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } = office;
    const env = { DATABASE_URL, DATABASE_OWNER_URL, AUDIT_SEALER: 'off', SEED: 'none' };
    const folder = mkdtempSync(join(tmpdir(), 'waskita-temporary-'));
    const started = startServer(folder, env).then(({ process: one }) => one.kill('SIGKILL'));
    await expect(started).rejects.toThrow(/ended with 1:[^]*revoke temporary on database \w+ from public/);
    rmSync(folder, { recursive: true });
  });
});

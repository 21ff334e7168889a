import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { type Answer, type Body, done, ifMatch, type Office, openOffice, PDF } from './support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

interface Event {
  id: string;
  ts: string;
  resource: string;
  record_id: string | null;
  record_version: number | null;
  actor_id: string;
  action: string;
  outcome: string;
  envelope: string;
}
const COLUMNS = `id, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ts, resource, record_id, record_version, actor_id, action, outcome, envelope`;
const events = () => office.sql<Event>(`select ${COLUMNS} from audit.event order by id`);
const countEvents = async () => (await office.sql<{ n: number }>('select count(*)::int as n from audit.event'))[0]!.n;

/** What PostgreSQL says to a statement of this role: its error code, or `done`. Nothing is kept. */
async function attempt(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(statement);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
const REFUSED = '42501';

describe('the application’s own role', () => {
  const writes = ['event', 'payload', 'pending', 'leaf', 'log_state', 'checkpoint'].flatMap((table) => [
    `insert into audit.${table} select * from audit.${table} limit 1`,
    `delete from audit.${table}`,
    `truncate audit.${table}`,
    `alter table audit.${table} add column more text`,
    `alter table audit.${table} disable trigger all`,
    `drop table audit.${table} cascade`,
    `create trigger mine before insert on audit.${table} for each row execute function audit.refuse()`,
    `create rule mine as on insert to audit.${table} do instead nothing`,
    `grant all on audit.${table} to public`,
    `lock table audit.${table} in access exclusive mode`,
  ]);
  it.each([
    ...writes,
    `update audit.event set envelope = '{}'`,
    `update audit.payload set value = 'null'`,
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
    `insert into audit_logs (id) values (gen_random_uuid())`,
    `delete from audit_logs`,
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
  ])('is stopped by the trigger: %s', async (statement) => {
    expect(await attempt(office.ownerUrl, statement)).toBe(REFUSED);
  });
});

describe('without an audit entry there is no change', () => {
  /** The state of everything that the attempts below would change. */
  const state = () =>
    office.sql(`select (select json_agg(json_build_array(id, version, "updatedAt") order by id) from requests)::text as letters,
      (select json_agg(json_build_array(id, version, status) order by id) from verifications)::text as people,
      (select count(*)::int from attachments) as files, (select count(*)::int from certificates) as certificates,
      (select json_agg(json_build_array(series, last) order by series) from numbers)::text as numbers,
      (select json_agg(json_build_array(id, version, password) order by id) from users)::text as users,
      (select count(*)::int from idempotency_keys) as keys, (select count(*)::int from audit.payload) as payloads`);

  it('nothing is created, edited, moved, archived, uploaded, downloaded, revealed or signed in', async () => {
    const letter = await office.make.letter();
    const person = await office.make.person(letter.id);
    const issued = await office.make.personIn('terbit');
    const [staf, verifier] = [office.as('staf'), office.as('verifikator1')];
    const file = done(await staf.upload('requests', letter.id, 'lampiran', PDF, 'a.pdf'));
    const { opdId, letterDate, receivedAt } = letter;
    const more = {
      letterNumber: '1',
      subject: 'Gagal',
      signerName: 'Budi',
      signerPosition: 'kepala_opd',
      authentication: 'cap',
    };
    const body = { opdId, letterDate, receivedAt, ...more };
    const current = done(await staf.one('requests', letter.id));
    const before = await state();
    await office.sql(
      `create function audit.fail() returns trigger language plpgsql as 'begin raise exception ''full''; end'`,
    );
    await office.sql('create trigger fail before insert on audit.event for each row execute function audit.fail()');
    const attempts: Record<string, () => Promise<Answer>> = {
      create: () => staf.create('requests', body),
      'create once': () => staf.create('requests', body, { 'idempotency-key': 'gagal' }),
      update: () => staf.update('requests', current, { subject: 'Gagal' }),
      archive: () => staf.archive('verifications', person),
      step: () => verifier.step('verifications', issued, 'serahkan'),
      'step once': () =>
        verifier.step('verifications', issued, 'serahkan', {}, { ...ifMatch(issued), 'idempotency-key': 'gagal' }),
      'upload to a slot': () => staf.upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'),
      upload: () => staf.upload('requests', letter.id, 'lampiran', PDF, 'b.pdf'),
      download: () => staf.get<Body>(`/api/attachments/${file.id}/content`),
      reveal: () =>
        staf.send('POST', `/api/verifications/${person.id}/reveal`, { field: 'nik', reason: 'Mencocokkan' }),
      find: () => staf.send('POST', '/api/verifications/find', { nik: office.make.identity().nik }),
      password: () =>
        verifier.send('PUT', '/api/auth/password', {
          currentPassword: 'sertifikat-demo',
          newPassword: 'empat kuda di sawah',
        }),
    };
    try {
      for (const [name, ask] of Object.entries(attempts)) {
        const answer = await ask();
        expect([name, answer.status >= 500, Object.keys(answer.body).toSorted()]).toEqual([
          name,
          true,
          ['code', 'message', 'requestId', 'statusCode'],
        ]);
        expect([name, await state()]).toEqual([name, before]);
      }
      office.as('kabid').leave();
      await expect(office.as('kabid').get('/api/auth/me')).rejects.toThrow(/cannot sign in: 5/);
    } finally {
      await office.sql('drop trigger fail on audit.event');
    }
    // The numbers go on where they were: no gap from the failures.
    const next = done(await staf.create('requests', body));
    expect(Number(next.number!.toString().slice(-6))).toBe(Number(letter.number!.toString().slice(-6)) + 2);
    expect((await verifier.step('verifications', issued, 'serahkan')).status).toBe(200);
  });

  it('a refusal of somebody’s role is told too, and changes nothing else', async () => {
    const letter = await office.make.letter();
    const before = await countEvents();
    expect((await office.as('kadis').update('requests', letter, { subject: 'x' })).status).toBe(403);
    const told = (await events()).at(-1)!;
    expect(await countEvents()).toBe(before + 1);
    expect(told).toMatchObject({ action: 'put', resource: 'requests', record_id: letter.id, outcome: 'denied' });
  });
});

describe('what is stored', () => {
  const HARD = 'Kutipan "ganda", \\ miring, \t tab, baris\nbaru, é, 漢字, 😀, \u2028, </script>, \u007e, \u00a0';
  const canonical = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
  };

  it('is canonical JSON (RFC 8785), in agreement with its columns', async () => {
    await office.make.personIn('diterima');
    const letter = await office.make.letter({ subject: HARD.replaceAll(/[\t\n]/g, ' '), note: HARD });
    await office.make.person(letter.id);
    await office.as('kadis').send('POST', `/api/requests/${letter.id}/steps/${encodeURIComponent('"\\😀')}`, {});
    await office.as('admin').send('DELETE', `/api/requests/${encodeURIComponent('"é\\')}`);
    const all = await events();
    expect(all.length).toBeGreaterThan(500);
    for (const event of all) {
      const parsed = JSON.parse(event.envelope) as Record<string, unknown>;
      expect(canonical(parsed)).toBe(event.envelope);
      const { id, ts, resource, recordId, recordVersion, actor, action, outcome, v } = parsed;
      expect([id, ts, resource, recordId, recordVersion, actor, action, outcome, v]).toEqual([
        ...[event.id, event.ts, event.resource, event.record_id, event.record_version],
        ...[event.actor_id, event.action, event.outcome, 1],
      ]);
    }
  });

  it('commits to every value of its payload, and to nothing else', async () => {
    const letter = await office.make.letterIn('diajukan');
    const [kadis, body] = [office.as('kadis'), { reason: HARD }];
    done(await kadis.step('requests', letter, 'kembalikan', body));
    const payloads = await office.sql<{ event_id: string; field: string; value: string; salt: Buffer }>(
      'select * from audit.payload',
    );
    const byEvent = Map.groupBy(payloads, (row) => row.event_id);
    expect(new Set(payloads.map(({ salt }) => salt.toString('hex'))).size).toBe(payloads.length);
    for (const { id, envelope } of await events()) {
      const { commits } = JSON.parse(envelope) as { commits: Record<string, string> };
      const recomputed = (byEvent.get(id) ?? []).map(({ field, value, salt }) => {
        const hash = createHash('sha256')
          .update(salt)
          .update(JSON.stringify({ k: field, v: value }));
        return [field, hash.digest('hex')];
      });
      expect(Object.fromEntries(recomputed)).toEqual(commits);
    }
    expect(done(await kadis.history('requests', letter)).at(-1)!.reason).toBe(HARD.trim());
  });

  it('waits for its seal', async () => {
    const rows = await office.sql(
      'select id from audit.event where id not in (select event_id from audit.pending union select event_id from audit.leaf)',
    );
    expect(rows).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { attempt } from '../support/database.ts';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const ENTRY = `{"action":"x","actor":"system:test","resource":"x","outcome":"ok"}`;

describe('an entry', () => {
  it('is of the moment that its id tells', async () => {
    const wrong = await office.sql(
      'select id from audit.event where recorded_at <> uuid_extract_timestamp(id)::timestamptz(3)',
    );
    expect(wrong).toEqual([]);
  });

  it('has no payload when there is nothing to keep', async () => {
    const [made] = await office.sql<{ id: string }>(`select audit.append('${ENTRY}', null, null, '{}') as id`);
    expect(await office.sql('select 1 from audit.payload where event_id = $1', [made!.id])).toEqual([]);
    const [event] = await office.sql<{ envelope: string }>('select envelope from audit.event where id = $1', [
      made!.id,
    ]);
    expect(JSON.parse(event!.envelope)).toMatchObject({ commits: {} });
  });

  it('that cannot be appended takes its change along: nothing is written at all', async () => {
    const letter = await office.make.letter();
    const staf = office.as('staf');
    const state = () =>
      office.sql(
        `select (select json_agg(r order by r.id) from requests r)::text as letters, (select json_agg(n order by series) from numbers n)::text as numbers,
           (select count(*)::int from audit.event) as entries, (select count(*)::int from audit.payload) as payloads`,
      );
    const before = await state();
    const { opdId, letterDate, receivedAt, signerName, signerPosition, authentication } = done(
      await staf.one('requests', letter.id),
    );
    const body = { opdId, letterDate, receivedAt, signerName, signerPosition, authentication };
    await office.sql('revoke execute on function audit.append(jsonb, text, integer, jsonb) from waskita_app');
    try {
      const answers = [
        await staf.update('requests', letter, { subject: 'Tidak tercatat' }),
        await staf.create('requests', { ...body, letterNumber: '9', subject: 'Tidak tercatat' }),
      ];
      for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(500);
      expect(await state()).toEqual(before);
    } finally {
      await office.sql('grant execute on function audit.append(jsonb, text, integer, jsonb) to waskita_app');
    }
    expect((await staf.update('requests', letter, { subject: 'Tercatat' })).status).toBe(200);
  });
});

describe('the hash of a row in its newest entry', () => {
  /** Records of a table that are not as their newest entry says, or have none. */
  const strange = (table: string) =>
    office.sql<{ id: string }>(
      `select t.id from ${table} t left join lateral (
         select p.content->'#row'->>0 as hash from audit.event e join audit.payload p on p.event_id = e.id
         where e.resource = '${table.replaceAll('_', '-')}' and e.record_id = t.id::text and e.record_version = t.version order by e.id desc limit 1) l on true
       where l.hash is distinct from to_json(audit.row_hash(t))::text`,
    );
  const tables = async () =>
    (
      await office.sql<{ resource: string }>(
        `select distinct resource from audit.event where record_version is not null order by 1`,
      )
    ).map(({ resource }) => resource.replaceAll('-', '_'));

  it('is that of the row, whoever wrote it: the seed, a creation, an edit, a step, a new password, a sign-in', async () => {
    await office.make.personIn('terbit');
    const letter = await office.make.letter();
    const edited: Body = done(await office.as('staf').update('requests', letter, { subject: 'Disunting' }));
    expect(edited.version).toBe(2);
    const password = { currentPassword: 'sertifikat-demo', newPassword: 'empat kuda di sawah' };
    expect((await office.as('inspektorat').send('PUT', '/api/auth/password', password)).status).toBeLessThan(300);
    const names = await tables();
    expect(names.length).toBeGreaterThan(8);
    for (const table of names) expect([table, await strange(table)]).toEqual([table, []]);
  });

  it('changes with the row, but not with the time zone of who asks or with a column that came later and is empty', async () => {
    const letter = await office.make.letter();
    const client = new pg.Client({ connectionString: office.ownerUrl });
    await client.connect();
    const hash = async () =>
      (await client.query(`select audit.row_hash(r) as hash from requests r where id = '${letter.id}'`)).rows[0]
        .hash as string;
    try {
      await client.query('begin');
      const before = await hash();
      await client.query(`set local timezone = 'Asia/Jakarta'`);
      await client.query('alter table requests add column later text');
      expect(await hash()).toBe(before);
      await client.query(`update requests set later = 'x' where id = '${letter.id}'`);
      expect(await hash()).not.toBe(before);
    } finally {
      await client.query('rollback');
      await client.end();
    }
  });

  it('is shown to nobody as a change', async () => {
    const letter = await office.make.letter();
    const entries = done(await office.as('staf').history('requests', letter));
    const logged = done(await office.as('kadis').list('audit-logs', { filter: { recordId: letter.id } }));
    const fields = [...entries, ...logged].flatMap(({ changes }) =>
      (changes as { field: string }[]).map(({ field }) => field),
    );
    expect(fields.length).toBeGreaterThan(10);
    expect(fields.filter((field) => field.startsWith('#'))).toEqual([]);
  });
});

describe('a value of the payload', () => {
  const REDACT = `select set_config('audit.redaction', audit.append('{"action":"audit.redact","actor":"system:test","resource":"x","outcome":"ok"}', null, null, '{}')::text, true)`;
  const OTHER = REDACT.replace('audit.redact"', 'x"');
  const target = '(select event_id from audit.payload order by event_id limit 1)';
  const erase = `update audit.payload set content = content - (select array_agg(k) from (select jsonb_object_keys(content) k limit 1) f) where event_id = ${target}`;

  it('leaves it when that is told in the same transaction, and in no other way', async () => {
    expect(await attempt(office.ownerUrl, REDACT, erase)).toBe('done');
    const change = `update audit.payload set content = jsonb_set(content, array[(select min(k) from jsonb_object_keys(content) k), '0'], '"1"') where event_id = ${target}`;
    const refused = [
      [erase],
      [OTHER, erase],
      [REDACT, change],
      [REDACT, `update audit.payload set content = content || '{"more": ["1", "00"]}' where event_id = ${target}`],
      [REDACT, `update audit.payload set event_id = gen_random_uuid() where event_id = ${target}`],
      [REDACT, `delete from audit.payload where event_id = ${target}`],
      [`select set_config('audit.redaction', (select id from audit.event limit 1)::text, true)`, erase],
    ];
    for (const statements of refused)
      expect([statements, await attempt(office.ownerUrl, ...statements)]).toEqual([statements, '42501']);
  });
});

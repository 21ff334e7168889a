import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MOST_DRAFTS } from '../../api/drafts/drafts.service.ts';
import { Housekeeping } from '../../api/jobs/housekeeping.ts';
import type { Username } from '../../api/seed/people.ts';
import { draftPath as path, draftsIn, WINDOW } from '../support/drafts.ts';
import { done, type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const { put, keys } = draftsIn(() => office);
const draft = (who: Username, key: string) => office.as(who).get(path(key));

describe('a draft', () => {
  it('comes back as it was typed, with characters that no record may hold, and when it was saved', async () => {
    const values = { subject: 'Ditempel dari Word:\u000b\u0000 \ud800', nested: { rows: [{ a: null }, []] } };
    const saved = done(await put('staf', 'requests.create', values, { recordVersion: null }));
    expect(saved).toMatchObject({ key: 'requests.create', version: 1, replaced: null, dropped: [] });
    expect(done(await draft('staf', 'requests.create'))).toEqual({
      key: 'requests.create',
      version: 1,
      savedAt: saved.savedAt,
      recordVersion: null,
      values,
      earlier: null,
    });
    const [clock] = await office.sql<{ near: boolean }>(
      `select abs(extract(epoch from now() - $1::timestamptz)) < 60 as near`,
      [saved.savedAt],
    );
    expect(clock).toEqual({ near: true });
  });

  it('is not there for anybody else', async () => {
    done(await put('staf', 'complaints.create', { subject: 'Rahasia' }));
    for (const who of ['staf2', 'kadis', 'admin', 'inspektorat'] as const) {
      expect((await draft(who, 'complaints.create')).status).toBe(404);
      expect(await keys(who)).not.toContain('complaints.create');
      done(await office.as(who).send('DELETE', path('complaints.create')));
    }
    expect(done(await draft('staf', 'complaints.create')).values).toEqual({ subject: 'Rahasia' });
  });

  it('stands nowhere in plain writing: not its text, not the NIK, not even in the trail', async () => {
    const [nik, text] = ['3374010101850077', 'Laporan rahasia dari warga'];
    done(await put('staf', 'verifications.create', { nik, note: text }));
    done(await put('staf', 'verifications.create', { nik, note: `${text}!` }, { writer: 'window-two' }));
    done(await draft('staf', 'verifications.create'));
    const tables = await office.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit')`,
    );
    for (const { name } of tables)
      for (const secret of [nik, text])
        expect([
          name,
          ...(await office.sql(`select 1 from ${name} t where strpos(t::text, $1) > 0`, [secret])),
        ]).toEqual([name]);
    const told = await office.sql(`select 1 from audit.event where resource = 'drafts'`);
    expect(told).toEqual([]);
  });

  it('never holds a password, whatever its form calls it', async () => {
    done(
      await put('admin', 'users.create', { username: 'baru', password: 'Rahasia#2026', kataSandi: 'x', otp: '123456' }),
    );
    expect(done(await draft('admin', 'users.create')).values).toEqual({ username: 'baru' });
  });

  it('of a second window replaces the first one, says so, and keeps what it replaced', async () => {
    const key = 'holidays.create';
    const first = done(await put('kadis', key, { name: 'satu' }));
    const second = done(await put('kadis', key, { name: 'dua' }, { writer: 'window-two' }));
    expect(second.replaced).toBe(first.savedAt);
    expect(done(await draft('kadis', key))).toMatchObject({
      values: { name: 'dua' },
      earlier: { savedAt: first.savedAt, values: { name: 'satu' } },
    });
    // Its own it may overwrite, also when an answer got lost; so may whoever goes on from it.
    expect(done(await put('kadis', key, { name: 'dua b' }, { writer: 'window-two' })).replaced).toBeNull();
    expect(done(await put('kadis', key, { name: 'tiga' }, { writer: 'window-new', after: 3 })).replaced).toBeNull();
    expect(done(await draft('kadis', key)).earlier).toMatchObject({ values: { name: 'satu' } });
  });

  it('makes room: the oldest of more than a person may keep goes, and is named', async () => {
    for (let index = 0; index < MOST_DRAFTS; index += 1)
      done(await put('kabid2', `requests.create.${'a'.repeat(index + 1)}`, { index }));
    await office.sql(`update drafts set saved_at = saved_at - interval '1 hour' where key = 'requests.create.aaa'`);
    expect(done(await put('kabid2', 'findings.create', {})).dropped).toEqual(['requests.create.aaa']);
    expect(await keys('kabid2')).toHaveLength(MOST_DRAFTS);
    expect((await keys('kabid2'))[0]).toBe('findings.create');
  });

  it('ends after 30 days, and with its account', async () => {
    done(await put('kasi2', 'requests.create', { subject: 'lama' }));
    done(await put('kasi2', 'complaints.create', { subject: 'baru' }));
    await office.sql(
      `update drafts set saved_at = now() - interval '30 days 1 minute' where key = 'requests.create' and user_id = $1`,
      [(await office.as('kasi2').signedIn()).userId],
    );
    expect(await keys('kasi2')).toEqual(['complaints.create']);
    expect((await draft('kasi2', 'requests.create')).status).toBe(404);
    const rows = async () =>
      (
        await office.sql<{ key: string }>(
          `select d.key from drafts d join users u on u.id = d.user_id where u.username = 'kasi2'`,
        )
      ).map(({ key }) => key);
    const forgotten = () => office.app.get(Housekeeping).tidy(new AbortController().signal);
    await forgotten();
    expect(await rows()).toEqual(['complaints.create']);
    await office.sql(`update users set active = false where username = 'kasi2'`);
    await forgotten();
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['null', null],
    ['an array', []],
    ['a text', '"x"'],
    ['no values', { writer: WINDOW }],
    ['values that are null', { values: null, writer: WINDOW }],
    ['values that are an array', { values: [], writer: WINDOW }],
    ['values that are a text', { values: 'x', writer: WINDOW }],
    ['no writer', { values: {} }],
    ['a writer that is an array', { values: {}, writer: [WINDOW] }],
    ['a version that is a text', { values: {}, writer: WINDOW, after: '1' }],
    ['a version beyond all', { values: {}, writer: WINDOW, after: 1e300 }],
    ['a record version below zero', { values: {}, writer: WINDOW, recordVersion: -1 }],
    ['what a draft does not have', { values: {}, writer: WINDOW, userId: 'x' }],
    ['a depth without end', { values: JSON.parse(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`), writer: WINDOW }],
  ])('that is %s is refused with one sentence', async (_, body) => {
    const call =
      body === '"x"'
        ? office.as('staf').send('PUT', path('requests.create'), body, { 'content-type': 'application/json' })
        : office.as('staf').send('PUT', path('requests.create'), body);
    const answer = await call;
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringMatching(/^[A-Z].+\.$/)]);
  });

  it('keeps own names that mean something to JavaScript as words, or refuses them, and never fails', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const raw = `{"values":{"${name}":{"x":1}},"writer":"${WINDOW}"}`;
      const type = { 'content-type': 'application/json' };
      const { status } = await office.as('staf').send('PUT', path('requests.create'), raw, type);
      expect([name, status === 200 || status === 400]).toEqual([name, true]);
    }
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each([
    '../x',
    '__proto__',
    'requests',
    'requests.3374010101850077',
    'Requests.create',
    'a.b.c.d.e.f',
    `r.${'a'.repeat(41)}`,
    ' ',
  ])('is not kept under the name "%s"', async (key) => {
    expect((await put('staf', key, {})).status).toBe(400);
    expect((await draft('staf', key)).status).toBe(404);
  });

  it('larger than a request may be is refused as elsewhere', async () => {
    expect((await put('staf', 'requests.create', { subject: 'x'.repeat(120_000) })).status).toBe(413);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Housekeeping } from '../../api/jobs/housekeeping.ts';
import { attempt } from '../support/database.ts';
import { done, type Office, openOffice, type Running } from '../support/office.ts';

let office: Office;
beforeAll(async () => (office = await openOffice()));
afterAll(() => office?.close());

const tidy = ({ app }: Running) => app.get(Housekeeping).tidy(new AbortController().signal);
const AGES = [0.9, 1.1, 29, 31, 89, 91, 179, 181, 999];
const left = async (statement: string) =>
  (await office.sql<{ age: number }>(statement)).map(({ age }) => Number(age)).sort((a, b) => a - b);
const withAges = (statement: string) => office.sql(statement, [AGES]);
const AGE = 'from unnest($1::float8[]) age';
const ago = `now() - make_interval(secs => age * 86400)`;

/** Rows of every age, each with its age where the test finds it again. */
async function fill(): Promise<void> {
  const { userId, staffId } = await office.as('kadis').signedIn();
  await withAges(`insert into throttles select 'age ' || age, 1, '-infinity', ${ago} ${AGE}`);
  await office.sql(`insert into throttles values ('age 7', 1, now() + interval '1 hour', now() - interval '7 days')`);
  await withAges(
    `insert into sessions select uuidv7(), '${userId}', age * 10, ${ago}, ${ago} - interval '1 hour', now() + interval '1 hour', ${ago} ${AGE}`,
  );
  // Never ended by anybody, only over.
  await withAges(
    `insert into sessions select uuidv7(), '${userId}', age * 10, ${ago}, ${ago} - interval '12 hours', ${ago}, null ${AGE}`,
  );
  await withAges(
    `insert into idempotency_keys (actor, key, fingerprint, answer, created_at) select '${staffId}', 'age ' || age, '', '', ${ago} ${AGE}`,
  );
  await withAges(`insert into sign_in_places select '${userId}', 'age ' || age, ${ago} ${AGE}`);
  // One that went before and goes again was sent, and is not over; nor is an old one that went at last a week ago.
  for (const status of ['terkirim', 'menunggu', 'gagal'])
    await withAges(
      `insert into mails (id, version, "createdAt", "updatedAt", recipient, subject, text, status, tries, "dueAt", "sentAt", "messageKey", confidential)
       select uuidv7(), 1, ${ago}, ${ago}, 'x@purbalinggakab.go.id', '${status} ' || age, '', '${status}', 1, ${ago}, ${ago}, '${status} ' || age, false ${AGE}`,
    );
  await withAges(
    `insert into drafts (user_id, key, writer, body, saved_at) select '${userId}', 'age ' || age, 'window-one', '', ${ago} ${AGE}`,
  );
  await office.sql(
    `insert into mails select r.* from mails m, jsonb_populate_record(m, jsonb_build_object(
       'id', uuidv7(), 'subject', 'terkirim 7', 'messageKey', 'late', 'createdAt', now() - interval '999 days', 'sentAt', now() - interval '7 days')) r
     where m.subject = 'terkirim 0.9'`,
  );
  for (const read of ['null', ago])
    await withAges(
      `insert into notifications (id, "staffId", at, kind, title, text, "readAt", key) select uuidv7(), '${staffId}', ${ago}, 'x', age, '', ${read}, '${read.slice(0, 4)} ' || age ${AGE}`,
    );
}

describe('what is over', () => {
  it('is forgotten by age, and nothing else is', async () => {
    await office.sql('delete from notifications; delete from mails');
    await fill();
    const young = (days: number) => AGES.filter((age) => age < days);
    await tidy(office);
    const ages = (table: string, of: string, where: string) => left(`select ${of} as age from ${table} where ${where}`);
    const word = (column: string) => `split_part(${column}, ' ', 2)::float8`;
    expect(await ages('throttles', word('key'), `key like 'age %'`)).toEqual([...young(1), 7]);
    expect(await ages('sessions', 'generation / 10.0', 'ended_at is not null')).toEqual(young(30));
    expect(await ages('sessions', 'generation / 10.0', 'ended_at is null and expires_at < now()')).toEqual(young(30));
    expect(await ages('idempotency_keys', word('key'), `key like 'age %'`)).toEqual(young(1));
    expect(await ages('sign_in_places', word('place'), `place like 'age %'`)).toEqual(young(180));
    expect(await ages('mails', word('subject'), `status = 'terkirim'`)).toEqual(
      [...young(180), 7].sort((a, b) => a - b),
    );
    expect(await ages('mails', word('subject'), `status <> 'terkirim'`)).toEqual(AGES.flatMap((age) => [age, age]));
    expect(await ages('notifications', 'title::float8', '"readAt" is not null')).toEqual(young(90));
    expect(await ages('notifications', 'title::float8', '"readAt" is null')).toEqual(AGES);
    expect(await ages('drafts', word('key'), `key like 'age %'`)).toEqual(young(30));
    expect((await office.as('kadis').get('/api/auth/me')).status).toBe(200);
  });

  it('is kept as long as the office says, and goes in as many steps as it takes', async () => {
    const longer = await office.another({
      KEEP_SESSIONS_DAYS: '400',
      KEEP_THROTTLES_DAYS: '30',
      KEEP_DRAFTS_DAYS: '95',
    });
    const key = 'requests.create';
    const written = { values: { subject: 'Lama' }, writer: 'window-one' };
    done(await office.as('kasi').send('PUT', `/api/drafts/${key}`, written));
    await office.sql(`update drafts set saved_at = now() - interval '91 days' where key = $1`, [key]);
    await office.sql(
      `insert into throttles select 'many ' || n, 1, '-infinity', now() - interval '2 days' from generate_series(1, 2300) n`,
    );
    const many = async () =>
      (await office.sql<{ n: number }>(`select count(*)::int as n from throttles where key like 'many %'`))[0]!.n;
    await tidy(longer);
    expect(await many()).toBe(2300);
    expect(
      done(await office.as('kasi').at(longer.url).get<{ key: string }[]>('/api/drafts')).map((one) => one.key),
    ).toEqual([key]);
    await Promise.all([tidy(office), tidy(office)]);
    expect(await many()).toBe(0);
  });

  it('is all that the application’s own role may have removed', async () => {
    for (const table of ['sessions', 'mails', 'notifications', 'sign_in_places'])
      expect([table, await attempt(office.appUrl, `delete from ${table}`)]).toEqual([table, '42501']);
    for (const [what, days] of [
      ['sessions', '0'],
      ['mails', '-5'],
      ['mails', 'null'],
      ['requests', '1'],
      ['audit.event', '1'],
      ["'; drop table mails --", '1'],
    ] as const)
      expect([what, days, await attempt(office.appUrl, `select forget($$${what}$$, ${days}, 10)`)]).not.toContain(
        'done',
      );
  });

  it('of uploads that broke off goes after a day', async () => {
    const incoming = join(office.dataDir, 'files/incoming');
    const [old, young] = [join(incoming, crypto.randomUUID()), join(incoming, crypto.randomUUID())];
    for (const path of [old, young]) writeFileSync(path, 'setengah berkas');
    const now = Date.now() / 1000;
    const yesterday = now - 25 * 3600;
    utimesSync(old, yesterday, yesterday);
    utimesSync(young, now, now);
    await tidy(office);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });
});

describe('an answer that is kept for a request sent twice', () => {
  const complaint = {
    channel: 'email',
    receivedAt: new Date().toISOString(),
    subject: 'Perihal yang tidak boleh tertinggal',
    content: 'Isi yang tidak boleh tertinggal',
    reporter: 'Bu Pelapor Rahasia',
  };

  it('is the same answer, and holds no name that the database could be read for', async () => {
    // What a script calls it may name somebody, too.
    const key = `Bu-Pelapor-Rahasia-${crypto.randomUUID()}`;
    const send = () => office.as('staf').create('complaints', complaint, { 'idempotency-key': key });
    const first = done(await send());
    const again = await send();
    expect([again.status, again.body]).toEqual([201, first]);
    const rows = await office.sql<{ row: string }>('select k::text as row from idempotency_keys k');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toMatch(/tertinggal|Pelapor|Rahasia|"id"/);
    expect(rows.some(({ row }) => row.includes(first.id))).toBe(true);
    const other = await office
      .as('staf')
      .create('complaints', { ...complaint, subject: 'Lain' }, { 'idempotency-key': key });
    expect(other.status).toBe(422);
  });
});

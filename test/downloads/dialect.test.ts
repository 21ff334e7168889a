import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchUtils, type DataProvider, type HttpError } from 'ra-core';
import simpleRestProvider from 'ra-data-simple-rest';
import { type Body, done, type Office, openOffice } from '../support/office.ts';

let office: Office;
/** What went over the wire, as the stock client sent it and got it. */
const wire: { method: string; contentType: string | null; ifMatch: string | null; status: number; headers: Headers }[] =
  [];
let provider: DataProvider;

beforeAll(async () => {
  office = await openOffice();
  provider = await stockProvider('staf');
});
afterAll(() => office.close());

/** react-admin's own data provider with its own HTTP client; only the token is added. */
async function stockProvider(who: 'staf' | 'kadis'): Promise<DataProvider> {
  const { token } = await office.as(who).signedIn();
  return simpleRestProvider(`${office.url}/api`, async (url: string, options: fetchUtils.Options = {}) => {
    const sent = new Headers(options.headers);
    const note = (status: number, headers: Headers) => {
      const method = options.method ?? 'GET';
      wire.push({ method, contentType: sent.get('content-type'), ifMatch: sent.get('if-match'), status, headers });
    };
    try {
      const answer = await fetchUtils.fetchJson(url, {
        ...options,
        user: { authenticated: true, token: `Bearer ${token}` },
      });
      note(answer.status, answer.headers);
      return answer;
    } catch (error) {
      note((error as HttpError).status, new Headers());
      throw error;
    }
  });
}

const lastHeaders = () => wire.at(-1)!.headers;
const failure = (promise: Promise<unknown>): Promise<{ status: number; body: Body }> =>
  promise.then(
    (value) => Promise.reject(new Error(`answered ${JSON.stringify(value)}`)),
    ({ status, body }: HttpError) => ({ status, body: body as Body }),
  );
const pageOf = (page: number, perPage: number, field = 'createdAt', order: 'ASC' | 'DESC' = 'DESC') => ({
  pagination: { page, perPage },
  sort: { field, order },
});
const countOf = async (table: string, where = 'true') =>
  (
    await office.sql<{ n: number }>(`select count(*)::int as n from ${table} where "archivedAt" is null and ${where}`)
  )[0]!.n;

describe('the stock ra-data-simple-rest reads', () => {
  it('a list gives the rows asked for and the whole total', async () => {
    const { data, total } = await provider.getList('requests', { ...pageOf(1, 25), filter: {} });
    expect([data.length, total]).toEqual([25, await countOf('requests')]);
    expect(lastHeaders().get('content-range')).toBe(`requests 0-24/${total}`);
    expect(lastHeaders().get('x-total-count')).toBe(String(total));
    expect(lastHeaders().get('x-total-capped')).toBeNull();
    const created = data.map((record) => record.createdAt as string);
    expect(created).toEqual(created.toSorted().toReversed());
  });

  it.each(['createdAt', 'status', 'kind', 'opdId', 'letterDate'])(
    'pages sorted by %s neither overlap nor leave a row out',
    async (field) => {
      const ids: unknown[] = [];
      let last: Awaited<ReturnType<typeof provider.getList>>;
      do {
        const page = ids.length / 30 + 1;
        last = await provider.getList('requests', { ...pageOf(page, 30, field, 'ASC'), filter: {} });
        ids.push(...last.data.map(({ id }) => id));
      } while (last.data.length === 30);
      expect([ids.length, new Set(ids).size]).toEqual([last.total, last.total]);
    },
  );

  it('a page behind the last one is empty and still tells the total', async () => {
    const { data, total } = await provider.getList('requests', { ...pageOf(100, 25), filter: {} });
    expect([data, total]).toEqual([[], await countOf('requests')]);
    expect(lastHeaders().get('content-range')).toBe(`requests */${total}`);
  });

  it('one record carries id, version and ETag', async () => {
    const { data: list } = await provider.getList('requests', { ...pageOf(1, 1), filter: {} });
    const { data } = await provider.getOne('requests', { id: list[0]!.id });
    expect(data).toEqual(list[0]);
    expect(data.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(lastHeaders().get('etag')).toBe(`"${data.version}"`);
  });

  it('many ids give every one of them, however many more than a page', async () => {
    const rows = await office.sql<{ id: string }>('select id from verifications where "archivedAt" is null limit 120');
    const ids = rows.map(({ id }) => id);
    expect(ids).toHaveLength(120);
    const { data } = await provider.getMany('verifications', { ids });
    expect(data.map(({ id }) => String(id)).toSorted()).toEqual(ids.toSorted());
  });

  it('many ids give only those that exist', async () => {
    const [row] = await office.sql<{ id: string }>('select id from requests limit 1');
    const { data } = await provider.getMany('requests', { ids: [row!.id, crypto.randomUUID()] });
    expect(data.map(({ id }) => id)).toEqual([row!.id]);
    expect((await provider.getMany('requests', { ids: [] })).data).toEqual([]);
  });

  it('a reference gives the people of one letter', async () => {
    const [letter] = await office.sql<{ id: string; n: number }>(
      'select "requestId" as id, count(*)::int as n from verifications group by 1 having count(*) > 2 limit 1',
    );
    const about = { target: 'requestId', id: letter!.id, filter: {} };
    const { data, total } = await provider.getManyReference('verifications', { ...about, ...pageOf(1, 2) });
    expect([data.length, total]).toEqual([2, letter!.n]);
    expect(new Set(data.map(({ requestId }) => requestId as string))).toEqual(new Set([letter!.id]));
  });
});

describe('the stock ra-data-simple-rest writes', () => {
  const draft = async () => (await provider.getOne('requests', { id: (await office.make.letter()).id })).data;

  it('a creation answers the whole record', async () => {
    const { id, version, createdAt, updatedAt, createdById, number, ...letter } = await draft();
    const given = ['opdId', 'letterNumber', 'letterDate', 'subject', 'signerName', 'signerPosition', 'authentication'];
    const data = Object.fromEntries([...given, 'receivedAt'].map((name) => [name, letter[name] as unknown]));
    const { data: made } = await provider.create('requests', { data });
    expect(made).toMatchObject({ ...data, version: 1, status: 'draf', createdById: await office.as('staf').staffId() });
    expect([version, made.id === id, made.number === number]).toEqual([1, false, false]);
    expect([createdAt, updatedAt, createdById].every(Boolean)).toBe(true);
    expect((await provider.getOne('requests', { id: made.id })).data).toEqual(made);
    expect(wire.at(-2)).toMatchObject({ method: 'POST', status: 201 });
  });

  it('a whole record is saved under the version in its body, without If-Match', async () => {
    const before = await draft();
    const data = { ...before, subject: 'Perihal yang diperbaiki' };
    const saved = await provider.update('requests', { id: before.id, data, previousData: before });
    expect(wire.at(-1)).toMatchObject({ method: 'PUT', ifMatch: null, status: 200 });
    expect(saved.data).toEqual({ ...data, version: 2, updatedAt: saved.data.updatedAt as string });
  });

  it('a stale record is refused with what is there and what was sent, field by field', async () => {
    const before = await draft();
    const change = (subject: string) => ({ id: before.id, data: { ...before, subject }, previousData: before });
    await provider.update('requests', change('Yang pertama'));
    const { status, body } = await failure(provider.update('requests', change('Yang kedua')));
    expect([status, body.code, body.version]).toEqual([412, 'version_stale', 2]);
    expect([body.current, body.yours]).toEqual([{ subject: 'Yang pertama' }, { subject: 'Yang kedua' }]);
    expect((await provider.getOne('requests', { id: before.id })).data.subject).toBe('Yang pertama');
  });

  it('a record without a version is refused', async () => {
    const { version, ...before } = await draft();
    const data = { ...before, subject: 'Tanpa versi' };
    const { status, body } = await failure(provider.update('requests', { id: before.id, data, previousData: before }));
    expect([version, status, body.code]).toEqual([1, 428, 'version_missing']);
  });

  it('several records are changed one by one', async () => {
    const letters = [await draft(), await draft(), await draft()];
    const ids = letters.map(({ id }) => id);
    expect((await provider.updateMany('requests', { ids, data: { note: 'Serentak', version: 1 } })).data).toEqual(ids);
    for (const { note, version } of (await provider.getMany('requests', { ids })).data)
      expect([note, version]).toEqual(['Serentak', 2]);
    const { status } = await failure(provider.updateMany('requests', { ids, data: { note: 'Tanpa versi' } }));
    expect(status).toBe(428);
    for (const { note } of (await provider.getMany('requests', { ids })).data) expect(note).toBe('Serentak');
  });

  it('a deletion answers the archived record, which then is not there any more', async () => {
    const before = await draft();
    const { data } = await provider.delete('requests', { id: before.id, previousData: before });
    expect(wire.at(-1)).toMatchObject({ method: 'DELETE', contentType: 'text/plain', status: 200 });
    expect(data).toEqual({ ...before, version: 2, updatedAt: data.updatedAt as string });
    expect((await failure(provider.getOne('requests', { id: before.id }))).status).toBe(404);
    expect((await provider.getMany('requests', { ids: [before.id] })).data).toEqual([]);
    const [row] = await office.sql<{ archived: boolean }>(
      'select "archivedAt" is not null as archived from requests where id = $1',
      [before.id],
    );
    expect(row).toEqual({ archived: true });
  });

  it('several records are deleted one by one', async () => {
    const ids = [(await draft()).id, (await draft()).id];
    expect((await provider.deleteMany('requests', { ids })).data).toEqual(ids);
    expect((await provider.getMany('requests', { ids })).data).toEqual([]);
  });

  it('errors come by field, in the shape react-admin shows', async () => {
    const { status, body } = await failure(
      provider.create('requests', { data: { subject: 7, letterDate: '2026-02-30' } }),
    );
    expect([status, body.code, body.statusCode]).toEqual([400, 'bad_request', 400]);
    expect(Object.keys(body.errors!)).toEqual(expect.arrayContaining(['subject', 'letterDate', 'opdId', 'signerName']));
    for (const text of Object.values(body.errors!)) expect(typeof text).toBe('string');
  });
});

describe('a total too large to count', () => {
  it('is the cap, and a header says so', async () => {
    await office.sql(
      `insert into org_units (id, version, "createdAt", "updatedAt", name, type)
       select uuidv7(), 1, now(), now(), 'Cabang ' || n, 'upt' from generate_series(1, 10001) n`,
    );
    const leader = await stockProvider('kadis');
    const { data, total } = await leader.getList('org-units', {
      ...pageOf(1, 10, 'name'),
      filter: { name_like: 'Cabang' },
    });
    expect([data.length, total]).toEqual([10, 10_000]);
    expect(lastHeaders().get('content-range')).toBe('org-units 0-9/10000');
    expect(lastHeaders().get('x-total-capped')).toBe('true');
    // Exactly at the cap nothing is hidden.
    await office.sql(`delete from org_units where name = 'Cabang 1'`);
    await leader.getList('org-units', { ...pageOf(1, 10, 'name'), filter: { name_like: 'Cabang' } });
    expect(lastHeaders().get('content-range')).toBe('org-units 0-9/10000');
    expect(lastHeaders().get('x-total-capped')).toBeNull();
    expect(done(await office.as('kadis').list('org-units', { range: [9_995, 9_999] }))).toHaveLength(5);
  });
});

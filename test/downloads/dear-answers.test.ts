import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Turns } from '../../api/limits/turns.ts';
import { manyLike, SlowReader } from '../support/broken-off.ts';
import { deskOf } from '../support/complaints.ts';
import { type Answer, type Body, type Desk, done, type Office, openOffice } from '../support/office.ts';
import { ask } from '../support/refusal.ts';
import { SECOND } from '../../api/define/durations.ts';

const BULK = `/api/complaints/export?format=csv&filter=${encodeURIComponent('{"subject_like":"Beban"}')}`;
const FIGURES = '/api/figures/time?resource=verifications&from=2026-01&to=2026-11&by=month';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await manyLike(office, await deskOf(office).record());
}, 120 * SECOND);
afterAll(() => office?.close());

const asked = (desk: Desk, path: string) => ask(office.url, desk, 'GET', path);
const many = (count: number, desk: Desk, path: string) =>
  Promise.all(Array.from({ length: count }, () => asked(desk, path)));
function told(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('one person', () => {
  it(
    'who asks for 120 exports at once gets some, is told to wait for the others, and then gets them as ever',
    async () => {
      const staf = office.as('staf');
      const path = '/api/verifications/export?format=xlsx';
      const answers = await many(120, staf, path);
      expect(Object.keys(told(answers))).toEqual(['200', '429']);
      expect(told(answers)[200]).toBeGreaterThanOrEqual(6);
      for (const { headers, body } of answers.filter(({ status }) => status === 429)) {
        expect(Number(headers['retry-after'])).toBeGreaterThan(0);
        expect(body).toMatchObject({
          code: 'too_many_at_once',
          message: expect.stringMatching(/Tunggu sampai selesai/),
        });
      }
      expect((await asked(staf, path)).status).toBe(200);
    },
    60 * SECOND,
  );

  it('who searches in 120 windows at once is told to wait in some, while lists and the searches of others go on', async () => {
    const [staf, kasi] = [office.as('staf'), office.as('kasi')];
    const search = (resource: string, name = 'q') =>
      `/api/${resource}?filter=${encodeURIComponent(`{"${name}":"Beban"}`)}`;
    // However it is written.
    const names = ['q', String.raw`\u0071`];
    const holder = new pg.Client(office.ownerUrl);
    await holder.connect();
    await holder.query('begin; lock table complaints');
    const windows = Array.from({ length: 120 }, (_, at) => asked(staf, search('complaints', names[at % 2])));
    expect((await Promise.any(windows)).status).toBe(429);
    expect((await asked(staf, '/api/requests')).status).toBe(200);
    expect((await asked(kasi, search('requests'))).status).toBe(200);
    await holder.end();
    const answers = told(await Promise.all(windows));
    expect(Object.keys(answers)).toEqual(['200', '429']);
    expect(answers[429]).toBeGreaterThanOrEqual(18);
    expect((await asked(staf, search('complaints'))).status).toBe(200);
  });

  it('who takes his downloads slowly keeps only his own next ones waiting, until he leaves', async () => {
    const [kadis, kasi] = [office.as('kadis'), office.as('kasi')];
    const slow = [await SlowReader.of(office.url, kadis, BULK), await SlowReader.of(office.url, kadis, BULK)];
    const next = many(5, kadis, '/api/holidays/template');
    expect((await asked(kasi, '/api/holidays/template')).status).toBe(200);
    // The fifth has no place to wait in: told at once, while the others still wait.
    expect((await asked(kadis, FIGURES)).status).toBe(200);
    for (const reader of slow) reader.leave();
    expect(told(await next)).toEqual({ 200: 4, 429: 1 });
    expect((await asked(kadis, BULK)).status).toBe(200);
  });

  it('who goes away while he waits takes nobody a place', async () => {
    const kabid = office.as('kabid');
    const { token } = await kabid.signedIn();
    const slow = [await SlowReader.of(office.url, kabid, BULK), await SlowReader.of(office.url, kabid, BULK)];
    const leaving = new AbortController();
    const gone = Array.from({ length: 4 }, () =>
      fetch(office.url + BULK, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal }),
    );
    const settled = Promise.allSettled(gone);
    // All places to wait in are taken once somebody is refused one.
    let refused = await asked(kabid, '/api/holidays/template');
    while (refused.status !== 429) refused = await asked(kabid, '/api/holidays/template');
    leaving.abort();
    await settled;
    for (const reader of slow) reader.leave();
    // As soon as the server has noticed; a place that is lost would be so for ever.
    while (refused.status === 429) refused = await asked(kabid, '/api/holidays/template');
    expect(refused.status).toBe(200);
  });

  it('who asks for figures and the trail in twenty windows is answered or told to wait, and others as ever', async () => {
    const kadis = office.as('kadis');
    const trail = `/api/audit-logs?filter=${encodeURIComponent('{"action":"create"}')}`;
    const dear = Promise.all([many(20, kadis, FIGURES), many(20, kadis, trail)]);
    const others = await many(20, office.as('staf'), '/api/requests');
    expect(told(others)).toEqual({ 200: 20 });
    for (const answer of (await dear).flat()) expect([200, 429]).toContain(answer.status);
    expect((await asked(kadis, trail)).status).toBe(200);
  });
});

describe('turns', () => {
  it('are one a person and four in all, in the order in which they were asked for', async () => {
    const turns = new Turns();
    const running = new Set<string>();
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const faults: string[] = [];
    const one = (person: string, n: number) =>
      turns.during(person, async () => {
        if (running.has(person) || running.size >= 4) faults.push(`${person} beside ${[...running].join()}`);
        running.add(person);
        begun.push(`${person}${n}`);
        await new Promise<void>((end) => ends.push(end));
        running.delete(person);
      });
    const all = ['a', 'a', 'a', 'b', 'c', 'd', 'e', 'b'].map(one);
    while (begun.length < all.length || ends.length > 0) {
      ends.shift()?.();
      await new Promise((turn) => setImmediate(turn));
    }
    await Promise.all(all);
    expect(faults).toEqual([]);
    expect(begun).toHaveLength(all.length);
    expect(begun.slice(0, 4)).toEqual(['a0', 'b3', 'c4', 'd5']);
  });

  it('are followed by a rest as long as the work: half of the time is not one person’s, however many he asks for', async () => {
    const turns = new Turns();
    const spans: { begun: number; ended: number }[] = [];
    const work = async () => {
      const begun = performance.now();
      await new Promise((end) => setTimeout(end, 60));
      spans.push({ begun, ended: performance.now() });
    };
    await Promise.all(Array.from({ length: 4 }, () => turns.during('a', work)));
    const tooSoon = spans.slice(1).filter(({ begun }, before) => {
      const last = spans[before]!;
      // A timer may be early by less than a millisecond.
      return begun - last.ended < last.ended - last.begun - 2;
    });
    expect([spans.length, tooSoon]).toEqual([4, []]);
  });

  it('go on when one fails', async () => {
    const turns = new Turns();
    const fails = () => Promise.reject(new Error('tidak jadi'));
    for (let n = 0; n < 9; n++) await expect(turns.during('a', fails)).rejects.toThrow('tidak jadi');
    expect(await turns.during('a', async () => 'ya')).toBe('ya');
  });
});

describe('the trail', () => {
  const list = (query: string) => asked(office.as('kadis'), `/api/audit-logs?${query}`);
  const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;

  it('is asked by what has an index, and never read through for anything else', async () => {
    const unindexed = ['actorName', 'actorRole', 'reason', 'recordVersion', 'version', 'createdById'];
    for (const name of unindexed) {
      expect([name, (await list(filter({ [name]: 'a' }))).status]).toEqual([name, 400]);
      expect([name, (await list(`sort=${encodeURIComponent(JSON.stringify([name, 'ASC']))}`)).status]).toEqual([
        name,
        400,
      ]);
    }
    for (const name of ['actorId', 'action', 'resource', 'recordId', 'outcome'])
      for (const key of [`${name}_like`, `${name}_ne`, `${name}_gte`])
        expect([key, (await list(filter({ [key]: 'a' }))).status]).toEqual([key, 400]);
    const said = (await list(filter({ reason: 'a' }))).body as Body;
    expect(said.message).toMatch(/^Filter reason tidak ada pada jejak audit\. Saring menurut waktu, pelaku/);
  });

  it('takes every filter that the contract and the console know', async () => {
    const id = await office.as('kadis').staffId();
    const taken = [
      { actorId: id },
      { action: ['create', 'update'] },
      { resource: 'complaints', outcome: 'ok' },
      { recordId: id },
      { record: 'SE/2026/000001' },
      { unitId: id, lineOf: id },
      { q: 'create' },
      { at_gte: '2026-01-01', at_lte: '2099-01-01T00:00:00.123456Z' },
    ];
    for (const one of taken) expect([one, (await list(filter(one))).status]).toEqual([one, 200]);
  });

  it('finds by a finer moment, and by two at once, what plain comparison finds', async () => {
    const rows = await office.sql<{ id: string; at: Date }>(
      'select id, recorded_at as at from audit.event order by id',
    );
    const middle = rows[rows.length - 10]!.at.toISOString();
    const finer = middle.replace('Z', '456Z');
    const found = async (value: object) =>
      done(
        (await list(`${filter(value)}&sort=${encodeURIComponent('["id","DESC"]')}`)) as unknown as Answer<Body[]>,
      ).map((row) => row.id);
    const after = rows.filter(({ at }) => at > new Date(middle)).map(({ id }) => id);
    const newest = await found({ at_gt: finer });
    expect(newest.filter((id) => rows.some((row) => row.id === id)).toSorted()).toEqual(after.toSorted());
    expect(await found({ at_gte: '2999-01-01', id_gte: rows[0]!.id })).toEqual([]);
    expect(await found({ at_gte: '2000-01-01', createdAt_gte: '2999-01-01' })).toEqual([]);
  });
});

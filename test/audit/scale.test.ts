import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inSealingTerms } from '../../api/audit-logs/by-time.ts';
import { deskOf } from '../support/complaints.ts';
import type { ListOptions } from '../support/desk.ts';
import { type Body, type Desk, done, type Office, openOffice } from '../support/office.ts';
import { Trail } from '../support/tampering.ts';

const PAGE = 25;
const SEALED = 60;
const WAITING = 30;
let office: Office;
let trail: Trail;
beforeAll(async () => {
  office = await openOffice();
  trail = new Trail(office);
  await office.make.letterIn('diajukan');
  await trail.append(SEALED);
  await trail.seal();
  await trail.append(WAITING);
});
afterAll(() => office?.close());

/** Every entry, oldest first: in the order of the seal, then those that wait. */
const inOrder = async (): Promise<string[]> =>
  (
    await office.sql<{ id: string }>(
      `select e.id from audit.event e left join audit.leaf l on l.event_id = e.id order by l.idx nulls last, e.id`,
    )
  ).map(({ id }) => id);
const waiting = async (): Promise<number> =>
  (await office.sql<{ n: number }>('select count(*)::int as n from audit.pending'))[0]!.n;
async function listed(desk: Desk, options: ListOptions) {
  const answer = await desk.list<Body[]>('audit-logs', options);
  const { 'x-total-count': total, 'x-total-capped': capped, 'content-range': range } = answer.headers;
  return { ids: done(answer).map(({ id }) => id), total: Number(total), capped, range };
}
/** What a plain count and offset say, and what the list says. */
async function compared(desk: Desk, first: number, direction: 'ASC' | 'DESC', last = first + PAGE - 1) {
  const oldest = await inOrder();
  const all = direction === 'ASC' ? oldest : oldest.toReversed();
  const ids = all.slice(first, last + 1);
  const shown = ids.length > 0 ? `${first}-${first + ids.length - 1}` : '*';
  const expected = { ids, total: all.length, capped: undefined, range: `audit-logs ${shown}/${all.length}` };
  return { expected, found: await listed(desk, { range: [first, last], sort: ['id', direction] }) };
}

describe('who sees the whole trail gets every page by its place in the log', () => {
  for (const direction of ['DESC', 'ASC'] as const)
    it(`each page and its total are those of a plain count and offset, ${direction}, sealed or not`, async () => {
      const auditor = office.as('inspektorat');
      await auditor.signedIn();
      const size = (await inOrder()).length;
      expect(await waiting()).toBeGreaterThanOrEqual(WAITING);
      for (let first = 0; first < size + PAGE; first += 7) {
        const { expected, found } = await compared(auditor, first, direction);
        expect(found).toEqual(expected);
      }
    });

  it('the last page ends with the first entry of all, and beyond it there is nothing', async () => {
    const auditor = office.as('inspektorat');
    const size = (await inOrder()).length;
    const ends = await compared(auditor, size - 1, 'DESC', size + 50);
    expect(ends.found).toEqual(ends.expected);
    for (const first of [size + 500, 99_999_990]) {
      const { found, expected } = await compared(auditor, first, 'DESC', first + 9);
      expect(found).toEqual({ ...expected, ids: [] });
    }
  });

  it('the order by time is that of the log, and the entries are told as ever', async () => {
    const kadis = office.as('kadis');
    await kadis.signedIn();
    const byPlace = done(await kadis.list<Body[]>('audit-logs', { range: [0, 4] }));
    const byTime = done(await kadis.list<Body[]>('audit-logs', { range: [0, 4], sort: ['at', 'DESC'] }));
    const byFilter = done(
      await kadis.list<Body[]>('audit-logs', { range: [0, 4], filter: { id_gte: byPlace[4]!.id } }),
    );
    expect(byTime).toEqual(byPlace);
    expect(byFilter).toEqual(byPlace);
    expect(byPlace[0]).toHaveProperty('sentence');
  });

  it('when everything is sealed, and when nothing is, the pages are still complete', async () => {
    const auditor = office.as('inspektorat');
    await trail.seal();
    expect(await waiting()).toBe(0);
    const sealed = await compared(auditor, 20, 'DESC');
    expect(sealed.found).toEqual(sealed.expected);
    await trail.append(3);
    const across = await compared(auditor, 0, 'DESC');
    expect(across.found).toEqual(across.expected);
  });
});

describe('a filter, another reader and a wall keep the ordinary list', () => {
  it('a filter by time finds what lies between, to the millisecond', async () => {
    const auditor = office.as('inspektorat');
    await auditor.signedIn();
    const rows = await office.sql<{ id: string; at: Date }>(
      'select id, recorded_at as at from audit.event order by id',
    );
    const [from, to] = [rows[5]!.at, rows[rows.length - 20]!.at];
    const between = rows.filter(({ at }) => at >= from && at < to).map(({ id }) => id);
    for (const [filter, expected] of [
      [{ at_gte: from.toISOString(), at_lt: to.toISOString() }, between],
      [{ at: from.toISOString() }, rows.filter(({ at }) => +at === +from).map(({ id }) => id)],
      [{ at_gt: '2999-01-01' }, []],
      [{ at_lte: '1969-01-01T00:00:00+07:00' }, []],
    ] as const) {
      const found = await listed(auditor, { filter, range: [0, 99], sort: ['id', 'ASC'] });
      expect([found.ids, found.total]).toEqual([expected.slice(0, 100), expected.length]);
    }
  });

  it('a filter by record or by people is never taken for none', async () => {
    const auditor = office.as('inspektorat');
    for (const filter of [{ record: 'SE/1999/000000' }, { lineOf: '01980000-0000-7000-8000-00000000abcd' }])
      expect(await listed(auditor, { filter })).toMatchObject({ ids: [], total: 0 });
  });

  it('a moment without a zone is read as PostgreSQL reads it', () => {
    const idOf = (at_gte: string) => inSealingTerms({ filter: { at_gte } }).filter.id_gte;
    expect(idOf('2026-08-01 07:00')).toBe(idOf('2026-08-01T07:00:00Z'));
    expect(idOf('2026-08-01 14:00+07:00')).toBe(idOf('2026-08-01T07:00:00Z'));
    expect(idOf('2026-08-01')).toBe(idOf('2026-08-01T00:00:00Z'));
  });

  it('what is counted no further than ten thousand is paged no further, and says so', async () => {
    const auditor = office.as('inspektorat');
    const refused = await auditor.list('audit-logs', { filter: { outcome: 'ok' }, range: [10_000, 10_024] });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'rule_broken' });
    expect(done(await auditor.list('audit-logs', { filter: { outcome: 'ok' }, range: [9_999, 10_023] }))).toEqual([]);
  });

  it('the head of a section sees the entries of his line only', async () => {
    const kasi = office.as('kasi');
    await kasi.signedIn();
    const actors = new Set(
      done(await kasi.list<{ actorId: string }[]>('audit-logs', { range: [0, 99] })).map(({ actorId }) => actorId),
    );
    expect(actors.has('system:test')).toBe(false);
    expect(actors.size).toBeGreaterThan(0);
  });

  it('from whom a wall hides a record, he gets every page and the total as if it had never been', async () => {
    const kadis = office.as('kadis');
    await trail.append(2);
    for (const sealedThen of [true, false]) {
      const complaint = await deskOf(office).record({ complainedId: await kadis.staffId() });
      if (sealedThen) await trail.seal();
      await trail.append(2);
      const hidden = await office.sql<{ id: string }>('select id from audit.event where record_id = $1', [
        complaint.id,
      ]);
      expect(hidden.length).toBeGreaterThan(0);
    }
    const walled = new Set(
      (
        await office.sql<{ id: string }>(
          // What of his own acts was drawn for the auditor is not told to him either.
          `with about as (select id::text from complaints where "complainedId" = $1)
           select id from audit.event where record_id in (select id from about
             union all select id::text from supervision_draws where status = 'dibaca_auditor'
             union all select id::text from supervised_acts where "supervisedId" = $1 and status = 'menunggu'
             union all select id::text from attachments where "ownerId" in (select id from about)
             union all select id::text from mails where "recordId"::text in (select id from about))`,
          [await kadis.staffId()],
        )
      ).map(({ id }) => id),
    );
    for (const direction of ['DESC', 'ASC'] as const)
      for (let first = 0; ; first += 20) {
        const oldest = (await inOrder()).filter((id) => !walled.has(id));
        const ids = (direction === 'ASC' ? oldest : oldest.toReversed()).slice(first, first + 20);
        const found = await listed(kadis, { range: [first, first + 19], sort: ['id', direction] });
        expect([found.ids, found.total, found.capped]).toEqual([ids, oldest.length, undefined]);
        if (ids.length === 0) break;
      }
  });

  it('pages of a filter go on where the one before ended, for whom a line is all there is', async () => {
    const kasi = office.as('kasi');
    await kasi.signedIn();
    // His own looks are told too.
    const at_lte = new Date().toISOString();
    for (const more of [{}, { action: 'create' }, { q: 'CREATE' }, { resource: ['requests', 'sessions'] }]) {
      const filter = { at_lte, ...more };
      const whole = await listed(kasi, { filter, range: [0, 99] });
      const pages: string[] = [];
      for (let first = 0; first < 100; first += 9)
        pages.push(...(await listed(kasi, { filter, range: [first, Math.min(99, first + 8)] })).ids);
      expect([whole.ids, new Set(pages).size]).toEqual([pages, pages.length]);
      const backwards = await listed(kasi, { filter, range: [0, 99], sort: ['id', 'ASC'] });
      expect(backwards.total).toBe(whole.total);
      const both = whole.ids.filter((id) => backwards.ids.includes(id));
      expect(backwards.ids.filter((id) => both.includes(id))).toEqual(both.toReversed());
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { reconcile } from '../../api/audit/reconcile.ts';
import { Database } from '../../api/database/database.ts';
import { REGISTRY } from '../../api/sql/registry.ts';
import type { Registry } from '../../api/sql/scope.ts';
import { MergedAtOnce1795437000001 } from '../../api/migrations/1795437000001-merged-at-once.ts';
import { type ComplaintDesk, openComplaintDesk } from '../support/complaints.ts';
import { type Body, done, type Office } from '../support/office.ts';

let office: Office;
let desk: ComplaintDesk;
beforeAll(async () => ({ office, desk } = await openComplaintDesk()));
afterAll(() => office?.close());

const merge = (one: Body, main: Body) => desk.step('staf', one, 'gabungkan', { mainId: main.id });
const mainOf = async (complaint: Body) => (await desk.now(complaint)).mainId;
const mailsFor = (complaint: Body) =>
  office.sql<{ recipient: string; text: string; confidential: boolean }>(
    'select recipient, text, confidential from mails where "recordId" = $1 order by "createdAt", id',
    [complaint.id],
  );
async function handledBy(complaint: Body) {
  const handlerId = await office.as('verifikator1').staffId();
  await desk.took('kabid', complaint, 'klasifikasikan', { class: 'ringan', handlerId });
  await desk.took('verifikator1', complaint, 'tangani');
}

describe('complaints that are merged one after the other', () => {
  it('all name the one that is answered, each change told in the trail', async () => {
    const [a, b, c] = [await desk.record(), await desk.record(), await desk.record()];
    done(await merge(a, b));
    done(await merge(b, c));
    expect([await mainOf(a), await mainOf(b), await mainOf(c)]).toEqual([c.id, c.id, null]);
    const told = done(await office.as('kadis').history('complaints', a)).at(-1)!;
    expect(told).toMatchObject({ action: 'update', changes: [{ field: 'mainId', before: b.id, after: c.id }] });
    expect(JSON.stringify(told)).toContain(b.number as string);
    const merged = done(await office.as('kasi').list('complaints', { filter: { mainId: c.id } }));
    expect(merged.map(({ id }) => id).toSorted()).toEqual([a.id, b.id].toSorted());
    expect(await reconcile(office.app.get(Database), office.app.get<Registry>(REGISTRY))).toMatchObject({ faults: [] });
  });

  it('at once too: nobody is left with one that nobody answers', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b, c] = [await desk.record(), await desk.record(), await desk.record()];
      const answers = await Promise.all([merge(a, b), merge(b, c)]);
      expect(answers[1].status).toBe(200);
      // Whoever came too late is told so, and goes on by himself.
      expect([await mainOf(a), await mainOf(b)]).toEqual([answers[0].status === 200 ? c.id : null, c.id]);
    }
  });

  it('are not, where one of them is about somebody else', async () => {
    const [a, b, c] = [await desk.record(), await desk.record(), await desk.record()];
    done(await merge(a, b));
    await office.sql('update complaints set "complainedId" = $2 where id = $1', [
      a.id,
      await office.as('verifikator2').staffId(),
    ]);
    const refused = await merge(b, c);
    expect([refused.status, Object.keys(refused.body.errors!)]).toEqual([422, ['mainId']]);
    expect(await mainOf(b)).toBeNull();
    await office.sql('update complaints set "complainedId" = null where id = $1', [a.id]);
  });

  it('before this was so are brought to it by the upgrade, told in the trail; a circle is left alone', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => desk.record()));
    const [a, b, c, d, e, f] = all as [Body, Body, Body, Body, Body, Body];
    for (const one of [a, b, c]) done(await merge(one, d));
    const set = async (one: Body, main: Body | null) =>
      office.sql('update complaints set "mainId" = $2 where id = $1', [one.id, main?.id ?? null]);
    for (const [one, main] of [
      [a, b],
      [b, c],
      [e, f],
      [f, e],
    ] as const)
      await set(one, main);
    const owner = new pg.Client({ connectionString: office.ownerUrl });
    await owner.connect();
    try {
      await new MergedAtOnce1795437000001().up({
        query: (text: string) => owner.query(text),
      } as unknown as QueryRunner);
    } finally {
      await owner.end();
    }
    expect(await Promise.all([a, b, c, e, f].map(mainOf))).toEqual([d.id, d.id, d.id, f.id, e.id]);
    const told = done(await office.as('kadis').history('complaints', a)).at(-1)!;
    expect(told.changes).toEqual([{ field: 'mainId', before: b.id, after: d.id }]);
    for (const one of [e, f]) await set(one, null);
    expect(await reconcile(office.app.get(Database), office.app.get<Registry>(REGISTRY))).toMatchObject({ faults: [] });
  });
});

describe('the answer of the one', () => {
  it('goes by mail to each who reported, under his own number, sealed where he is', async () => {
    const [a, b, c] = [
      await desk.record({ contact: 'satu@contoh.id', confidential: true }),
      await desk.record({ contact: 'dua@contoh.id' }),
      await desk.record({ contact: 'tiga@contoh.id' }),
    ];
    done(await merge(a, b));
    done(await merge(b, c));
    await handledBy(c);
    await desk.took('verifikator1', c, 'jawab', { answer: 'Layanan sudah pulih.' });
    for (const [one, recipient, confidential] of [
      [a, 'satu@contoh.id', true],
      [b, 'dua@contoh.id', false],
      [c, 'tiga@contoh.id', false],
    ] as const) {
      const mails = await mailsFor(one);
      expect(mails).toMatchObject([{ recipient, confidential }]);
      expect(mails[0]!.text).toContain(one.number as string);
      expect(mails[0]!.text).toContain('Layanan sudah pulih.');
    }
  });

  it('names none of them', async () => {
    const main = await desk.record({ reporter: 'Bu Pertama Kali' });
    const other = await desk.record({ reporter: 'Pak Kedua Kali', contact: 'kedua@contoh.id' });
    done(await merge(other, main));
    await handledBy(main);
    for (const answer of ['Yth. bu pertama kali, sudah pulih.', 'Sudah kami sampaikan ke KEDUA@contoh.id.']) {
      const refused = await desk.step('verifikator1', main, 'jawab', { answer });
      expect([refused.status, Object.keys(refused.body.errors!)]).toEqual([422, ['answer']]);
    }
    await desk.took('verifikator1', main, 'jawab', { answer: 'Yth. Pelapor, layanan sudah pulih.' });
    expect(await mailsFor(other)).toHaveLength(1);
  });
});

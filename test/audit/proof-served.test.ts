import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Frontier, leafHash, rootFromInclusion, rootOf } from '../../api/audit/merkle.ts';
import { openNote } from '../../api/audit/note.ts';
import { type BundleVerdict, FILES, judgeBundle } from '../../api/audit/offline/bundle.ts';
import type { Verdict } from '../../api/audit/offline/verdict.ts';
import { fileSource, nodePlatform } from '../../api/audit/offline/node.ts';
import type { Outside } from '../../api/audit/offline/promises.ts';
import { words } from '../../api/audit/offline/words.ts';
import { Zip } from '../../api/audit/offline/zip.ts';
import { growKeeping, proofOf } from '../../api/audit/proof.ts';
import { publicKeyOf } from '../../api/audit/seal/signing-key.ts';
import type { Sql } from '../../api/database/database.ts';
import type { TrailCheck } from '../../api/define/answers/trail.ts';
import { deskOf } from '../support/complaints.ts';
import { type Body, type Desk, done, LETTERS, type Office, openOffice } from '../support/office.ts';
import { ORIGIN, Trail } from '../support/tampering.ts';

let office: Office;
let trail: Trail;
let letter: Body;
beforeAll(async () => {
  office = await openOffice();
  trail = new Trail(office);
});
afterAll(() => office?.close());

const auditor = () => office.as('inspektorat');
/** A file, to its last byte. */
async function fetched(desk: Desk, path: string) {
  const { token } = await desk.signedIn();
  const answer = await fetch(`${office.url}${path}`, {
    headers: { authorization: `Bearer ${token}`, connection: 'close' },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const [type, disposition] = ['content-type', 'content-disposition'].map((name) => answer.headers.get(name));
  return { status: answer.status, type, disposition, bytes };
}
const entriesOf = (id: string) =>
  office.sql<{ id: string; envelope: string }>(
    'select id, envelope from audit.event where record_id = $1 order by id',
    [id],
  );
interface Proof {
  entry: string;
  index: number;
  size: number;
  hashes: string[];
  checkpoint: string;
}

it('before anything is signed there is no checkpoint, no proof and no bundle, and the trail is not called wrong', async () => {
  letter = await office.make.letterIn('diajukan');
  const [entry] = await entriesOf(letter.id);
  for (const path of ['checkpoint', 'bundle', `${entry!.id}/proof`])
    expect(await auditor().get(`/api/audit-logs/${path}`)).toMatchObject({
      status: 409,
      body: { code: 'not_signed_yet' },
    });
  expect(done(await auditor().send('POST', '/api/audit-logs/verify'))).toMatchObject({ ok: true, size: 0 });
});

describe('once it is sealed', () => {
  beforeAll(() => trail.seal());

  it('everybody who may read the trail gets the newest checkpoint, signed', async () => {
    const { size, note } = done(
      await office.as('staf').get<{ size: number; note: string }>('/api/audit-logs/checkpoint'),
    );
    const keys = trail.folder.keys().map(({ name, publicKey }) => ({ name, publicKey: publicKeyOf(publicKey) }));
    expect(openNote(note, keys)).toMatchObject({ origin: ORIGIN, size });
    expect(size).toBe(await trail.size());
  });

  it('an entry is proved to be in it, from the entry’s own bytes', async () => {
    for (const { id, envelope } of await entriesOf(letter.id)) {
      const proof = done(await auditor().get<Proof>(`/api/audit-logs/${id}/proof`));
      expect(proof.entry).toBe(envelope);
      const hashes = proof.hashes.map((hash) => Buffer.from(hash, 'base64'));
      const root = rootFromInclusion(leafHash(Buffer.from(proof.entry)), proof.index, proof.size, hashes);
      expect(proof.checkpoint.split('\n').slice(0, 3)).toEqual([ORIGIN, `${proof.size}`, root.toString('base64')]);
    }
  });

  it('an entry outside the reader’s scope is not there, and one that is not signed yet says so', async () => {
    const [entry] = await entriesOf(letter.id);
    expect((await office.as('staf2').get(`/api/audit-logs/${entry!.id}/proof`)).status).toBe(404);
    const later = await office.make.letter();
    const [unsigned] = await entriesOf(later.id);
    const answer = await auditor().get(`/api/audit-logs/${unsigned!.id}/proof`);
    expect([answer.status, answer.body.code]).toEqual([409, 'not_signed_yet']);
  });

  it('only Kepala Dinas and Inspektorat verify it and carry it away, and both is told, as is whom it was refused', async () => {
    const answers = async (ask: (role: keyof typeof LETTERS) => Promise<{ status: number }>) => {
      const all = Object.keys(LETTERS).map(async (initial) => `${initial} ${(await ask(initial)).status}`);
      return (await Promise.all(all)).filter((answer) => !answer.endsWith('403'));
    };
    const desk = (role: string) => office.as(LETTERS[role]!);
    expect(await answers((role) => fetched(desk(role), '/api/audit-logs/bundle'))).toEqual(['D 200', 'I 200']);
    for (const role of ['D', 'I']) done(await desk(role).send('POST', '/api/audit-logs/verify'));
    expect(await answers((role) => desk(role).get('/api/audit-logs/verification'))).toEqual(['D 200', 'I 200']);
    expect((await desk('T').send('POST', '/api/audit-logs/verify')).status).toBe(403);
    const told = await office.sql<{ deed: string; n: number }>(
      `select action || ' ' || outcome as deed, count(*)::int as n from audit.event where action in ('verify', 'bundle') group by 1 order by 1`,
    );
    const others = Object.keys(LETTERS).length - 2;
    expect(told.map(({ deed, n }) => `${n} ${deed}`)).toEqual([
      `${others} bundle denied`,
      '2 bundle ok',
      '1 verify denied',
      '3 verify ok',
    ]);
  });

  it('verification tells its progress, is done by one at a time, and by another when that one has died', async () => {
    const verify = () => auditor().send<Verdict & Body>('POST', '/api/audit-logs/verify');
    const running = (ago: string) =>
      office.sql(
        `insert into audit_checks (id, size, checked, told_at) values (uuidv7(), 500, 200, now() - interval '${ago}')`,
      );
    await running('1 second');
    expect(done(await auditor().get('/api/audit-logs/verification'))).toMatchObject({
      checked: 200,
      size: 500,
      verdict: null,
    });
    expect(await verify()).toMatchObject({ status: 409, body: { code: 'already_running' } });
    await office.sql(`update audit_checks set told_at = now() - interval '10 minutes' where verdict is null`);
    expect(done(await verify())).toMatchObject({ ok: true });
    const latest = async () => done(await auditor().get<Body & TrailCheck>('/api/audit-logs/verification'));
    expect((await latest()).verdict).toMatchObject({ ok: true, size: await trail.size() });
  });
});

async function downloaded(by: Desk): Promise<string> {
  const { status, type, bytes } = await fetched(by, '/api/audit-logs/bundle');
  expect([status, type]).toEqual([200, 'application/zip']);
  const path = join(office.dataDir, 'jejak-audit.zip');
  writeFileSync(path, bytes);
  return path;
}
const judged = async (outside: readonly Outside[] = [], by = auditor()): Promise<BundleVerdict> =>
  judgeBundle(fileSource(await downloaded(by)), outside, nodePlatform);

describe('the bundle', () => {
  it('is whole for who checks it without us, also while entries are erased and written', async () => {
    const before = trail.folder.checkpoints().map(({ size, note }) => ({ name: `${size}`, note }));
    const { erased } = await judged(before);
    expect(await judged(before)).toMatchObject({ ok: true, warnings: [], outside: before.length });
    await office.sql(`do $$ declare event uuid := (select id from audit.event where record_id = '${letter.id}' order by id limit 1); begin
      perform set_config('audit.redaction', audit.append('{"action": "audit.redact", "resource": "audit-logs", "outcome": "ok", "actor": "system:test"}',
        event::text, null, '{"#redacted": ["subject", "#row"], "#basis": "UU 27/2022 Pasal 8"}')::text, true);
      update audit.payload set content = content - '{subject,#row}'::text[] where event_id = event; end $$`);
    // Not sealed: whoever passes the bundle on could have written that line.
    expect(await judged(before)).toMatchObject({ ok: false, erased, unproven: 2 });
    await trail.seal();
    const after = await judged(before);
    expect(after).toMatchObject({ ok: true, erased: erased + 2, unproven: 0, size: await trail.size() });
    expect(after.checkpoints).toBe(before.length + 1);
  });

  it('keeps back, from whom somebody complained about, what a wall hides from him, and is whole all the same', async () => {
    const kadis = office.as('kadis');
    const zip = async (by: Desk) => Zip.open(fileSource(await downloaded(by)));
    const lines = async (by: Desk) => {
      const all: string[] = [];
      for await (const some of (await zip(by)).lines(FILES.events)) all.push(...some);
      return all;
    };
    const known = await judged([], kadis);
    expect(known.ok).toBe(true);
    const complaint = await deskOf(office).record({
      complainedId: await kadis.staffId(),
      subject: 'Burung cucak rowo',
    });
    done(await office.as('kasi').list('complaints', {}));
    done(await office.as('kasi').one('complaints', complaint.id));
    await trail.seal();
    const outside = trail.folder.checkpoints().map(({ size, note }) => ({ name: `${size}`, note }));
    const told = (await entriesOf(complaint.id)).length;
    expect(told).toBeGreaterThan(0);

    const { withheld, ...verdict } = await judged(outside, kadis);
    expect(verdict).toMatchObject({ ok: true, warnings: [], size: await trail.size() });
    expect(withheld).toBeGreaterThanOrEqual(known.withheld + told);
    expect((await lines(kadis)).filter((line) => line.includes('cucak rowo') || line.includes(complaint.id))).toEqual(
      [],
    );
    expect(words({ ...verdict, withheld }).join()).toContain(`Ditahan       ${withheld} catatan`);

    expect(await judged(outside)).toMatchObject({ ok: true, withheld: 0 });
    expect((await lines(auditor())).filter((line) => line.includes('cucak rowo'))).toHaveLength(1);
  });

  it('shows an outsider with an old checkpoint what database, folder and key together would hide', async () => {
    const [kept] = trail.folder.checkpoints().map(({ size, note }) => ({ name: `notula ${size}`, note }));
    await trail.keep();
    await trail.forge(`update audit.event set envelope = replace(envelope, '"outcome":"ok"', '"outcome":"denied"'), outcome = 'denied'
      where id = (select event_id from audit.leaf where idx = 40)`);
    await trail.reseal(trail.key);
    await trail.rewriteFolder();
    expect(done(await auditor().send('POST', '/api/audit-logs/verify'))).toMatchObject({ ok: true });
    expect(await judged()).toMatchObject({ ok: true });
    const { ok, firstFault } = await judged([kept!]);
    expect([ok, firstFault!.check, firstFault!.index]).toEqual([false, 'titik luar', 0]);
    await trail.restore();
    expect(await judged([kept!])).toMatchObject({ ok: true });
  });
});

it('the page that checks a bundle comes as a download of the one file that was built', async () => {
  const { disposition, bytes } = await fetched(office.as('staf'), '/api/audit-logs/verifier');
  expect(disposition).toBe('attachment; filename="periksa-bundel-audit.html"');
  expect(bytes).toEqual(readFileSync(join(import.meta.dirname, '../../dist/verifier/verify.html')));
});

it('a proof in a log of 66.000 entries reads some hundred hashes', async () => {
  const size = 66_000;
  const leaves = Array.from({ length: size }, (_, index) => createHash('sha256').update(`${index}`).digest());
  const empty: Frontier = { size: 0, hashes: [] };
  const { frontier, nodes } = growKeeping(empty, leaves);
  await trail.forge('truncate audit.leaf, audit.node');
  const text =
    'insert into audit.leaf select place - 1, gen_random_uuid(), hash from unnest($1::bytea[]) with ordinality l(hash, place)';
  await office.sql(text, [leaves]);
  await office.sql('select audit.keep_nodes($1, $2, $3)', [nodes.levels, nodes.positions, nodes.hashes]);
  let read = 0;
  const counting: Sql = {
    async query<Row extends unknown[]>(statement: string, values: readonly unknown[]) {
      const rows = (await office.sql<Record<string, unknown>>(statement, values)).map(
        (row) => Object.values(row) as Row,
      );
      read += rows.length;
      return rows;
    },
  };
  for (const index of [0, 1, 255, 256, 40_000, 65_535, 65_536, size - 1]) {
    read = 0;
    const proof = await proofOf(counting, index, size);
    expect(rootFromInclusion(leaves[index]!, index, size, proof)).toEqual(rootOf(frontier));
    expect(read).toBeLessThan(1100);
  }
  await trail.forge('delete from audit.node');
  await expect(proofOf(counting, 0, size)).rejects.toMatchObject({ status: 409 });
});

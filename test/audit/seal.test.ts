import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNote } from '../../api/audit/note.ts';
import { nodePlatform } from '../../api/audit/offline/node.ts';
import { weigh } from '../../api/audit/offline/promises.ts';
import { Sealer } from '../../api/audit/seal/sealer.ts';
import { makeKey, nextKeyFile, publicKeyOf, publicText, readKey } from '../../api/audit/seal/signing-key.ts';
import { asSuperuser, databaseNamed } from '../support/database.ts';
import { drain, judge, openTrail, type Trail } from '../support/trail.ts';

let trail: Trail;
beforeAll(async () => {
  trail = await openTrail();
});
afterAll(() => trail.close());

const waiting = async () => (await trail.sql<{ n: number }>('select count(*)::int as n from audit.pending'))[0]!.n;
const deeds = async (of: Trail, action: string) =>
  of.sql<{ outcome: string }>('select outcome from audit.event where action = $1', [action]);

describe('sealing', () => {
  it('gives every committed entry one place, without a gap, and tells that it began and ended', async () => {
    const rolledBack = trail.sql(
      `do $$ begin perform audit.append('{"action":"never","actor":"a","resource":"r","outcome":"ok"}', null, null, '{}'); raise exception 'no'; end $$`,
    );
    await expect(rolledBack).rejects.toThrow('no');
    const sealer = new Sealer(trail.options);
    const writing = trail.write(3000, 16);
    let written = false;
    void writing.finally(() => (written = true));
    while (!written) await sealer.round();
    await writing;
    await sealer.close();
    expect(await waiting()).toBe(0);
    expect(await judge(trail)).toBe(3002);
    expect([await deeds(trail, 'seal:start'), await deeds(trail, 'seal:stop')].map(({ length }) => length)).toEqual([
      1, 1,
    ]);
    // More than one: at every thousand leaves.
    expect(trail.folder.checkpoints().length).toBeGreaterThan(1);
    expect(trail.folder.state()!.size).toBe(3002);
  });

  it('is done by one at a time; the other takes over where the first leaves', async () => {
    const [one, other] = [new Sealer(trail.options), new Sealer(trail.options)];
    const before = await judge(trail);
    await one.round();
    await trail.write(200);
    await Promise.all([one.round(), other.round(), one.round(), other.round()]);
    const [lease] = await trail.sql<{ n: number }>(
      `select count(distinct actor_id || (envelope::json->>'requestId'))::int as n from audit.event where action = 'seal:start'`,
    );
    expect(lease!.n).toBe(2);
    await one.close();
    await trail.write(100);
    while (await other.round());
    await other.close();
    expect(await judge(trail)).toBe(before + 200 + 100 + 4);
  });

  it('stops when the lease is lost in between, with nothing half done', async () => {
    const sealer = new Sealer(trail.options);
    await sealer.round();
    await trail.write(10);
    const before = await trail.sql('select size, frontier from audit.log_state');
    await trail.sql(`update audit.lease set holder = 'somebody else', expires_at = now() + interval '1 hour'`);
    await expect(sealer.round()).rejects.toThrow('lease');
    expect(await sealer.round()).toBe(false);
    expect(await trail.sql('select size, frontier from audit.log_state')).toEqual(before);
    await sealer.close();
    await trail.sql(`update audit.lease set expires_at = '-infinity'`);
    await drain(trail.options);
    await judge(trail);
  });

  it('goes on after a torn line, a state that was not written any more, and a checkpoint the database was not told', async () => {
    const folder = trail.folder.path;
    const state = readFileSync(join(folder, 'state.json'));
    await trail.write(5);
    await drain(trail.options);
    // As a crash leaves it that came after the log and before the rest.
    writeFileSync(join(folder, 'state.json'), state);
    appendFileSync(join(folder, 'checkpoints.log'), '{"size":99999999,"no');
    const last = trail.folder.checkpoints().at(-1)!;
    await trail.sql('alter table audit.checkpoint disable trigger all');
    await trail.sql('delete from audit.checkpoint where size = $1', [last.size]);
    await trail.sql('alter table audit.checkpoint enable trigger all');
    await trail.write(5);
    await drain(trail.options);
    await judge(trail);
    expect(trail.folder.checkpoints().map(({ size }) => size)).toContain(last.size);
  });
});

describe('a key', () => {
  const signerOf = (note: string) => {
    const keys = trail.folder.keys().map(({ name, publicKey }) => ({ name, publicKey: publicKeyOf(publicKey) }));
    return keys.findIndex((key) => {
      try {
        return openNote(note, [key]).size > 0;
      } catch {
        return false;
      }
    });
  };

  it('is readable by its owner only, and is not made anew over another', () => {
    const { keyFile } = trail.options;
    expect(statSync(keyFile).mode & 0o777).toBe(0o400);
    const before = readFileSync(keyFile);
    expect(makeKey(keyFile)).toBe(false);
    expect(readFileSync(keyFile)).toEqual(before);
  });

  it('hands over to the next by a note that it signs; what it signed before still counts', async () => {
    const { keyFile } = trail.options;
    makeKey(nextKeyFile(keyFile));
    const next = publicText(readKey(nextKeyFile(keyFile)));
    await trail.write(5);
    await drain(trail.options);
    expect(publicText(readKey(keyFile))).toBe(next);
    expect(existsSync(nextKeyFile(keyFile))).toBe(false);
    const handedOver = trail.folder.checkpoints().at(-1)!;
    await trail.write(5);
    await drain(trail.options);
    const newest = trail.folder.checkpoints().at(-1)!;
    expect([signerOf(handedOver.note), signerOf(newest.note)]).toEqual([0, 1]);
    await judge(trail);
    const kept = await trail.sql(
      'select name, public_key as "publicKey", rotation from audit.signer order by added_at',
    );
    expect(kept).toEqual(trail.folder.keys());
    const promises = { keys: trail.folder.keys(), checkpoints: trail.folder.checkpoints(), outside: [], state: null };
    const { blames, marks } = await weigh(nodePlatform, { origin: trail.options.name, ...promises });
    expect(blames).toEqual([]);
    expect(marks).toHaveLength(promises.checkpoints.length);
    expect(await deeds(trail, 'seal:rotate')).toHaveLength(1);
  });

  it('that was named but not moved into place when the process ended is the one that signs', async () => {
    const { keyFile } = trail.options;
    const old = readFileSync(keyFile);
    makeKey(nextKeyFile(keyFile));
    const next = readFileSync(nextKeyFile(keyFile));
    await drain(trail.options);
    rmSync(keyFile);
    writeFileSync(keyFile, old);
    writeFileSync(nextKeyFile(keyFile), next);
    await trail.write(5);
    await drain(trail.options);
    expect(readFileSync(keyFile)).toEqual(next);
    expect(signerOf(trail.folder.checkpoints().at(-1)!.note)).toBe(2);
    await judge(trail);
  });
});

describe('a database that is not the one that was signed', () => {
  /** Another database with the same content, and a copy of the folder that knows more by now. */
  async function restored(): Promise<Trail> {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    const of = new URL(trail.ownerUrl).pathname.slice(1);
    await trail.sql(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [of],
    );
    await asSuperuser(async (client) => {
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [of]);
      await client.query(`create database ${name} template ${of} owner waskita_owner strategy file_copy`);
    });
    await trail.write(20);
    await drain(trail.options);
    const place = mkdtempSync(join(tmpdir(), 'trail-'));
    cpSync(trail.folder.path, join(place, 'audit'), { recursive: true });
    cpSync(trail.options.keyFile, join(place, 'audit.key'));
    return openTrail(databaseNamed(name), place);
  }
  /** Looks twice, and answers why nothing is sealed; what was signed and sealed must be as before. */
  async function refusalOf(of: Trail): Promise<string> {
    const before = [of.folder.checkpoints(), await of.sql('select * from audit.log_state')];
    const sealer = new Sealer(of.options);
    expect(await sealer.round()).toBe(false);
    expect(await sealer.round()).toBe(false);
    expect([of.folder.checkpoints(), await of.sql('select * from audit.log_state')]).toEqual(before);
    const [lease] = await of.sql<{ state: string; reason: string }>('select state, reason from audit.lease');
    expect(lease!.state).toBe('refused');
    expect(of.alarms).toEqual([`THE AUDIT TRAIL IS NOT SEALED ANY MORE. ${lease!.reason}`]);
    expect(await deeds(of, 'seal:refused')).toEqual([{ outcome: 'error' }]);
    await sealer.close();
    return lease!.reason;
  }

  it('because it is older: nothing is sealed any more, said in the trail and to whoever asks', async () => {
    const older = await restored();
    expect(await refusalOf(older)).toMatch(
      /entries were signed, but the database holds \d+: the database was restored/,
    );
    await older.close();
  });

  it('because it went on from an older state with other entries', async () => {
    const older = await restored();
    const elsewhere = { ...older.options, folder: mkdtempSync(join(tmpdir(), 'trail-')) };
    await older.write(100);
    await drain(elsewhere);
    expect(await refusalOf(older)).toMatch(/does not continue the \d+ that were signed/);
    await older.close();
  });

  it('because a leaf was changed, or taken out, behind a folder that is new', async () => {
    for (const change of [
      `update audit.leaf set leaf_hash = sha256('x') where idx = 1000`,
      'delete from audit.leaf where idx = 1000',
    ]) {
      const changed = await restored();
      await changed.sql('alter table audit.leaf disable trigger all');
      await changed.sql(change);
      const elsewhere = await openTrail(changed);
      cpSync(changed.options.keyFile, elsewhere.options.keyFile);
      expect(await refusalOf(elsewhere)).toMatch(/are not those that were signed|is missing/);
      await elsewhere.close();
    }
  });

  it('because another key signed it', async () => {
    const other = await restored();
    const place = await openTrail(other);
    expect(await refusalOf({ ...place, options: { ...place.options, mayMakeKey: true } })).toMatch(
      /does not hold the newest key/,
    );
    await place.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BundleVerdict, judgeBundle } from '../../api/audit/offline/bundle.ts';
import { fileSource, nodePlatform } from '../../api/audit/offline/node.ts';
import type { Outside } from '../../api/audit/offline/promises.ts';
import { sha256 } from '../../api/audit/offline/sha256.ts';
import { words } from '../../api/audit/offline/words.ts';
import { forgedErasure, type Line, type Vector, vector, vectorNames, zipOf } from '../support/bundles.ts';
import { chromium, describeInBrowser, launchChromium } from '../support/chromium.ts';
import { type Damage, LINE_DAMAGE, ROOT_DAMAGE } from '../support/damage.ts';
import { PROMISE_DAMAGE, SPECIAL_DAMAGE } from '../support/damage-promises.ts';

const VERIFIER = join(import.meta.dirname, '../../dist/verifier');
const PAGE = join(VERIFIER, 'verify.html');
const SCRIPT = join(VERIFIER, 'verify.mjs');
const LONG = 'one-record-many-versions';

const folder = mkdtempSync(join(tmpdir(), 'waskita-vectors-'));
let browser: Browser | undefined;
let page: Page | undefined;
const requests: string[] = [];
beforeAll(async () => {
  if (!chromium) return;
  browser = await launchChromium(chromium);
  page = await browser.newPage();
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(PAGE).href);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Judged = BundleVerdict | string;

async function byNode(zip: Buffer, outside: readonly Outside[]): Promise<Judged> {
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, zip);
  return judgeBundle(fileSource(path), outside, nodePlatform).catch((error: Error) => error.message);
}

/** Everything that was judged, for the page to judge again. */
const judgedSoFar: { zip: string; outside: readonly Outside[]; verdict: Judged }[] = [];
async function judged(bundle: Vector, zip?: Buffer): Promise<Judged> {
  const bytes = zip ?? (await zipOf(bundle));
  const verdict = await byNode(bytes, bundle.outside);
  judgedSoFar.push({ zip: bytes.toString('base64'), outside: bundle.outside, verdict });
  return verdict;
}

it.each(vectorNames)('the sound log “%s” is whole', async (name) => {
  const bundle = vector(name);
  const verdict = (await judged(bundle)) as BundleVerdict;
  expect(verdict).toMatchObject({ ok: true, size: bundle.events.length, warnings: [] });
  expect(verdict.checkpoints).toBe(bundle.checkpoints.length);
  expect(Buffer.from(verdict.root, 'hex').toString('base64')).toBe(bundle.manifest.state!.root);
});

/** In a log of 45 entries with checkpoints at 41 and 45. */
const PLACES = [0, 1, 5, 7, 13, 19, 26, 30, 38, 43];
let broken = 0;
interface Found {
  readonly index: number;
  /** It is the kind of fault that was foretold, in a sentence. */
  readonly foretold: boolean;
}
async function found(name: string, { check, harm }: Damage, places: readonly number[]): Promise<Found[]> {
  const all: Found[] = [];
  for (const place of places) {
    const bundle = vector(name);
    harm(bundle, place);
    const { ok, firstFault } = (await judged(bundle)) as BundleVerdict;
    broken += 1;
    const foretold = !ok && [check].flat().includes(firstFault!.check) && /^[A-Z].*\.$/.test(firstFault!.message);
    all.push({ index: firstFault?.index ?? -1, foretold });
  }
  return all;
}

describe('damage to one entry is named with its index', () => {
  it.each(LINE_DAMAGE)('$kind', async (damage) => {
    const expected = PLACES.map((index) => ({ index, foretold: true }));
    expect(await found(LONG, damage, PLACES)).toEqual(expected);
  });
});

describe('damage that only the root, the versions or the outside tell is named', () => {
  it.each(ROOT_DAMAGE)('$kind', async (damage) => {
    const all = await found(LONG, damage, PLACES.slice(1, 8));
    expect(all.filter(({ foretold }) => !foretold)).toEqual([]);
  });
});

describe('damage to what was promised is named', () => {
  it.each(PROMISE_DAMAGE)('$kind', async (damage) => {
    const all = await found(LONG, damage, [0, 1]);
    expect(all.filter(({ foretold }) => !foretold)).toEqual([]);
  });
  it.each(SPECIAL_DAMAGE)('$kind', async (damage) => {
    expect(await found(damage.of, damage, [0])).toMatchObject([{ foretold: true }]);
  });
});

it('a value taken out on the way is not excused by a line that anybody could have written', async () => {
  for (const place of [0, 5, 26, 43]) {
    const bundle = vector(LONG);
    const entry = bundle.events[place] as Line;
    const [field] = Object.keys(entry.fields);
    delete entry.fields[field!];
    const { id } = JSON.parse(entry.envelope) as { id: string };
    bundle.unsealed.push(forgedErasure(id, field!));
    const verdict = (await judged(bundle)) as BundleVerdict;
    broken += 1;
    expect(verdict).toMatchObject({ ok: false, erased: 0, unproven: 1 });
    expect(words(verdict).at(-1)).toMatch(/^BELUM TERBUKTI\. 1 nilai .*\.$/);
    writeFileSync(join(folder, 'forged.zip'), await zipOf(bundle));
    expect(spawnSync(process.execPath, [SCRIPT, join(folder, 'forged.zip')]).status).toBe(2);
  }
});

it('a file that is cut short, changed or no bundle at all is refused in one sentence', async () => {
  const zip = await zipOf(vector(LONG));
  const cut = [0, 10, 3000, zip.length - 30].map((length) => zip.subarray(0, length));
  for (const bytes of [...cut, Buffer.from('x'.repeat(500))]) {
    expect(await judged({ ...vector(LONG), outside: [] }, bytes)).toMatch(/^Berkas ini bukan .*\.$/);
    broken += 1;
  }
});

async function pageVerdicts(): Promise<unknown[]> {
  const bundles = judgedSoFar.map(({ zip, outside }) => ({ zip, outside }));
  return page!.evaluate(async (all) => {
    const { judge } = globalThis as unknown as { judge: (blob: Blob, outside: unknown) => Promise<unknown> };
    const judgeOne = (zip: string, outside: unknown) =>
      judge(new Blob([Uint8Array.from(atob(zip), (letter) => letter.codePointAt(0)!)]), outside);
    const verdicts: unknown[] = [];
    for (const { zip, outside } of all)
      verdicts.push(await judgeOne(zip, outside).catch((error: Error) => error.message));
    return verdicts;
  }, bundles);
}

describeInBrowser('the page in a real browser', () => {
  it('says of every sound and every broken log exactly what the script says', async () => {
    expect(broken).toBeGreaterThanOrEqual(200);
    expect(await pageVerdicts()).toEqual(judgedSoFar.map(({ verdict }) => verdict));
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  it('takes a bundle and outside checkpoints and says in one sentence what it found', async () => {
    const whole = vector(LONG);
    const given = async (bundle: Vector) => {
      await page!.setInputFiles('#bundle', {
        name: 'jejak-audit.zip',
        mimeType: 'application/zip',
        buffer: await zipOf(bundle),
      });
      const notes = whole.outside.map(({ name, note }) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(note),
      }));
      await page!.setInputFiles('#outside', notes);
      await page!.click('#start');
      await page!.waitForSelector('#outcome:not([hidden])');
      return page!.textContent('#outcome');
    };
    expect(await given(whole)).toBe('UTUH. Tidak ditemukan perubahan.');
    LINE_DAMAGE[0]!.harm(whole, 12);
    expect(await given(whole)).toContain('TIDAK UTUH. Kesalahan pertama pada indeks 12 (daun): Isi catatan 12');
    await page!.screenshot({ path: join(import.meta.dirname, '../artefacts/audit-verifier.png') });
  });
});

it('the script and the page hold the very same judge', () => {
  const script = readFileSync(SCRIPT, 'utf8');
  const judge = script.slice(script.indexOf('//#judge'), script.indexOf('//#end'));
  expect(judge.length).toBeGreaterThan(10_000);
  expect(readFileSync(PAGE, 'utf8')).toContain(judge);
  expect(script.match(/from '(?!node:)/g)).toBeNull();
});

it('the script says in Indonesian what it found, and answers 0 or 2', async () => {
  const run = async (bundle: Vector, ...more: string[]) => {
    const path = join(folder, 'run.zip');
    writeFileSync(path, await zipOf(bundle));
    return spawnSync(process.execPath, [SCRIPT, path, ...more], { encoding: 'utf8' });
  };
  const whole = vector(LONG);
  const outside = join(folder, 'luar.txt');
  writeFileSync(outside, whole.outside[0]!.note);
  const sound = await run(whole, '--outside', outside);
  expect([sound.status, sound.stderr]).toEqual([0, '']);
  expect(sound.stdout).toMatch(/UTUH\. Tidak ditemukan perubahan\.\n$/);
  LINE_DAMAGE[0]!.harm(whole, 12);
  const changed = await run(whole, '--outside', outside);
  expect(changed.status).toBe(2);
  expect(changed.stdout).toContain('TIDAK UTUH. Kesalahan pertama pada indeks 12 (daun): Isi catatan 12');
  expect(spawnSync(process.execPath, [SCRIPT, join(folder, 'none.zip')]).status).toBe(2);
});

it('the page’s own SHA-256 is SHA-256', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(sha256(bytes))).toEqual(createHash('sha256').update(bytes).digest());
    }),
    { numRuns: 500 },
  );
});

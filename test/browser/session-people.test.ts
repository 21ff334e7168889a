import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD, type Username } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type Body, done } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';
import { nothingGreen, openAt, PDF_FILE, quiet, signOut, UPLOAD } from '../support/sessions.ts';

const subjectOf = (header: string): unknown =>
  (JSON.parse(Buffer.from(header.split('.')[1]!, 'base64url').toString()) as { sub: string }).sub;

describeInBrowser('two people, one after the other, in one browser', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at?.close());

  const stopped = (page: Page) => page.getByRole('dialog', { name: /^Di peramban ini sekarang masuk sebagai / });

  /** A tab of the first; beside it the second has signed in since, of which no word reaches a deaf tab. */
  async function changeOfPerson(
    first: Username,
    path: string,
    ready: Deed['ready'],
    deaf: boolean,
  ): Promise<{ mine: Screen; tokens: string[] }> {
    const mine = await at.window();
    if (deaf) {
      if (path) await quiet(mine);
      await mine.page.addInitScript('BroadcastChannel.prototype.addEventListener = () => undefined');
      await mine.page.reload();
    }
    const tokens: string[] = [];
    mine.page.on('request', (request) => {
      const { authorization } = request.headers();
      if (authorization) tokens.push(authorization);
    });
    await mine.signIn(first);
    await openAt(mine, path);
    await ready?.(mine);
    const theirs = await mine.tab();
    await theirs.page.getByRole('banner').waitFor();
    await signOut(theirs);
    await theirs.signIn('kasi');
    return { mine, tokens };
  }

  it('the tab of the first stops at once and says whose it is', async () => {
    const { mine } = await changeOfPerson('kadis', 'requests', undefined, false);
    const page = stopped(mine.page);
    await page.waitFor();
    await mine.reads(/^Tab ini milik .*Wiratmo Adisaputra/, page);
    await mine.picture('session-taken', false);
    await page.getByRole('button', { name: /^Lanjutkan sebagai Sekar Ayu Lukitasari/ }).click();
    await mine.page.getByRole('heading', { name: /^Selamat bekerja, Sekar Ayu/ }).waitFor();
    expect(mine.faults).toEqual([]);
  });

  interface Deed {
    readonly what: string;
    readonly first: Username;
    readonly path: (letter: Body) => string;
    /** What is done before the other person comes. */
    readonly ready?: (screen: Screen) => Promise<unknown>;
    readonly send: (screen: Screen) => Promise<unknown>;
    /** What says that it was done, once its own person is back. */
    readonly told?: string | RegExp;
  }
  const DEEDS: readonly Deed[] = [
    {
      what: 'a form',
      first: 'staf',
      path: ({ id }) => `requests/${id}`,
      ready: (screen) => screen.fill({ Hal: 'Atas nama siapa?' }),
      send: (screen) => screen.button('Simpan').click(),
      told: 'Perubahan disimpan.',
    },
    {
      what: 'a step',
      first: 'kadis',
      path: ({ id }) => `requests/${id}/show`,
      ready: async (screen) => {
        await screen.button('Kembalikan untuk diperbaiki').click();
        const form = screen.page.getByRole('dialog', { name: 'Kembalikan untuk diperbaiki' });
        await screen.fill({ Alasan: 'Lampiran kurang jelas.' }, form);
      },
      send: (screen) => screen.button('Ya, kembalikan untuk diperbaiki').click(),
      told: /^Kembalikan untuk diperbaiki: berhasil/,
    },
    {
      what: 'an upload',
      first: 'staf',
      path: ({ id }) => `requests/${id}/show`,
      ready: (screen) => screen.button(UPLOAD).waitFor(),
      send: (screen) => screen.choosesFile(UPLOAD, PDF_FILE),
      told: /" diunggah/,
    },
    {
      what: 'the stream of news',
      first: 'staf',
      path: () => '',
      // As when the person looks at another window, and comes back: the stream is opened anew.
      send: async ({ page }) => {
        for (const hidden of [true, false])
          await page.evaluate(
            `Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
               document.dispatchEvent(new Event('visibilitychange'))`,
          );
      },
    },
  ];

  it.each(DEEDS)(
    '$what of the first is not sent in the name of the second, though no word goes between the tabs',
    async ({ first, path, ready, send, told }) => {
      const letter = first === 'kadis' ? await at.office.make.letterIn('diajukan') : await at.office.make.letter();
      const { mine, tokens } = await changeOfPerson(first, path(letter), ready, true);
      await send(mine);
      const page = stopped(mine.page);
      await page.waitFor();
      await nothingGreen(mine);
      await mine.fill({ 'Kata sandi': DEMO_PASSWORD }, page);
      await page.getByRole('button', { name: /^Kembali sebagai / }).click();
      await page.waitFor({ state: 'hidden' });
      if (told) await mine.hears(told);
      else await mine.menu('Permohonan');
      // Every token that this tab has ever sent was its own person's.
      const [{ userId }] = [await at.office.as(first).signedIn()];
      expect(tokens.length).toBeGreaterThan(1);
      expect(new Set(tokens.map(subjectOf))).toEqual(new Set([userId]));
      const trail = done(await at.office.as('kadis').history('requests', letter));
      expect(trail.filter(({ actorName }) => actorName?.startsWith('Sekar Ayu'))).toEqual([]);
    },
  );
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD, type Username } from '../api/seed/people.ts';
import { chromium, describeInBrowser } from './support/chromium.ts';
import { type Console, openConsole } from './support/console.ts';
import { type Body, done, PDF } from './support/office.ts';
import type { Screen } from './support/screen.ts';

const MINUTE = 60_000;
const PDF_FILE = { name: 'surat-permohonan.pdf', mimeType: 'application/pdf', buffer: PDF };
const UPLOAD = 'Unggah berkas: Surat permohonan';
const subjectOf = (header: string): unknown =>
  (JSON.parse(Buffer.from(header.split('.')[1]!, 'base64url').toString()) as { sub: string }).sub;
/** What says that something was done. */
const GREEN = /: berhasil|Perubahan disimpan|" diunggah|dibagi/;

describeInBrowser('a session that ends, or becomes somebody else’s', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  }, MINUTE);
  afterAll(() => at?.close());

  /** The stream of news and the draft of a form would find out by themselves, at their own time. */
  const quiet = async (screen: Screen) => {
    await screen.page.route('**/api/notifications/stream', () => undefined);
    const later = { status: 429, json: { statusCode: 429, code: 'too_many_requests', message: 'Coba lagi sebentar.' } };
    await screen.page.route('**/api/drafts/**', (route) => route.fulfill(later));
    return screen;
  };
  const signedIn = async (who: Username) => (await quiet(await at.window())).signIn(who);
  const open = async (screen: Screen, path: string) => {
    await screen.page.goto(`${at.url}/#/${path}`);
    await screen.settled();
  };
  const endSession = async ({ page }: Screen) => {
    expect((await page.request.post(`${at.url}/api/auth/logout`)).status()).toBe(200);
  };
  const dialogOf = (screen: Screen): Locator => screen.page.getByRole('dialog', { name: /^Sesi Anda berakhir\./ });
  const nothingGreen = async ({ page }: Screen) => expect(await page.getByText(GREEN).allTextContents()).toEqual([]);
  const signInAgain = async (screen: Screen) => {
    const dialog = dialogOf(screen);
    await screen.fill({ 'Kata sandi': DEMO_PASSWORD }, dialog);
    await screen.button('Masuk dan lanjutkan', dialog).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const deeds = async (record: Body, action: string) =>
    done(await at.office.as('kadis').history('requests', record)).filter((entry) => entry.action === action);

  /** A letter that waits for the disposition. */
  async function submitted(): Promise<Body> {
    const { make } = at.office;
    const staf = at.office.as('staf');
    const letter = await make.letter();
    await make.person(letter.id);
    done(await staf.upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
    return done(await staf.step('requests', done(await staf.one('requests', letter.id)), 'ajukan'));
  }

  it('asks for the password alone, keeps what was typed, and then does what was waiting, once', async () => {
    const letter = await at.office.make.letter();
    const staf = await signedIn('staf');
    await open(staf, `requests/${letter.id}`);
    await staf.fill({ Hal: 'Diketik sebelum sesi berakhir' });
    await endSession(staf);
    await staf.button('Simpan').click();
    const dialog = dialogOf(staf);
    await dialog.waitFor();
    await staf.reads('Sesi Anda berakhir. Masuk lagi untuk melanjutkan; isian Anda tetap di sini.', dialog);
    expect(await dialog.getByRole('textbox').count()).toBe(1);
    await nothingGreen(staf);
    expect(await staf.page.getByLabel('Hal').inputValue()).toBe('Diketik sebelum sesi berakhir');
    await staf.picture('session-ended', false);

    await staf.fill({ 'Kata sandi': 'bukan-kata-sandinya' }, dialog);
    await staf.button('Masuk dan lanjutkan', dialog).click();
    await staf.reads('Nama pengguna atau kata sandi salah.', dialog);
    await signInAgain(staf);
    await staf.reads('Perubahan disimpan.');
    expect(done(await at.office.as('staf').one('requests', letter.id)).subject).toBe('Diketik sebelum sesi berakhir');
    expect(await deeds(letter, 'update')).toHaveLength(1);
    expect(staf.faults).toEqual([]);
  });

  it('a step and an upload wait, too', async () => {
    const letter = await submitted();
    const kadis = await signedIn('kadis');
    await open(kadis, `requests/${letter.id}/show`);
    await kadis.button('Kembalikan untuk diperbaiki').click();
    const form = kadis.page.getByRole('dialog', { name: 'Kembalikan untuk diperbaiki' });
    await kadis.fill({ Alasan: 'Lampiran kurang jelas.' }, form);
    await kadis.settled();
    await endSession(kadis);
    await kadis.button('Ya, kembalikan untuk diperbaiki', form).click();
    await dialogOf(kadis).waitFor();
    await nothingGreen(kadis);
    await signInAgain(kadis);
    await kadis.reads(/^Kembalikan untuk diperbaiki: berhasil/);
    expect(await deeds(letter, 'step:kembalikan')).toHaveLength(1);

    const draft = await at.office.make.letter();
    const staf = await signedIn('staf');
    await open(staf, `requests/${draft.id}/show`);
    await staf.button(UPLOAD).waitFor();
    await staf.settled();
    await endSession(staf);
    await staf.choosesFile(UPLOAD, PDF_FILE);
    await dialogOf(staf).waitFor();
    await nothingGreen(staf);
    await signInAgain(staf);
    await staf.reads(/" diunggah/);
    const files = done(await at.office.as('staf').list('attachments', { filter: { ownerId: draft.id } }));
    expect(files).toHaveLength(1);
  });

  it('a sign-out in another tab is seen at once; a sign-in of the same person there goes on here', async () => {
    const staf = await signedIn('staf');
    const other = await staf.tab();
    await other.page.getByRole('heading', { name: /^Selamat bekerja, / }).waitFor();
    await signOut(other);
    await dialogOf(staf).waitFor();
    await other.signIn('staf');
    await dialogOf(staf).waitFor({ state: 'hidden' });
    await staf.menu('Permohonan');
    expect([staf.faults, other.faults]).toEqual([[], []]);
  });

  it('who does not sign in again comes to the sign-in page, and nobody is told of an ended session before', async () => {
    const staf = await signedIn('staf');
    await endSession(staf);
    await staf.page.evaluate(`location.hash = '#/requests'`);
    await staf.button('Masuk sebagai orang lain', dialogOf(staf)).click();
    await staf.input('Nama pengguna').waitFor();
    expect(await dialogOf(staf).count()).toBe(0);
  });

  describe('two people in one browser', () => {
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
      await open(mine, path);
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
        const letter = first === 'kadis' ? await submitted() : await at.office.make.letter();
        const { mine, tokens } = await changeOfPerson(first, path(letter), ready, true);
        await send(mine);
        const page = stopped(mine.page);
        await page.waitFor();
        await nothingGreen(mine);
        await mine.fill({ 'Kata sandi': DEMO_PASSWORD }, page);
        await page.getByRole('button', { name: /^Kembali sebagai / }).click();
        await page.waitFor({ state: 'hidden' });
        if (told) await mine.reads(told);
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

  async function signOut(screen: Screen): Promise<void> {
    await screen.page
      .getByRole('banner')
      .getByRole('button', { name: /Profil|Akun|Wiratmo|Ratri/ })
      .click();
    await screen.page.getByRole('menuitem', { name: 'Keluar' }).click();
    await screen.button('Masuk').waitFor();
  }
});

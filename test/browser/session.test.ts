import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { DEMO_PASSWORD, type Username } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type Body, done } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';
import { nothingGreen, openAt, PDF_FILE, quiet, signOut, UPLOAD } from '../support/sessions.ts';

describeInBrowser('a session that ends', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at?.close());

  const signedIn = async (who: Username) => (await quiet(await at.window())).signIn(who);
  const endSession = async ({ page }: Screen) => {
    expect((await page.request.post(`${at.url}/api/auth/logout`)).status()).toBe(200);
  };
  const dialogOf = (screen: Screen): Locator => screen.page.getByRole('dialog', { name: /^Sesi Anda berakhir\./ });
  const signInAgain = async (screen: Screen) => {
    const dialog = dialogOf(screen);
    await screen.fill({ 'Kata sandi': DEMO_PASSWORD }, dialog);
    await screen.button('Masuk dan lanjutkan', dialog).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const deeds = async (record: Body, action: string) =>
    done(await at.office.as('kadis').history('requests', record)).filter((entry) => entry.action === action);

  it('asks for the password alone, keeps what was typed, and then does what was waiting, once', async () => {
    const letter = await at.office.make.letter();
    const staf = await signedIn('staf');
    await openAt(staf, `requests/${letter.id}`);
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
    await staf.hears('Perubahan disimpan.');
    expect(done(await at.office.as('staf').one('requests', letter.id)).subject).toBe('Diketik sebelum sesi berakhir');
    expect(await deeds(letter, 'update')).toHaveLength(1);
    expect(staf.faults).toEqual([]);
  });

  it('a step and an upload wait, too', async () => {
    const letter = await at.office.make.letterIn('diajukan');
    const kadis = await signedIn('kadis');
    await openAt(kadis, `requests/${letter.id}/show`);
    await kadis.button('Kembalikan untuk diperbaiki').click();
    const form = kadis.page.getByRole('dialog', { name: 'Kembalikan untuk diperbaiki' });
    await kadis.fill({ Alasan: 'Lampiran kurang jelas.' }, form);
    await kadis.settled();
    await endSession(kadis);
    await kadis.button('Ya, kembalikan untuk diperbaiki', form).click();
    await dialogOf(kadis).waitFor();
    await nothingGreen(kadis);
    await signInAgain(kadis);
    await kadis.hears(/^Kembalikan untuk diperbaiki: berhasil/);
    expect(await deeds(letter, 'step:kembalikan')).toHaveLength(1);

    const draft = await at.office.make.letter();
    const staf = await signedIn('staf');
    await openAt(staf, `requests/${draft.id}/show`);
    await staf.button(UPLOAD).waitFor();
    await staf.settled();
    await endSession(staf);
    await staf.choosesFile(UPLOAD, PDF_FILE);
    await dialogOf(staf).waitFor();
    await nothingGreen(staf);
    await signInAgain(staf);
    await staf.hears(/" diunggah/);
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
});

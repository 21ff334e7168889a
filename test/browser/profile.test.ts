import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { done } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';

const GIVEN = 'sepeda biru di garasi';
const OWN = 'empat kuda di sawah';

describeInBrowser('an account of one’s own', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    const admin = at.office.as('admin');
    const [unit] = done(await admin.list('org-units', { filter: { code: 'ITSP' } }));
    const person = { fullName: 'Sekar Baru Lestari', employment: 'non_asn', position: 'Petugas loket' };
    const { id: staffId } = done(
      await admin.create('staff', { ...person, unitId: unit!.id, activeFrom: '2026-01-01' }),
    );
    const post = {
      staffId,
      role: 'staf',
      kind: 'plt',
      decree: 'ST/1',
      validFrom: '2026-01-01',
      validTo: '2099-12-31',
      unitId: unit!.id,
    };
    done(await admin.create('appointments', post));
    done(await admin.create('users', { username: 'sekar.baru', staffId, password: GIVEN }));
  });
  afterAll(() => at?.close());

  const choosing = (screen: Screen) => screen.page.getByRole('heading', { name: 'Buat kata sandi Anda sendiri' });
  const signIn = async (screen: Screen, password: string) => {
    await screen.fill({ 'Nama pengguna': 'sekar.baru', 'Kata sandi': password });
    await screen.button('Masuk').click();
  };
  const phone = () => at.window({ viewport: { width: 360, height: 740 } });
  const fits = async ({ page }: Screen) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  it('begins with a password of one’s own, asked for right after the first sign-in, also after a reload', async () => {
    const screen = await phone();
    await signIn(screen, GIVEN);
    await choosing(screen).waitFor();
    await screen.page.goto(`${screen.url}/#/requests`);
    await screen.page.reload();
    await choosing(screen).waitFor();
    await fits(screen);
    await screen.picture('own-password-first');
    const given = 'Kata sandi yang diberikan';
    await screen.fill({ [given]: GIVEN, 'Kata sandi baru': GIVEN, 'Ulangi kata sandi baru': OWN });
    await screen.button('Ganti kata sandi').click();
    await screen.reads('Tidak sama dengan kata sandi baru.');
    await screen.fill({ 'Ulangi kata sandi baru': GIVEN });
    await screen.button('Ganti kata sandi').click();
    await screen.reads('Kata sandi baru sama dengan yang sekarang. Pilih yang lain.');
    await screen.fill({ 'Kata sandi baru': OWN, 'Ulangi kata sandi baru': OWN });
    await screen.button('Ganti kata sandi').click();
    await screen.page.getByRole('heading', { name: 'Permohonan', exact: true }).first().waitFor();
    expect([screen.faults, screen.refusals]).toEqual([[], ['PUT auth/password 422']]);
  });

  it('shows who one is and in which post, and changes the password, on a phone', async () => {
    const screen = await phone();
    await signIn(screen, OWN);
    await screen.page.getByRole('heading', { name: /^Selamat bekerja, / }).waitFor();
    await screen.page.getByRole('button', { name: 'Profil' }).click();
    await screen.page.getByRole('menuitem', { name: 'Profil saya' }).click();
    await screen.page.getByRole('heading', { name: 'Sekar Baru Lestari', level: 1 }).waitFor();
    for (const text of ['sekar.baru', 'Petugas loket', 'Plt. Staf', 'berlaku']) await screen.reads(text);
    await fits(screen);
    await screen.picture('profile-phone');
    const form = screen.page.getByRole('region', { name: 'Kata sandi' });
    await screen.fill(
      { 'Kata sandi sekarang': GIVEN, 'Kata sandi baru': GIVEN, 'Ulangi kata sandi baru': GIVEN },
      form,
    );
    await screen.button('Ganti kata sandi').click();
    await screen.reads('Kata sandi sekarang salah.');
    await screen.fill({ 'Kata sandi sekarang': OWN }, form);
    await screen.button('Ganti kata sandi').click();
    await screen.hears('Kata sandi Anda sudah diganti.');
    // No password stays in its input.
    const left = ['Kata sandi sekarang', 'Kata sandi baru', 'Ulangi kata sandi baru'].map((label) =>
      screen.input(label, form).inputValue(),
    );
    expect(await Promise.all(left)).toEqual(['', '', '']);
    // The session goes on with the new one.
    await screen.page.goto(`${screen.url}/#/requests`);
    await screen.page.getByRole('heading', { name: 'Permohonan', exact: true }).first().waitFor();
    await screen.settled();
    expect(screen.faults).toEqual([]);
  });
});

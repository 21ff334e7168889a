import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { chromium, describeInBrowser, launchChromium } from '../support/chromium.ts';
import { Desk, done } from '../support/desk.ts';
import { ADMINISTRATOR, GIVEN, type NewOffice, openNewOffice, OWN, type Served } from '../support/new-office.ts';
import { Screen } from '../support/screen.ts';

const NO_STANDARD = 'Belum ada standar pelayanan yang berlaku: waktu layanan belum dapat dihitung.';

describeInBrowser('an office on its first day', () => {
  let office: NewOffice;
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    office = await openNewOffice();
    office.command('admin:create', ADMINISTRATOR);
    served = await office.serve();
    browser = await launchChromium(chromium!);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const open = async (username: string, password: string, options: BrowserContextOptions = {}) => {
    const screen = await Screen.open(browser, served.url, options);
    await screen.fill({ 'Nama pengguna': username, 'Kata sandi': password });
    await screen.button('Masuk').click();
    return screen;
  };
  const start = (screen: Screen) => screen.page.getByRole('region', { name: 'Mulai di sini' });
  const line = (screen: Screen, name: string) => start(screen).getByRole('listitem').filter({ hasText: name });

  it('tells the administrator where to begin, and fills in what Purbalingga begins with', async () => {
    const screen = await open(ADMINISTRATOR.ADMIN_USERNAME, ADMINISTRATOR.ADMIN_PASSWORD);
    await screen.reads(NO_STANDARD);
    await line(screen, 'Jam kerja').getByRole('link', { name: 'Kerjakan: Jam kerja' }).waitFor();
    await screen.picture('first-day-admin');
    await screen.button('Isi dengan bawaan Purbalingga').click();
    await screen.hears(/^Ditambahkan: \d+ jam kerja, \d+ hari libur, 1 draf standar, \d+ pasal disiplin\.$/);
    await line(screen, 'Jam kerja').getByRole('img', { name: 'sudah ada' }).waitFor();
    await screen.button('Isi dengan bawaan Purbalingga').waitFor({ state: 'hidden' });
    await screen.picture('first-day-filled');
    await line(screen, 'Unit kerja').getByRole('link').click();
    await screen.page.waitForURL(/#\/org-units\/create$/);
    expect([screen.faults, screen.refusals]).toEqual([[], []]);
  });

  it('tells the heads too, each what is his to do, also on a phone', async () => {
    const admin = new Desk(served.url, ADMINISTRATOR.ADMIN_USERNAME, ADMINISTRATOR.ADMIN_PASSWORD);
    const [unit] = done(await admin.list('org-units'));
    const person = { employment: 'non_asn', position: 'Kepala', unitId: unit!.id, activeFrom: '2026-01-01' };
    const given = async (username: string, role: string) => {
      const { id: staffId } = done(await admin.create('staff', { ...person, fullName: `Pegawai ${username}` }));
      const post = { staffId, role, kind: 'definitif', validFrom: '2026-01-01' };
      const appointment = done(await admin.create('appointments', post));
      done(await admin.create('users', { username, staffId, password: GIVEN }));
      return appointment;
    };
    const phone = { viewport: { width: 360, height: 740 } };
    for (const [username, role, mine, options] of [
      ['kadis', 'kepala_dinas', false, {}],
      ['kasi', 'kepala_seksi', true, phone],
    ] as const) {
      const appointment = await given(username, role);
      const screen = await open(username, GIVEN, options);
      const passwords = { 'Kata sandi yang diberikan': GIVEN, 'Kata sandi baru': OWN, 'Ulangi kata sandi baru': OWN };
      await screen.page.getByRole('heading', { name: 'Buat kata sandi Anda sendiri' }).waitFor();
      await screen.fill(passwords);
      await screen.button('Ganti kata sandi').click();
      if (mine) {
        // Whoever comes after the first Kepala Dinas is confirmed by him, with a password of his own.
        await screen.page.getByRole('heading', { name: 'Buat kata sandi Anda sendiri' }).waitFor({ state: 'hidden' });
        done(await new Desk(served.url, 'kadis', OWN).step('appointments', appointment, 'konfirmasi'));
        await screen.page.reload();
      }
      await screen.reads(NO_STANDARD);
      const standard = line(screen, 'Standar pelayanan yang berlaku');
      await standard.getByText('oleh Kepala Seksi, Kepala Bidang').waitFor();
      expect([username, await standard.getByRole('link').count()]).toEqual([username, Number(mine)]);
      // The draft waits for a head to review it, and for nobody else.
      const waiting = screen.page.getByRole('region', { name: 'Menunggu Anda' });
      await waiting
        .getByText(mine ? /Standar pelayanan/ : 'Tidak ada yang menunggu Anda sekarang.')
        .first()
        .waitFor();
      const width = await screen.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(screen.page.viewportSize()!.width);
      await screen.picture(`first-day-${username}`);
      expect([screen.faults, screen.refusals]).toEqual([[], []]);
    }
  });
});

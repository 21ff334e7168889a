import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type Body, done, PDF } from '../support/office.ts';
import { type Faults, noFaults, read } from '../support/reading.ts';
import type { Screen } from '../support/screen.ts';

const SRI = {
  fullName: 'Sri Lestari Handayani',
  nip: '199003122015032001',
  nik: '3374015203900001',
  position: 'Analis Kebijakan',
  unit: 'Bidang Kesehatan Masyarakat',
  email: 'sri.l@purbalinggakab.go.id',
};
const BAGAS = {
  fullName: 'Bagas Pamungkas',
  employment: 'non_asn',
  position: 'Operator Sistem Informasi',
  unit: 'Subbagian Umum',
  email: 'bagas.p@purbalinggakab.go.id',
};
/** Found in the record that they belong to; their lists have an address all the same. */
const LISTS_WITHOUT_ENTRY = [
  'attachments',
  'meeting-agenda-items',
  'meeting-attendances',
  'meeting-addenda',
  'examination-statements',
  'examination-readers',
  'staff-terms',
];

describeInBrowser('the pages of the console', () => {
  let at: Console;
  let letter: Body;
  let number: string;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    letter = await letterMidway();
    number = letter.number as string;
  });
  afterAll(() => at.close());

  /** Two people on it, both verifikator1's, who have come to different steps. */
  async function letterMidway(): Promise<Body> {
    const { office } = at;
    const made = await office.make.letter({ letterNumber: '800/417/2026', signerName: 'dr. Endah Pramesti Wulan' });
    const first = await office.make.person(made.id, SRI);
    await office.make.person(made.id, BAGAS);
    const [staf, kadis] = [office.as('staf'), office.as('kadis')];
    const [kasi, verifier] = [office.as('kasi'), office.as('verifikator1')];
    done(await staf.upload('requests', made.id, 'surat_permohonan', PDF, 'surat-permohonan.pdf'));
    let current = done(await staf.step('requests', done(await staf.one('requests', made.id)), 'ajukan'));
    const disposition = { addresseeId: await kasi.staffId(), instruction: 'Mohon diproses sesuai ketentuan.' };
    current = done(await kadis.step('requests', current, 'disposisikan', disposition));
    current = done(await kasi.step('requests', current, 'teruskan', { verifierId: await verifier.staffId() }));
    let person = done(await verifier.one('verifications', first.id));
    person = done(await verifier.step('verifications', person, 'daftarkan', { amsReference: 'AMS-2026-417' }));
    for (const verb of ['catat_swafoto', 'mulai_otomatis'])
      person = done(await verifier.step('verifications', person, verb));
    return current;
  }

  it('a form marks what a rule demands of what is filled in', async () => {
    const screen = await at.of('admin');
    await screen.page.goto(`${at.url}/#/appointments/create`);
    const marked = (label: string) => screen.page.locator('label', { hasText: new RegExp(`^${label}\\s*\\*$`) });
    await screen.input('Berlaku sampai').waitFor();
    expect(await marked('Berlaku sampai').count()).toBe(0);
    await screen.fill({ Sifat: 'Plh.' });
    for (const label of ['Berlaku sampai', 'Nomor surat tugas']) await marked(label).waitFor();
    await screen.fill({ Sifat: 'Definitif' });
    await marked('Berlaku sampai').waitFor({ state: 'hidden' });
  });

  it('the page of a letter shows its people, their progress, and what may be done now', async () => {
    const verifier = await at.of('verifikator1');
    await verifier.openLetter(number);
    const due = verifier.page.getByRole('button', { name: /^[A-I] · / });
    await due.nth(1).waitFor();
    expect(await due.allTextContents()).toEqual(['G · Catat hasil cocok', 'D · Daftarkan ke AMS BSrE']);
    // Down to the people, and a little up, which brings the top bar back.
    await verifier.page.mouse.wheel(0, 600);
    await verifier.page.mouse.wheel(0, -60);
    await verifier.page.mouse.move(1270, 790);
    await verifier.page.getByRole('banner').getByText('Waskita').waitFor();
    await verifier.picture('letter', false);
  });

  describe.each(['light', 'dark'] as const)('on a phone of 360 pixels, %s', (colorScheme) => {
    const faults = noFaults();

    it('sign-in, home, list, and letter fit, and the menu opens', async () => {
      const phone = await at.window({ viewport: { width: 360, height: 740 }, colorScheme });
      await phone.settled();
      await read(phone.page, 'id', faults);
      await phone.picture(`phone-${colorScheme}-1-sign-in`);
      await phone.signIn('verifikator1');
      await phone.settled();
      await read(phone.page, 'id', faults);
      await phone.picture(`phone-${colorScheme}-2-home`);
      await phone.button('Buka menu').click();
      await phone.page.getByRole('menuitem', { name: 'Permohonan' }).waitFor();
      await phone.picture(`phone-${colorScheme}-3-menu`, false);
      await phone.menu('Permohonan');
      await phone.reads(number);
      await read(phone.page, 'id', faults);
      await phone.picture(`phone-${colorScheme}-4-list`, false);
      await phone.page.getByText(number, { exact: true }).click();
      await phone.button('G · Catat hasil cocok').waitFor();
      await phone.settled();
      await read(phone.page, 'id', faults);
      await phone.picture(`phone-${colorScheme}-5-letter`);
      expect(faults).toEqual(noFaults());
      expect(phone.faults).toEqual([]);
    });
  });

  it('the keyboard alone signs in, opens a letter, and takes a step, and shows where it is', async () => {
    const window = await at.window();
    const { page } = window;
    const unseen: string[] = [];
    const pressAt = async (name: string, target: Locator) => {
      await window.tabTo(target);
      if (!(await window.showsFocus(target))) unseen.push(name);
      await page.keyboard.press('Enter');
    };
    await window.tabTo(window.input('Nama pengguna'));
    await page.keyboard.type('verifikator1');
    await window.tabTo(window.input('Kata sandi'));
    await page.keyboard.type(DEMO_PASSWORD);
    await pressAt('sign in', window.button('Masuk'));
    await pressAt('menu', page.getByRole('menuitem', { name: 'Permohonan' }));
    // On the page before it, both people of the letter may be waiting.
    await page.getByRole('banner').getByRole('heading', { name: 'Permohonan', exact: true }).waitFor();
    await pressAt('list', page.getByRole('main').getByRole('link', { name: number }));
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    await pressAt('step', window.button('G · Catat hasil cocok'));
    await window.hears(/^Catat hasil cocok: berhasil/);
    expect(unseen).toEqual([]);
  });

  it('a language that was chosen stays over a reload', async () => {
    const { page } = await at.of('inspektorat');
    await page.getByRole('button', { name: 'Bahasa: Bahasa Indonesia → English' }).click();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /^(?!Selamat)/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  describe.each(['kadis', 'admin'] as const)('every entry of the menu of %s, in both languages,', (who) => {
    const faults: Faults = noFaults();
    let screen: Screen;
    let entries: string[] = [];

    beforeAll(async () => {
      screen = await at.of(who);
      entries = await screen.page.getByRole('menuitem').allTextContents();
      for (const entry of entries) {
        await screen.menu(entry);
        await readInBoth(screen);
      }
      if (who === 'kadis') {
        for (const list of LISTS_WITHOUT_ENTRY) {
          await screen.page.goto(`${screen.url}/#/${list}`);
          await screen.reads(/^(\d+–\d+ dari \d+|Belum ada data\.)$/);
          await readInBoth(screen);
        }
        await screen.openLetter(number);
        await screen.settled();
        await readInBoth(screen);
      }
    });

    async function readInBoth({ page }: Screen) {
      await read(page, 'id', faults);
      await page.getByRole('button', { name: 'Bahasa: Bahasa Indonesia → English' }).click();
      const back = page.getByRole('button', { name: 'Language: English → Bahasa Indonesia' });
      await back.waitFor();
      await read(page, 'en', faults);
      await back.click();
      await page.getByRole('button', { name: 'Bahasa: Bahasa Indonesia → English' }).waitFor();
    }

    it('was looked at', () => expect(entries.length).toBeGreaterThan(4));
    it('shows no raw key', () => expect(faults.rawKeys).toEqual([]));
    it('has no Indonesian word left in English', () => expect(faults.indonesian).toEqual([]));
    it('names its language', () => expect(faults.wrongLanguage).toEqual([]));
    it('has a name for every input, button, link, and image', () => expect(faults.nameless).toEqual([]));
    it('fits its window', () => expect(faults.tooWide).toEqual([]));
    it('breaks no rule of the browser, and asks no other origin', () => {
      expect(screen.faults).toEqual([]);
      expect(screen.refusals).toEqual([]);
    });
  });
});

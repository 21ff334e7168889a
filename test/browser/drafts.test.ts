import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import type { Screen } from '../support/screen.ts';

const SAVED = /^Draf tersimpan \d\d\.\d\d/;
const OFFERED = /^Anda punya isian yang belum dikirim dari \d{1,2} \S+ \d\d\.\d\d\.$/;
const TYPED = { Hal: 'Permohonan yang lama diketik', 'Nomor surat': '800/77/2026' };

describeInBrowser('what was typed into a form', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at.close());
  /** Nobody has a draft, so that each test begins with its own. */
  const fresh = async () => {
    await at.office.sql('delete from drafts');
    return (await at.window()).signIn('staf');
  };
  const go = (screen: Screen, address: string) =>
    screen.page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  const openForm = async (screen: Screen) => {
    await go(screen, '/requests/create');
    await screen.input('Hal').waitFor();
  };
  const status = (screen: Screen) => screen.page.getByRole('status').filter({ hasText: /draf|server/i });
  const type = async (screen: Screen) => {
    await openForm(screen);
    await screen.fill(TYPED);
    await status(screen).filter({ hasText: SAVED }).waitFor();
  };
  const valuesOf = async (screen: Screen) => {
    const entries = Object.keys(TYPED).map(async (label) => [label, await screen.input(label).inputValue()] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
  /** Goes on with what is offered, and answers what the form holds then. */
  const offered = async (screen: Screen) => {
    await screen.reads(OFFERED);
    await screen.button('Lanjutkan').click();
    await screen.button('Lanjutkan').waitFor({ state: 'hidden' });
    return valuesOf(screen);
  };
  const drafts = async () =>
    (await at.office.sql<{ key: string }>('select key from drafts order by key')).map(({ key }) => key);
  const answering = (screen: Screen, path: string, status: number | 'refused') =>
    screen.page.route(path, (route) => {
      if (route.request().method() === 'GET') return route.continue();
      if (status === 'refused') return route.abort('connectionrefused');
      if (status === 502) return route.fulfill({ status, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' });
      return route.fulfill({
        status,
        json: { statusCode: status, code: 'x', message: 'Layanan sedang tidak tersedia.' },
      });
    });

  it('survives F5, also one that is pressed before the hands rest', async () => {
    const staf = await fresh();
    await type(staf);
    await staf.picture('draft-saved', false);
    await staf.page.reload();
    await staf.reads(OFFERED);
    await staf.picture('draft-offered', false);
    expect(await offered(staf)).toEqual(TYPED);
    await staf.fill({ Hal: 'Ditambah' });
    await staf.page.reload();
    await staf.button('Lanjutkan').click();
    expect(await staf.input('Hal').inputValue()).toBe('Ditambah');
    expect([staf.faults, staf.refusals]).toEqual([[], []]);
  });

  it('survives a reload in the moment in which the server went away, in this tab and for this person alone', async () => {
    const staf = await fresh();
    await openForm(staf);
    staf.page.on('dialog', (dialog) => void dialog.accept());
    // What a page sends while it goes passes by whoever looks at the network: here it has none.
    await staf.page.evaluate(() => {
      const reach = window.fetch.bind(window);
      window.fetch = (url, init) => (init?.method === 'PUT' ? Promise.reject(new TypeError()) : reach(url, init));
    });
    await staf.fill(TYPED);
    await staf.page.reload();
    await staf.reads('Anda punya isian yang belum dikirim dan belum tersimpan di server.');
    await staf.page.reload();
    await staf.button('Lanjutkan').click();
    expect(await valuesOf(staf)).toEqual(TYPED);
    await status(staf).filter({ hasText: SAVED }).waitFor();
    expect(
      await staf.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key !== 'waskita.places')),
    ).toEqual([]);
    expect(await drafts()).toEqual(['requests.create']);
  });

  it('survives the end of the page, and is offered in another browser', async () => {
    const staf = await fresh();
    await type(staf);
    await staf.page.close({ runBeforeUnload: false });
    const again = await (await at.window()).signIn('staf');
    const unsent = again.page.getByRole('region', { name: 'Isian Anda yang belum dikirim' });
    await unsent.getByRole('link', { name: 'Permohonan: baru' }).waitFor();
    await again.picture('draft-home', false);
    await unsent.getByRole('link', { name: 'Permohonan: baru' }).click();
    expect(await offered(again)).toEqual(TYPED);
  });

  it('is nobody else’s', async () => {
    const staf = await fresh();
    await type(staf);
    const other = await (await at.window()).signIn('staf2');
    await openForm(other);
    await other.settled();
    expect(await other.page.getByText(OFFERED).count()).toBe(0);
  });

  it('survives the end of the session', async () => {
    const staf = await fresh();
    await type(staf);
    await at.office.sql('update sessions set ended_at = now() where ended_at is null');
    await staf.page.reload();
    await staf.fill({ 'Nama pengguna': 'staf', 'Kata sandi': DEMO_PASSWORD });
    await staf.button('Masuk').click();
    await staf.input('Hal').waitFor();
    expect(await offered(staf)).toEqual(TYPED);
  });

  it.each([503, 429, 502, 'refused'] as const)(
    'survives a save that failed (%s): it can be sent again, left by the menu, by Batal, and come back to',
    async (failure) => {
      const staf = await fresh();
      await type(staf);
      await staf.fill({
        'Perangkat Daerah pemohon': 'Dinas Kesehatan',
        'Tanggal surat': '2026-11-20',
        'Penanda tangan': 'Budi',
        'Jabatan penanda tangan': 'Kepala OPD',
        'Pengesahan surat': 'Cap/stempel OPD',
      });
      await answering(staf, '**/api/requests', failure);
      await staf.button('Simpan').click();
      await staf.page
        .getByRole('alert')
        .filter({ hasText: /tidak|gagal|Tidak ada koneksi/i })
        .first()
        .waitFor();
      await staf.fill({ Catatan: 'Diketik sesudahnya' });
      await staf.menu('Permohonan');
      await openForm(staf);
      expect(await offered(staf)).toEqual(TYPED);
      expect(await staf.input('Catatan').inputValue()).toBe('Diketik sesudahnya');
      await staf.button('Batal').click();
      await staf.hears('Isian Anda belum dikirim dan tersimpan sebagai draf. Buka lagi formulirnya untuk melanjutkan.');
      await openForm(staf);
      expect(await offered(staf)).toEqual(TYPED);
      await staf.page.goBack();
      await openForm(staf);
      expect(await offered(staf)).toEqual(TYPED);
      await staf.page.unroute('**/api/requests');
      await staf.button('Simpan').click();
      await staf.page.getByRole('heading', { name: /^SE\/2026\/\d{6}$/, level: 1 }).waitFor();
      expect(await drafts()).toEqual([]);
      await openForm(staf);
      await staf.settled();
      expect(await staf.page.getByText(OFFERED).count()).toBe(0);
    },
  );

  it('is asked about only where it cannot be kept, and kept when the server is back', async () => {
    const staf = await fresh();
    await openForm(staf);
    await answering(staf, '**/api/drafts/**', 'refused');
    await staf.fill(TYPED);
    await staf.reads('Belum tersimpan di server; dicoba lagi.');
    const leave = async (answer: 'dismiss' | 'accept') => {
      const asked = staf.page.waitForEvent('dialog');
      await staf.page.getByRole('menuitem', { name: 'Pengaduan', exact: true }).click();
      const dialog = await asked;
      expect(dialog.message()).toMatch(/^Isian Anda belum tersimpan di server\. Tinggalkan formulir ini\?/);
      await dialog[answer]();
    };
    await leave('dismiss');
    expect(await valuesOf(staf)).toEqual(TYPED);
    await leave('accept');
    await staf.page.getByRole('banner').getByRole('heading', { name: 'Pengaduan', exact: true }).waitFor();
    await openForm(staf);
    await staf.reads('Anda punya isian yang belum dikirim dan belum tersimpan di server.');
    await staf.page.unroute('**/api/drafts/**');
    await staf.button('Lanjutkan').click();
    expect(await valuesOf(staf)).toEqual(TYPED);
    await status(staf).filter({ hasText: SAVED }).waitFor();
    await staf.page.reload();
    expect(await offered(staf)).toEqual(TYPED);
  });

  it('is thrown away when one says so', async () => {
    const staf = await fresh();
    await type(staf);
    await staf.page.reload();
    await staf.reads(OFFERED);
    await staf.button('Buang').click();
    await staf.page.getByText(OFFERED).waitFor({ state: 'hidden' });
    await staf.page.reload();
    await staf.input('Hal').waitFor();
    await staf.settled();
    expect(await drafts()).toEqual([]);
    expect(await staf.page.getByText(OFFERED).count()).toBe(0);
  });

  it('in two windows: the later one says that it took the place, and both are offered', async () => {
    const first = await fresh();
    await openForm(first);
    const second = await (await at.window()).signIn('staf');
    await openForm(second);
    await first.fill({ Hal: 'Dari jendela pertama' });
    await status(first).filter({ hasText: SAVED }).waitFor();
    await second.fill({ Hal: 'Dari jendela kedua' });
    await status(second)
      .filter({ hasText: /Isian lain untuk formulir ini \(.+\) tetap disimpan/ })
      .waitFor();
    await second.picture('draft-two-windows', false);
    await first.page.reload();
    await first.reads(OFFERED);
    await first.picture('draft-earlier', false);
    await first.button('Lanjutkan yang itu').click();
    expect(await first.input('Hal').inputValue()).toBe('Dari jendela pertama');
  });
});

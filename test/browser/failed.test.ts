import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { done } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';

const AGAIN = 'Coba lagi';

describeInBrowser('what failed to load', () => {
  let at: Console;
  let screen: Screen;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    screen = await at.of('kadis');
  });
  afterAll(() => at?.close());

  /** Answers for the API as a proxy does whose application is away. */
  const away = (path: string) =>
    screen.page.route(path, (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502</h1>' }));
  /** The server has a fault of its own: nothing tries it again but the person. */
  const faulty = (path: string) =>
    screen.page.route(path, (route) =>
      route.fulfill({ status: 500, json: { statusCode: 500, message: 'Terjadi kesalahan.' } }),
    );
  const back = (path: string) => screen.page.unroute(path);
  const retry = () => screen.button(AGAIN);
  const goTo = (path: string) => screen.page.goto(`${at.url}/#/${path}`);

  it('a list says that it failed, is never shown as empty, and is there after [Coba lagi]', async () => {
    const lists = '**/api/verifications?*';
    await faulty(lists);
    await goTo('verifications');
    await screen.reads('Daftar gagal dimuat.');
    expect(await screen.page.getByText(/^Belum ada data/).count()).toBe(0);
    expect(await screen.page.getByText(/dari \d+$/).count()).toBe(0);
    await screen.picture('list-failed', false);
    await back(lists);
    await retry().click();
    await screen.reads(/^\d+–\d+ dari \d+$/);
    expect(await retry().count()).toBe(0);
  });

  it('a step whose answer was lost on the way is done once, and told as done when it is sent again', async () => {
    const letter = await at.office.make.letterIn('diajukan');
    const kasi = await at.of('kasi');
    await kasi.openLetter(letter.number as string);
    const steps = '**/steps/kembalikan';
    let sent = 0;
    await kasi.page.route(steps, async (route) => {
      sent += 1;
      const answer = await route.fetch();
      await (sent === 1 ? route.abort() : route.fulfill({ response: answer }));
    });
    await kasi.button('Kembalikan untuk diperbaiki').click();
    const dialog = kasi.page.getByRole('dialog', { name: 'Kembalikan untuk diperbaiki' });
    await dialog.getByLabel('Alasan').fill('Surat belum ditandatangani kepala OPD.');
    const send = kasi.button('Ya, kembalikan untuk diperbaiki', dialog);
    await send.click();
    await dialog.getByRole('alert').waitFor();
    await send.click();
    await kasi.hears(/^Kembalikan untuk diperbaiki: berhasil/);
    expect([sent, done(await at.office.as('kasi').one('requests', letter.id)).status]).toEqual([2, 'dikembalikan']);
    const told = done(await at.office.as('kasi').history('requests', letter));
    expect(told.filter(({ action }) => action === 'step:kembalikan')).toHaveLength(1);
    await kasi.page.unroute(steps);
  });

  it('the rows that came before stay, and are followed by the new ones as soon as the server is there', async () => {
    const lists = '**/api/requests?*';
    await goTo('requests');
    await screen.reads(/^\d+–\d+ dari \d+$/);
    const rows = screen.page.getByRole('row');
    const before = await rows.count();
    expect(before).toBeGreaterThan(2);
    await screen.page.route(lists, (route) => route.abort());
    await screen.page
      .getByRole('button', { name: 'Ke halaman berikutnya' })
      .or(screen.page.getByRole('button', { name: 'Halaman 2' }))
      .first()
      .click();
    await screen.reads(/^Daftar gagal dimuat\. Yang tampil/);
    expect(await rows.count()).toBe(before);
    await screen.picture('list-failed-rows', false);
    await back(lists);
    await screen.page.getByText(/^Daftar gagal dimuat/).waitFor({ state: 'hidden' });
    await rows.nth(1).waitFor();
  });

  it('a record that did not come through is not said to be none', async () => {
    const [letter] = done(await at.office.as('kadis').list('requests', { range: [0, 0] }));
    const one = `**/api/requests/${letter!.id}`;
    await faulty(one);
    await goTo(`requests/${letter!.id}/show`);
    await screen.reads('Data gagal dimuat.');
    expect(new URL(screen.page.url()).hash).toBe(`#/requests/${letter!.id}/show`);
    await back(one);
    await retry().click();
    await screen.page.getByRole('heading', { level: 1, name: letter!.number as string }).waitFor();
    // One that is really not there leads to the list.
    await goTo('requests/0190d7f3-d680-7000-8000-000000000081/show');
    await screen.reads(/^\d+–\d+ dari \d+$/);
  });

  it('without a server a bar says what is kept; it goes with the next answer, and the page is whole again', async () => {
    const all = '**/{api,health}/**';
    await screen.page.route(all, (route) => route.abort());
    await screen.page.evaluate(`location.hash = '#/papan-kerja'`);
    const bar = screen.page.getByRole('status').filter({ hasText: 'Tidak ada koneksi ke server.' });
    await bar.waitFor();
    await screen.reads('Tidak ada koneksi ke server. Coba lagi sebentar.');
    await screen.picture('offline', false);
    await back(all);
    await bar.waitFor({ state: 'hidden' });
    await screen.reads('Beban verifikator');
    expect(await screen.page.getByText('Sebagian halaman ini gagal dimuat.').count()).toBe(0);
  });

  it('F5 while the server is away waits for it, instead of asking to sign in', async () => {
    const all = '**/{api,health}/**';
    await away(all);
    await screen.page.reload();
    await screen.page.getByRole('status').filter({ hasText: 'Tidak ada koneksi ke server.' }).waitFor();
    expect(await screen.input('Nama pengguna').count()).toBe(0);
    await back(all);
    await screen.reads('Beban verifikator');
  });

  it('a part of a page that failed is said, and loaded again', async () => {
    const [letter] = done(await at.office.as('kadis').list('requests', { range: [0, 0] }));
    const people = '**/api/verifications?*';
    await faulty(people);
    await goTo(`requests/${letter!.id}/show`);
    await screen.reads('Sebagian halaman ini gagal dimuat.');
    await back(people);
    await screen.button('Muat ulang bagian itu').click();
    await screen.page.getByText('Sebagian halaman ini gagal dimuat.').waitFor({ state: 'hidden' });
    expect(await screen.button('Muat ulang bagian itu').count()).toBe(0);
  });

  it('an address that the console does not have is told in Indonesian, with the way home', async () => {
    await goTo('tidak-ada');
    await screen.page.getByRole('heading', { level: 1, name: 'Halaman tidak ditemukan' }).waitFor();
    await screen.picture('nowhere', false);
    expect(await screen.page.getByText('..').count()).toBe(0);
    await screen.page.getByRole('link', { name: 'Ke Beranda' }).click();
    await screen.page.getByRole('heading', { name: /^Selamat bekerja, / }).waitFor();
  });

  it('an address outside of the console is a page, too, with the ways from there', async () => {
    const visitor = await at.window();
    for (const path of ['lacak', 'permohonan/1', '%ff']) {
      await visitor.page.goto(`${at.url}/${path}`);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await visitor.page.getByRole('link').allTextContents()).toEqual([
        'Ke Beranda',
        'Lacak permohonan atau pengaduan',
      ]);
    }
    await visitor.picture('page-404', false);
    await visitor.page.getByRole('link', { name: 'Lacak permohonan atau pengaduan' }).click();
    await visitor.input('Kode lacak').waitFor();
  });

  it('nothing is offered that the role or the record does not allow', async () => {
    const letter = await at.office.make.letter();
    const person = await at.office.make.person(letter.id);
    const kasi = await at.of('kasi');
    await kasi.page.goto(`${at.url}/#/requests/${letter.id}/show`);
    await kasi.button('Langkah lain').first().waitFor();
    await kasi.settled();
    const assign = kasi.page.getByRole('button', { name: /Tugaskan verifikator/, disabled: false });
    expect(await assign.count()).toBe(0);
    expect(await kasi.button('Arsipkan').count()).toBe(0);
    const auditor = await at.of('inspektorat');
    const [unit] = done(await at.office.as('inspektorat').list('org-units', { range: [0, 0] }));
    await auditor.page.goto(`${at.url}/#/org-units/${unit!.id}/show`);
    await auditor.page.getByRole('heading', { level: 1 }).waitFor();
    await auditor.settled();
    expect(await auditor.button('Arsipkan').count()).toBe(0);
    const staf = await at.of('staf');
    await staf.page.goto(`${at.url}/#/verifications/${person.id}/show`);
    await staf.button('Arsipkan').waitFor();
  });
});

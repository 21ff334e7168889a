import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { done } from '../support/office.ts';
import { noFaults, read } from '../support/reading.ts';

/** A tenth of a second each. */
const LOOKS = 300;

describeInBrowser('work that arrives', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at.close());

  it('stands on the open Beranda of the next person, with who sent it, what it is about and how many people', async () => {
    const kadis = await at.of('kadis');
    await kadis.page.getByRole('heading', { name: 'Menunggu Anda' }).waitFor();
    const letter = await at.office.make.letterIn('draf', { subject: 'Bendahara dan PPK' });
    await at.office.make.person(letter.id);
    const current = done(await at.office.as('staf').one('requests', letter.id));
    done(await at.office.as('staf').step('requests', current, 'ajukan'));
    const row = kadis.page.getByRole('link', { name: new RegExp(String(letter.number)) });
    await row.waitFor();
    await kadis.reads(/Dinas Kesehatan: Bendahara dan PPK · 2 orang$/, row);
    await kadis.page.getByRole('button', { name: /^Pemberitahuan, [1-9]/ }).waitFor();
    await kadis.picture('work-arrived');
    expect([kadis.faults, kadis.refusals]).toEqual([[], []]);
  });

  it('is disposed to those who can do it, with their post and load; the likely one is chosen', async () => {
    const kadis = await at.of('kadis');
    const letter = await at.office.make.letterIn('diajukan');
    await kadis.page.goto(`${kadis.url}/#/requests/${letter.id}/show`);
    await kadis.button('B · Disposisikan').click();
    const dialog = kadis.page.getByRole('dialog');
    const input = dialog.getByRole('combobox', { name: 'Penerima disposisi' });
    await input.and(kadis.page.locator('[value^="Sekar Ayu Lukitasari"]')).waitFor();
    await input.click();
    const options = kadis.page.getByRole('option');
    expect(await options.allTextContents()).toEqual([
      expect.stringMatching(
        /^Sekar Ayu Lukitasari, S\.Kom\., M\.T\.Kepala Seksi Infrastruktur .* · \d+ pekerjaan terbuka$/,
      ),
      expect.stringMatching(/^Tejo Purwadi Kusuma, S\.T\., M\.Kom\.Kepala Bidang Informatika · \d+ pekerjaan terbuka$/),
    ]);
    await kadis.picture('work-disposition', false);
    await kadis.page.keyboard.press('Escape');
    await dialog.getByRole('textbox', { name: 'Isi disposisi' }).fill('Tindak lanjuti.');
    await dialog.getByRole('button', { name: 'Ya, disposisikan' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const after = done(await at.office.as('kadis').one('requests', letter.id));
    expect(after).toMatchObject({ status: 'didisposisikan', addresseeId: await at.office.as('kasi').staffId() });
    expect([kadis.faults, kadis.refusals]).toEqual([[], []]);
  });

  it('of which another has done a step meanwhile says who did what, is shown anew, and keeps what was typed', async () => {
    const kadis = await at.of('kadis');
    const letter = await at.office.make.letterIn('diajukan');
    await kadis.page.goto(`${kadis.url}/#/requests/${letter.id}/show`);
    await kadis.button('B · Disposisikan').click();
    const dialog = kadis.page.getByRole('dialog');
    await dialog.locator('[value^="Sekar Ayu Lukitasari"]').waitFor();
    await dialog.getByRole('textbox', { name: 'Isi disposisi' }).fill('Tindak lanjuti segera.');
    const [desk, current] = [at.office.as('kadis'), await at.office.as('kadis').one('requests', letter.id)];
    const body = { addresseeId: await at.office.as('kasi').staffId(), instruction: 'Dari jendela lain.' };
    done(await desk.step('requests', done(current), 'disposisikan', body));
    await dialog.getByRole('button', { name: 'Ya, disposisikan' }).click();
    await dialog.getByRole('alert').waitFor();
    await kadis.picture('work-overtaken', false);
    await kadis.reads(/^Wiratmo Adisaputra.*Halaman ini sudah memuat data terbaru/, dialog);
    expect(await dialog.getByRole('textbox', { name: 'Isi disposisi' }).inputValue()).toBe('Tindak lanjuti segera.');
    await kadis.button('Batal', dialog).click();
    await kadis.page.getByRole('heading', { name: String(letter.number), level: 1 }).waitFor();
    await kadis.reads('Didisposisikan', kadis.page.getByRole('main'));
    expect(await kadis.button('B · Disposisikan').count()).toBe(0);
    expect(kadis.faults).toEqual([]);
    expect(kadis.refusals.splice(0)).toEqual(['POST requests 409']);
  });

  it('begins at the top of each page one comes to, and goes back to where one was', async () => {
    const kadis = await at.of('kadis');
    const scrolled = () => kadis.page.evaluate('scrollY');
    const stands = async (place: number) => {
      for (let looks = 0; looks < LOOKS && (await scrolled()) !== place; looks += 1) await wait(100);
      expect(await scrolled()).toBe(place);
    };
    await kadis.menu('Permohonan');
    await stands(0);
    await kadis.page.mouse.move(640, 400);
    await kadis.page.mouse.wheel(0, 900);
    await stands(900);
    // By the link and by the row.
    for (const role of ['link', 'cell'] as const) {
      const row = kadis.page.getByRole('row').nth(12);
      await row.getByRole(role).first().click();
      await kadis.page.getByRole('heading', { level: 1 }).waitFor();
      await stands(0);
      await kadis.page.goBack();
      await stands(900);
    }
    await kadis.page.getByRole('row').nth(12).getByRole('link').first().click();
    const person = kadis.page.getByRole('link', { name: 'Buka halaman pemohon' }).first();
    await person.scrollIntoViewIfNeeded();
    await kadis.settled();
    const place = await scrolled();
    expect(place).toBeGreaterThan(100);
    await person.click();
    await kadis.page.getByRole('link', { name: 'Buka halaman pemohon' }).first().waitFor({ state: 'detached' });
    await stands(0);
    await kadis.page.goBack();
    await stands(Number(place));
    expect(kadis.faults).toEqual([]);
  });

  it('comes by mail as each chooses on his profile, which a screen reader reads well', async () => {
    const faults = noFaults();
    const kasi = await at.of('kasi');
    await kasi.page.goto(`${kasi.url}/#/profil`);
    const choice = kasi.page.getByRole('switch', { name: 'Pekerjaan diserahkan kepada saya' });
    await choice.uncheck();
    await kasi.hears('Pilihan surel disimpan.');
    expect(done(await at.office.as('kasi').get('/api/notifications/choices'))).toMatchObject({
      assigned: false,
      overdue: true,
    });
    await kasi.settled();
    await read(kasi.page, 'id', faults);
    await kasi.picture('work-mail-choices');
    expect(faults).toEqual(noFaults());
    expect([kasi.faults, kasi.refusals]).toEqual([[], []]);
  });
});

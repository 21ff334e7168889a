import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type Body, done } from '../support/office.ts';
import { pdfText } from '../support/pdf.ts';
import { noFaults, read } from '../support/reading.ts';
import type { Screen } from '../support/screen.ts';

describeInBrowser('the pages of a service standard', () => {
  let at: Console;
  let kasi: Screen;
  let standing: Body;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    kasi = await at.of('kasi');
    [standing] = done(await at.office.as('kasi').list('service-standards', { filter: { status: 'ditetapkan' } })) as [
      Body,
    ];
  });
  afterAll(() => at?.close());

  const open = async (screen: Screen, id = standing.id) => {
    await screen.page.goto(`${at.url}/#/service-standards/${id}/show`);
    await screen.button('Unduh PDF').waitFor();
    await screen.settled();
  };

  it('shows its components, who has the minutes, and which legal basis no longer stands', async () => {
    await open(kasi);
    await kasi.reads('1. Persyaratan');
    await kasi.reads('8. Evaluasi Kinerja Pelaksana');
    const bases = kasi.page.getByRole('table', { name: 'Dasar hukum' });
    await bases.getByRole('row', { name: /PP nomor 82 Tahun 2012.*Dicabut/ }).waitFor();
    const edit = kasi.button('Ubah draf');
    expect(await edit.getAttribute('aria-disabled')).toBe('true');
    expect(await edit.textContent()).toContain('Salin versi ini menjadi draf baru.');
  });

  it('is downloaded as a paper', async () => {
    await open(kasi);
    const [download] = await Promise.all([kasi.page.waitForEvent('download'), kasi.button('Unduh PDF').click()]);
    expect(download.suggestedFilename()).toBe('standar-pelayanan-versi-1.pdf');
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    expect(pdfText(Buffer.concat(parts))).toContain('Jumlah 170 menit');
  });

  it('is copied, changed with its sum in view, refused while it does not add up, and saved', async () => {
    await open(kasi);
    await kasi.button('Salin menjadi draf baru').click();
    await kasi.reads('Jumlah menit semua langkah 170: sama dengan jangka waktu penyelesaian.');
    const { page } = kasi;
    await page.locator('[name="content.steps.3.minutes"]').fill('20');
    await kasi.reads('Jumlah menit semua langkah 160, padahal jangka waktu penyelesaian 170 menit.');
    await kasi.button('Simpan').click();
    await kasi.hears('Ada isian yang perlu diperbaiki. Periksa yang bertanda merah.');
    await page.locator('[name="content.total.amount"]').fill('160');
    await kasi.reads('Jumlah menit semua langkah 160: sama dengan jangka waktu penyelesaian.');
    await kasi.button('Simpan').click();
    await kasi.button('Unduh PDF').waitFor();
    await kasi.reads('160 menit');
    const [draft] = done(await at.office.as('kasi').list('service-standards', { sort: ['edition', 'DESC'] })) as [Body];
    expect(draft.content).toMatchObject({ total: { amount: 160 }, steps: { 3: { at: 'D', minutes: 20 } } });
  });

  it('is compared with another version, component by component', async () => {
    await kasi.button('Bandingkan').click();
    const dialog = kasi.page.getByRole('dialog', { name: 'Bandingkan' });
    await kasi.fill({ 'Bandingkan dengan': 'Versi 1 (Ditetapkan)' }, dialog);
    const changed = dialog.getByRole('row', { name: /berubah/ });
    await changed.first().waitFor();
    expect(await dialog.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      '2. Sistem, Mekanisme dan Prosedur',
      '3. Jangka Waktu Penyelesaian',
    ]);
    await kasi.picture('standard-compare', false);
    await kasi.button('Tutup', dialog).click();
  });

  it('is replayed over past months', async () => {
    await kasi.button('Jalankan simulasi').click();
    await kasi.reads(/^Dari \d+ perkara 3 bulan terakhir, \d+ akan terlambat; menurut standar saat diterima \d+\.$/);
    const rows = kasi.page.getByRole('table', { name: 'Simulasi' }).getByRole('link');
    // Meetings and findings have their terms in the standard, too.
    const letters = rows.filter({ hasText: /^SE\/20\d\d\/\d{6}$/ });
    await letters.first().waitFor();
    expect(await letters.count()).toBeGreaterThan(0);
  });

  it('reads well in both languages, wide and on a phone of 360 pixels, its form too', async () => {
    const faults = noFaults();
    const phone = await at.window({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await phone.signIn('kasi');
    const [draft] = done(await at.office.as('kasi').list('service-standards', { sort: ['edition', 'DESC'] })) as [Body];
    for (const screen of [kasi, phone]) {
      await open(screen, draft.id);
      await read(screen.page, 'id', faults);
      await screen.button('Ubah draf').click();
      await screen.button('Simpan').waitFor();
      await screen.settled();
      await read(screen.page, 'id', faults);
    }
    await phone.picture('phone-standard-form');
    await open(kasi);
    await kasi.page.getByRole('button', { name: 'Bahasa: Bahasa Indonesia → English' }).click();
    await kasi.button('Download PDF').waitFor();
    await read(kasi.page, 'en', faults);
    await kasi.page.getByRole('button', { name: 'Language: English → Bahasa Indonesia' }).click();
    expect(faults).toEqual(noFaults());
    expect([...kasi.faults, ...phone.faults]).toEqual([]);
    expect(kasi.refusals).toEqual(['PUT service-standards 422']);
  });
});

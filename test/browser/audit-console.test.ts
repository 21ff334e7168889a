import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type Body, done } from '../support/office.ts';
import { noFaults, read } from '../support/reading.ts';
import { Trail } from '../support/tampering.ts';
import { MINUTE } from '../../api/define/durations.ts';

const PAGE = 'Keutuhan jejak audit';

describeInBrowser('the audit trail in the console', () => {
  let at: Console;
  let trail: Trail;
  let letter: Body;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    letter = await at.office.make.letterIn('diajukan');
    trail = new Trail(at.office);
    await trail.seal();
  });
  afterAll(() => at.close());

  it('Kepala Dinas sees in words that the trail is whole, and that the data is as it says', async () => {
    const screen = await at.of('kadis');
    await screen.menu(PAGE);
    await screen.reads('Belum pernah diperiksa.');
    await screen.button('Periksa keutuhan').click();
    await screen.page.getByText(/^Utuh: [\d.]+ catatan, akar [0-9a-f]{16}…, ditandatangani .* WIB\.$/).waitFor();
    await screen.button('Cocokkan sekarang').click();
    await screen.page.getByText(/^Cocok: [\d.]+ baris data sama dengan jejaknya\.$/).waitFor();
    await screen.picture('integrity-whole');
    for (const [button, name] of [
      ['Unduh bundel', 'jejak-audit.zip'],
      ['Unduh halaman pemeriksa', 'periksa-bundel-audit.html'],
    ] as const) {
      const download = screen.page.waitForEvent('download');
      await screen.button(button).click();
      expect((await download).suggestedFilename()).toBe(name);
    }
    expect(screen.faults).toEqual([]);
  });

  it('the trail is filtered by unit and number, saved as a view, and shows before and after', async () => {
    const screen = await at.of('kadis');
    const filter = encodeURIComponent(JSON.stringify({ record: letter.number }));
    const shown = encodeURIComponent(JSON.stringify({ record: true, unitId: true, lineOf: true, at_gte: true }));
    await screen.page.goto(`${at.url}/#/audit-logs?filter=${filter}&displayedFilters=${shown}`);
    await screen.page.getByText(/^1–\d+ dari \d+$/).waitFor();
    await screen.page
      .getByText(/^\d+ isian berubah$/)
      .first()
      .click();
    await screen.page.getByLabel('Sesudah').first().waitFor();
    await screen.picture('trail-filtered');
    await screen.page.getByRole('button', { name: 'Tambah filter', exact: true }).first().click();
    await screen.page.getByRole('menuitem', { name: 'Simpan filter ini…' }).click();
    await screen.page.getByRole('textbox', { name: 'Nama filter' }).fill('Surat ini');
    await screen.page.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click();
    await screen.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await screen.page.getByRole('button', { name: 'Tambah filter', exact: true }).first().click();
    await screen.page
      .getByText(/Surat ini/)
      .first()
      .waitFor();
    await screen.page.keyboard.press('Escape');
    const receivedAt = new Date(Date.parse(String(letter.receivedAt)) - MINUTE).toISOString();
    const why = { receivedAt, reason: 'Waktu diterima keliru dicatat di loket.' };
    done(await at.office.as('kasi').step('requests', letter, 'koreksi_waktu_terima', why));
    const marked = 'Pembetulan yang ditandai untuk pengawasan';
    await screen.page.getByRole('link', { name: marked, exact: true }).click();
    await screen.page.getByRole('switch', { name: marked, exact: true }).and(screen.page.locator(':checked')).waitFor();
    await screen.page.getByText(why.reason).first().waitFor();
    expect(screen.faults).toEqual([]);
  });

  it('a fault is named with its number and what to do, on a phone and in the dark too', async () => {
    await trail.forge(
      `update audit.event set envelope = replace(envelope, '"ok"', '"no"') where id = (select event_id from audit.leaf where idx = 7)`,
    );
    await at.office.sql(`update requests set subject = 'Diubah diam-diam' where id = $1`, [letter.id]);
    const phone = await (
      await at.window({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' })
    ).signIn('inspektorat');
    await phone.menu(PAGE);
    await phone.button('Periksa keutuhan').click();
    await phone.page.getByText('Tidak utuh: kesalahan pertama pada catatan nomor 7.', { exact: true }).waitFor();
    await phone.page.getByText(/^Jangan mengubah apa pun\./).waitFor();
    await phone.button('Cocokkan sekarang').click();
    await phone.page.getByText(/^Ada selisih: 1 dari [\d.]+ baris data\.$/).waitFor();
    await phone.page.getByText('Isi baris diubah di luar aplikasi').waitFor();
    const faults = noFaults();
    await read(phone.page, 'id', faults);
    expect(faults).toEqual(noFaults());
    await phone.picture('integrity-broken-phone-dark');
    expect(phone.faults).toEqual([]);
  });

  it('nobody else finds the page in the menu', async () => {
    const screen = await at.of('kasi');
    await screen.menu('Jejak audit');
    expect(await screen.page.getByRole('menuitem', { name: PAGE }).count()).toBe(0);
  });
});

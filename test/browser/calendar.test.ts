import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dateOf } from '../../api/seed/time.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { done } from '../support/office.ts';
import { noFaults, read } from '../support/reading.ts';
import type { Screen } from '../support/screen.ts';

const HEAD = 'Tanggal;Nama;Jenis;Nomor SKB';
const sheet = (...rows: string[]) => ({
  name: 'libur.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEAD, ...rows].join('\r\n')),
});

describeInBrowser('the calendar in the console', () => {
  let at: Console;
  let screen: Screen;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    screen = await at.of('admin');
  });
  afterAll(() => at.close());

  it('a file is looked through first: a wrong cell is named at its place, and nothing is saved', async () => {
    await screen.menu('Kalender kantor');
    await screen.button('Impor').click();
    const dialog = screen.page.getByRole('dialog', { name: 'Impor kalender dari CSV' });
    await screen.choosesFile(
      'Pilih berkas CSV',
      sheet('17/08/2028;Hari Kemerdekaan;Hari libur nasional;SKB 1/2027', '31/02/2028;Salah;Libur daerah;'),
    );
    await screen.reads('1 dari 2 baris salah. Perbaiki berkasnya, lalu pilih lagi.', dialog);
    const wrong = dialog.getByRole('row', { name: /^3 / }).getByRole('cell', { name: /^2028-02-31/ });
    await wrong.getByText(/^Tanggal/).waitFor();
    expect(await screen.button('Terapkan', dialog).count()).toBe(0);
    await screen.picture('calendar-import-wrong', false);
  });

  it('a good one is imported with a reason, what is there already left or changed', async () => {
    const dialog = screen.page.getByRole('dialog', { name: 'Impor kalender dari CSV' });
    const christmas = done(await at.office.as('admin').list('holidays', { filter: { date: '2026-12-25' } }))[0]!;
    const kept = `25/12/2026;${String(christmas.name)};Hari libur nasional;${String(christmas.decree)}`;
    await screen.choosesFile(
      'Pilih berkas CSV',
      sheet('17/08/2028;Hari Kemerdekaan;Hari libur nasional;SKB 1/2027', kept, '01/01/2026;Awal tahun;Libur daerah;'),
    );
    await screen.reads(/^Semua 3 baris benar: 1 baru, 1 diubah, 1 sudah ada\./, dialog);
    await dialog
      .getByRole('row', { name: /^4 Diubah/ })
      .getByRole('deletion')
      .first()
      .waitFor();
    expect(await screen.button('Terapkan', dialog).isDisabled()).toBe(true);
    await screen.reads('Tulis alasan perubahan untuk melanjutkan.', dialog);
    await dialog.getByRole('textbox', { name: /^Alasan perubahan/ }).fill('SKB perubahan hari libur');
    await screen.picture('calendar-import-good', false);
    await screen.button('Terapkan', dialog).click();
    await screen.hears('1 baris ditambah, 1 diubah, 1 sudah ada.');
    const found = done(await at.office.as('admin').list('holidays', { filter: { date: '2026-01-01' } }));
    expect(found.map(({ name, type }) => [name, type])).toEqual([['Awal tahun', 'libur_daerah']]);
  });

  describe('the hours of a Ramadan', () => {
    const next = Number(dateOf(Date.now()).slice(0, 4)) + 1;
    const dialog = () => screen.page.getByRole('dialog', { name: `Jam kerja Ramadan ${next}` });
    const button = () => screen.button('Masukkan jam Ramadan');
    const open = async () => {
      await screen.menu('Beranda');
      await screen.menu('Kalender kantor');
      await screen.page.getByRole('heading', { name: `Tahun ${next}` }).waitFor();
      await button().click();
    };
    beforeAll(async () => {
      // As from November on, whatever the day is.
      await screen.page.route('**/api/calendar', async (route) => {
        const answer = await route.fetch();
        const state = (await answer.json()) as { completeYears: number[] };
        const warning = state.completeYears.includes(next) ? null : { year: next, missing: ['ramadan'] };
        await route.fulfill({ response: answer, json: { ...state, warning } });
      });
      await at.office.sql('delete from drafts');
    });

    it('are asked for in the year that lacks them, each input says what it is, and a fault what to do here', async () => {
      await open();
      await dialog().getByLabel('Berlaku sejak').waitFor();
      const labels = await dialog()
        .getByRole('textbox')
        .evaluateAll((inputs) =>
          inputs.flatMap((input) =>
            [...((input as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent),
          ),
        );
      const days = ['Senin', 'Selasa', 'Rabu', 'Kamis'].flatMap((day) => [`${day} pagi`, `${day} siang`]);
      const parts = [...days, 'Jumat'].flatMap((part) => [`${part}, mulai`, `${part}, sampai`]);
      expect(labels.filter((label) => label?.includes(','))).toEqual(parts);
      await screen.picture('calendar-ramadan', false);
      await screen.fill({ 'Selasa pagi, mulai': '25.00' }, dialog());
      await screen.button('Lanjut: lihat akibatnya', dialog()).click();
      await screen.reads('1 dari 9 baris salah. Perbaiki tanggal atau jamnya di atas, lalu lanjutkan.', dialog());
      expect(
        await dialog()
          .getByText(/berkas/i)
          .count(),
      ).toBe(0);
      await screen.picture('calendar-ramadan-wrong', false);
      expect(await dialog().evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
    });

    it('are kept as typed, all of them, and offered after a reload', async () => {
      await screen.fill({ 'Selasa pagi, mulai': '08.00', 'Jumat, sampai': '10.45' }, dialog());
      await dialog().getByLabel('Berlaku sampai').fill(`${next}-03-15`);
      await screen.button('Lanjut: lihat akibatnya', dialog()).click();
      const reason = dialog().getByRole('textbox', { name: /^Alasan perubahan/ });
      await reason.fill('Surat edaran Bupati jam Ramadan');
      const saved = screen.page.getByRole('status').filter({ hasText: /^Draf tersimpan \d\d\.\d\d/ });
      await saved.waitFor();
      await screen.page.reload();
      await open();
      await screen.button('Lanjutkan', dialog()).click();
      const kept = ['Selasa pagi, mulai', 'Jumat, sampai'].map((label) => screen.input(label, dialog()).inputValue());
      expect(await Promise.all(kept)).toEqual(['08.00', '10.45']);
      expect(await dialog().getByLabel('Berlaku sampai').inputValue()).toBe(`${next}-03-15`);
      await screen.button('Lanjut: lihat akibatnya', dialog()).click();
      expect(await reason.inputValue()).toBe('Surat edaran Bupati jam Ramadan');
    });

    it('are entered in one dialog, all days at once, and then no longer asked for', async () => {
      await screen.reads(/^Semua 9 baris benar: 9 baru, 0 diubah, 0 sudah ada\./, dialog());
      await screen.button('Terapkan', dialog()).click();
      await screen.hears('Kalender diubah dan jatuh tempo dihitung ulang.');
      await button().waitFor({ state: 'hidden' });
      await screen.page.getByRole('heading', { name: `Tahun ${next}` }).waitFor();
      const filter = { regime: 'ramadan', validFrom_gte: `${next}-01-01` };
      expect(done(await at.office.as('admin').list('office-hours', { filter, range: [0, 99] }))).toHaveLength(9);
      expect(await at.office.sql('select key from drafts')).toEqual([]);
      await screen.page.unroute('**/api/calendar');
    });
  });

  it('a new holiday shows how many due times it moves, and asks why', async () => {
    const { id, number } = await at.office.make.letterIn('diajukan');
    const date = dateOf(Date.parse(done(await at.office.as('staf').one('requests', id)).dueAt as string));
    await screen.menu('Kalender kantor');
    await screen.page.getByRole('link', { name: 'Tambah hari libur', exact: true }).click();
    const form = { Tanggal: date, Nama: 'Hari jadi kabupaten', Jenis: 'Libur daerah' };
    for (const [label, value] of Object.entries(form)) {
      const input = screen.page.getByLabel(new RegExp(`^${label}`)).first();
      if (label === 'Jenis') {
        await input.click();
        await screen.page.getByRole('option', { name: value, exact: true }).click();
      } else await input.fill(value);
    }
    await screen.button('Lanjut: lihat akibatnya').click();
    const dialog = screen.page.getByRole('dialog');
    await screen.reads(/^\d+ dari \d+ jatuh tempo yang sedang berjalan akan bergeser\.$/, dialog);
    // The administrator reads counts: what moves is named to whoever may see it (calendar-moves).
    expect(await dialog.getByText(number as string).count()).toBe(0);
    const apply = screen.button('Terapkan', dialog);
    expect(await apply.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: /^Alasan perubahan/ }).fill('Keputusan Bupati tentang hari jadi');
    await screen.picture('calendar-change', false);
    const faults = noFaults();
    await read(screen.page, 'id', faults);
    expect(faults).toEqual(noFaults());
    await apply.click();
    await screen.hears('Kalender diubah dan jatuh tempo dihitung ulang.');
    expect(done(await at.office.as('admin').list('holidays', { filter: { date } }))).toHaveLength(1);
    expect(screen.faults).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatMoment } from '../../admin/engine/format.ts';
import type { Username } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { type Body, day, done, PDF } from '../support/office.ts';
import { noFaults, read } from '../support/reading.ts';

describeInBrowser('time in the console', () => {
  let at: Console;
  beforeAll(async () => (at = await openConsole(chromium!)));
  afterAll(() => at.close());

  /** A letter with two people that waits for step C. */
  async function letterToShare(): Promise<Body> {
    const { office } = at;
    const letter = await office.make.letter({ letterNumber: '800/77/2026' });
    await office.make.person(letter.id, { fullName: 'Ratna Kusumaningrum' });
    await office.make.person(letter.id, { fullName: 'Joko Purnomo', employment: 'non_asn' });
    const staf = office.as('staf');
    done(await staf.upload('requests', letter.id, 'surat_permohonan', PDF, 'surat.pdf'));
    const filed = done(await staf.step('requests', done(await staf.one('requests', letter.id)), 'ajukan'));
    const addresseeId = await office.as('kasi').staffId();
    return done(
      await office.as('kadis').step('requests', filed, 'disposisikan', { addresseeId, instruction: 'Mohon diproses.' }),
    );
  }

  it('a verifier sees his work by time left, opens the first, and reads why it is due when it is', async () => {
    const late = await at.office.make.personIn('penentuan_status', { fullName: 'Wulan Terlambat Sekali' });
    await at.office.sql(`update clocks set due_at = '2025-01-06T03:40:00Z' where record_id = $1`, [late.id]);
    const screen = await at.of('verifikator1');
    const work = screen.page.getByRole('region', { name: 'Menunggu Anda' });
    const first = work.getByRole('listitem').first();
    await first.getByText('Wulan Terlambat Sekali').waitFor();
    await first.getByText(/^terlambat [\d.]+ hari kerja$/).waitFor();
    await screen.picture('my-work');
    await first.getByRole('link').click();
    const clock = screen.page.getByRole('region', { name: 'Waktu', exact: true });
    await clock.getByRole('button', { name: /^Mengapa jatuh tempo / }).click();
    await clock.getByText(/^Diterima \w+ \d+ \w+ \d{4} pukul \d\d\.\d\d WIB\.$/).waitFor();
    await clock.getByText('Janji layanan 170 menit kerja, menurut standar pelayanan versi 1.').waitFor();
    await screen.picture('clock-of-a-person');
    expect(screen.faults).toEqual([]);
  });

  it('before a receipt is corrected its due time is told, as it is and as it would be', async () => {
    const letter = await at.office.make.letterIn('didisposisikan', { letterDate: day(-20) });
    const dueAt = async () => String(done(await at.office.as('kasi').one('requests', letter.id)).dueAt);
    const before = formatMoment(await dueAt(), 'id');
    const screen = await at.of('kasi');
    await screen.openLetter(letter.number as string);
    await screen.button('Koreksi waktu diterima').click();
    const dialog = screen.page.getByRole('dialog');
    await dialog.getByLabel('Diterima pada').fill(`${day(-14)}T09:00`);
    const told = await dialog.getByText(new RegExp(`${before}.+`)).textContent();
    await screen.picture('moved-due', false);
    await dialog.getByLabel('Alasan').fill('Surat sudah diterima dua minggu lalu.');
    await dialog.getByRole('button', { name: /^Ya, / }).click();
    await dialog.waitFor({ state: 'detached' });
    const after = formatMoment(await dueAt(), 'id');
    expect([told?.includes(after), after === before]).toEqual([true, false]);
    expect(screen.faults).toEqual([]);
  });

  it('Kepala Seksi shares out a letter: what he changes he must explain', async () => {
    const letter = await letterToShare();
    const screen = await at.of('kasi');
    await screen.openLetter(letter.number as string);
    await screen.button('Bagi otomatis').click();
    const dialog = screen.page.getByRole('dialog', { name: 'Bagi otomatis' });
    await dialog
      .getByText(/^Dipilih karena berkompetensi a, sisa bebannya .*tidak dipilih: /)
      .first()
      .waitFor();
    await screen.picture('share-out', false);
    const apply = screen.button('Terapkan dan teruskan', dialog);
    const choice = dialog.getByRole('combobox', { name: 'Verifikator untuk Joko Purnomo' });
    const proposed = await choice.textContent();
    await choice.click();
    const others = screen.page.getByRole('option', { disabled: false }).filter({ hasNotText: proposed! });
    const name = await others.first().textContent();
    await others.first().click();
    await dialog.getByText('Tulis alasannya: usulan diganti.').waitFor();
    expect(await apply.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: /^Alasan mengganti usulan/ }).fill('Sudah mengenal pemohonnya.');
    await apply.click();
    await screen.hears('2 pemohon dibagi; surat diteruskan.');
    const people = done(await at.office.as('kasi').list('verifications', { filter: { requestId: letter.id } }));
    expect(people.map(({ status }) => status)).toEqual(['menunggu_pendaftaran', 'menunggu_pendaftaran']);
    const joko = people.find(({ fullName }) => fullName === 'Joko Purnomo')!;
    const chosen = done(await at.office.as('kasi').one('staff', joko.verifierId as string));
    expect(chosen.fullName).toBe(name);
    expect(screen.faults).toEqual([]);
  });

  describe.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('%s, %d pixels wide', (colorScheme, width) => {
    it.each(['kasi', 'kadis', 'staf', 'verifikator1'] as Username[])(
      'everything that %s sees of time fits and has its name',
      async (who) => {
        const screen = await at.window({ viewport: { width, height: 800 }, colorScheme });
        await screen.signIn(who);
        const faults = noFaults();
        const look = async (name: string) => {
          await screen.settled();
          await read(screen.page, 'id', faults);
          await screen.picture(`clock-${colorScheme}-${width}-${who}-${name}`);
        };
        await look('home');
        await screen.menu('Permohonan');
        await look('list');
        if (who === 'kasi' || who === 'kadis') {
          await screen.menu('Papan kerja');
          await look('board');
        }
        const person = await anyPerson();
        await screen.page.goto(`${at.url}/#/requests/${person.requestId as string}/show`);
        await screen.page.getByRole('region', { name: 'Waktu', exact: true }).getByText('Janji layanan').waitFor();
        await look('letter');
        await screen.page.goto(`${at.url}/#/verifications/${person.id}/show`);
        await screen.page
          .getByRole('button', { name: /^Mengapa / })
          .first()
          .click();
        await look('person');
        if (who === 'kasi') {
          await screen.page.goto(`${at.url}/#/complaints`);
          await screen.page.getByText(/^\d+–\d+ dari \d+$/).waitFor();
          await look('complaints');
          await screen.page.getByRole('link', { name: /^PD\// }).or(screen.page.getByText(/^PD\//)).first().click();
          await screen.page.getByRole('region', { name: 'Waktu', exact: true }).getByText('Janji layanan').waitFor();
          await look('complaint');
        }
        expect(faults).toEqual(noFaults());
        expect(screen.faults).toEqual([]);
        await screen.page.context().close();
      },
    );
  });

  let made: Promise<Body> | undefined;
  const anyPerson = (): Promise<Body> => (made ??= at.office.make.personIn('menunggu_swafoto'));
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { meetingsIn, MINUTES } from '../support/meetings.ts';
import type { Body } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';
import { tooWide } from '../support/widths.ts';

const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true };
const PHONE = { width: 360, height: 740 };

describeInBrowser('an evaluation meeting, held in two browsers', () => {
  let at: Console;
  let meeting: Body;
  let staf: Screen;
  const { planned, row, today } = meetingsIn(() => at.office);
  beforeAll(async () => {
    at = await openConsole(chromium!);
    meeting = await planned();
    staf = await (await at.window(TABLET)).signIn('staf');
  });
  afterAll(() => at.close());

  const open = (screen: Screen, path: string) => screen.page.goto(`${at.url}/#${path}`);
  const show = (screen: Screen) => open(screen, `/evaluation-meetings/${meeting.id}/show`);
  const room = () => open(staf, `/rapat/${meeting.id}/hadir`);
  const seat = (name: string) => staf.page.getByRole('button', { name: new RegExp(`^${name}`) });

  it('all elements are invited with one tap, and anybody of the office by his name', async () => {
    await room();
    await staf.button('Undang semua unsur').click();
    for (const name of ['Wiratmo Adisaputra', 'Tejo Purwadi Kusuma', 'Sekar Ayu Lukitasari', 'Ratri Puji Hapsari'])
      await seat(name).waitFor();
    await staf.page.getByLabel('Tambahkan peserta').fill('Rukmini');
    await staf.page.getByRole('option', { name: /^Rukmini Prihandari/ }).click();
    await seat('Rukmini Prihandari').waitFor();
    expect(await seat('Rukmini Prihandari').isDisabled()).toBe(true);
    await staf.picture('meeting-invited');
    await show(staf);
    await staf.button('Kirim undangan').click();
    await staf.reads('Diundang');
  });

  it('who comes taps his name', async () => {
    await today(meeting);
    await show(staf);
    // The day came behind the page.
    await staf.page.reload();
    await staf.button('Mulai rapat').click();
    await staf.reads('Berlangsung');
    await room();
    await staf.reads(/Belum hadir: Kepala Dinas, Kepala Bidang, Kepala Seksi, Staf\/verifikator$/);
    for (const name of ['Wiratmo Adisaputra', 'Tejo Purwadi Kusuma', 'Sekar Ayu Lukitasari', 'Ratri Puji Hapsari']) {
      await seat(name).tap();
      await staf.page.getByRole('button', { name: new RegExp(`^${name}`), pressed: true }).waitFor();
    }
    await staf.reads(/Keempat unsur hadir\.$/);
    await staf.page.getByLabel('Kehadiran Aryo Bimo Saksono').locator('xpath=..').click();
    await staf.page.getByRole('option', { name: 'Sakit' }).click();
    await staf.page.locator('.MuiMenu-root').waitFor({ state: 'detached' });
    await staf.picture('meeting-room');
    await staf.page.setViewportSize(PHONE);
    expect(await tooWide(staf.page)).toEqual([]);
    await staf.picture('meeting-room-phone');
    await staf.page.setViewportSize(TABLET.viewport);
  });

  it('minutes are written beside the agenda, and are there again after the browser broke down', async () => {
    await show(staf);
    await staf.input('Notula').fill(MINUTES);
    await staf.reads(/Draf tersimpan/);
    await staf.picture('meeting-minutes');
    await staf.page.reload();
    await staf.page.getByRole('button', { name: /Lanjutkan/ }).click();
    expect(await staf.input('Notula').inputValue()).toBe(MINUTES);
    await staf.button('Ajukan notula', staf.page.locator('form')).click();
    await staf.reads('Notula draf');
    expect(await row(meeting.id)).toMatchObject({ status: 'notula_draf', minutes: MINUTES });
  });

  it('the Kepala Dinas approves them; the month is met', async () => {
    const kadis = await at.of('kadis');
    await show(kadis);
    await kadis.button('Sahkan notula').click();
    await kadis.reads('SHA-256 isi yang disahkan');
    const download = kadis.page.waitForEvent('download');
    await kadis.button('Notula').click();
    expect((await download).suggestedFilename()).toBe(
      `notula-rapat-${String(meeting.number).replaceAll('/', '-')}.pdf`,
    );
    await kadis.picture('meeting-approved');
    await open(kadis, '/rapat-setahun');
    await kadis.reads('Terpenuhi');
    await kadis.picture('meeting-year');
    expect([staf.faults, staf.refusals, kadis.faults, kadis.refusals]).toEqual([[], [], [], []]);
  });
});

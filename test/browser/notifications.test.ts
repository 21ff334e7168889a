import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Database } from '../../api/database/database.ts';
import { Outbox } from '../../api/mail/outbox.ts';
import { Notifications } from '../../api/notifications/notifications.ts';
import type { Username } from '../../api/seed/people.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import type { Body } from '../support/office.ts';
import { noFaults, read } from '../support/reading.ts';
import type { Screen } from '../support/screen.ts';

describeInBrowser('the bell in the top bar', () => {
  let at: Console;
  let letter: Body;
  let count = 0;
  beforeAll(async () => {
    at = await openConsole(chromium!);
    letter = await at.office.make.letterIn('diajukan');
    // Of the letter itself people were told.
    await at.office.sql('delete from notifications');
  });
  afterAll(() => at.close());

  async function tell(who: Username, title: string, text = 'Standar pelayanan: 170 menit.') {
    const staffId = await at.office.as(who).staffId();
    const news = { staffId, key: `bell:${(count += 1)}`, kind: 'due-soon' as const, title, text };
    const record = { resource: 'requests', recordId: letter.id };
    const { app } = at.office;
    await app.get(Database).transaction((sql) => app.get(Notifications).tell(sql, [{ ...news, ...record }]));
  }
  const bell = (screen: Screen, unread: number) => screen.button(`Pemberitahuan, ${unread} belum dibaca`);

  it('counts, tells a screen reader what came, leads to the record by keyboard, and marks it read', async () => {
    const kadis = await at.of('kadis');
    await bell(kadis, 0).waitFor();
    await tell('kadis', `${String(letter.number)}: tersisa 30 menit`);
    await bell(kadis, 1).waitFor();
    const said = kadis.page.getByRole('status').filter({ hasText: 'Pemberitahuan baru:' });
    expect(await said.textContent()).toBe(`Pemberitahuan baru: ${String(letter.number)}: tersisa 30 menit`);
    await kadis.tabTo(bell(kadis, 1));
    await kadis.page.keyboard.press('Enter');
    const list = kadis.page.getByRole('dialog', { name: 'Pemberitahuan' });
    const entry = list.getByRole('link', { name: /tersisa 30 menit/ });
    await entry.waitFor();
    await kadis.picture('notifications', false);
    await kadis.tabTo(entry);
    await kadis.page.keyboard.press('Enter');
    await kadis.page.getByRole('heading', { name: String(letter.number), level: 1 }).waitFor();
    await bell(kadis, 0).waitFor();
    expect([kadis.faults, kadis.refusals]).toEqual([[], []]);
  });

  it('marks one without leaving, then all, and shows it in another window of the same person', async () => {
    const [kabid, second] = [await at.of('kabid'), await (await at.window()).signIn('kabid')];
    for (const title of ['pertama', 'kedua', 'ketiga']) await tell('kabid', title);
    for (const screen of [kabid, second]) await bell(screen, 3).waitFor();
    await bell(kabid, 3).click();
    await kabid.button('Tandai dibaca: kedua').click();
    await bell(second, 2).waitFor();
    await kabid.button('Tandai semua dibaca').click();
    await kabid.button('Tandai semua dibaca').waitFor({ state: 'hidden' });
    await kabid.page.keyboard.press('Escape');
    for (const screen of [kabid, second]) await bell(screen, 0).waitFor();
    expect([kabid.faults, kabid.refusals]).toEqual([[], []]);
  });

  it.each(['light', 'dark'] as const)('fits a phone of 360 pixels, %s, in both languages', async (colorScheme) => {
    const faults = noFaults();
    const phone = await at.window({ viewport: { width: 360, height: 740 }, colorScheme });
    await phone.signIn('kasi');
    await tell('kasi', `${String(letter.number)}: jatuh tempo`, 'Verifikasi belum selesai dalam 170 menit kerja.');
    await phone.page.getByRole('button', { name: /^Pemberitahuan, / }).click();
    await phone.reads('Verifikasi belum selesai dalam 170 menit kerja.');
    await phone.settled();
    await read(phone.page, 'id', faults);
    await phone.picture(`phone-${colorScheme}-notifications`, false);
    await phone.page.keyboard.press('Escape');
    await phone.page.getByRole('button', { name: 'Bahasa: Bahasa Indonesia → English' }).click();
    await phone.page.getByRole('button', { name: /^Notifications, \d+ unread$/ }).click();
    await phone.page.getByRole('dialog', { name: 'Notifications' }).getByRole('listitem').first().waitFor();
    await read(phone.page, 'en', faults);
    expect(faults).toEqual(noFaults());
    expect([phone.faults, phone.refusals]).toEqual([[], []]);
  });

  it('the administrator finds a dead mail waiting at home, and sends it again', async () => {
    const { app } = at.office;
    const subject = `${String(letter.number)}: ditugaskan`;
    await app
      .get(Database)
      .transaction((sql) =>
        app.get(Outbox).queue(sql, { to: 'kasi@example.id', subject, text: 'Rahasia.', messageKey: 'browser' }),
      );
    await at.office.sql(
      `update mails set status = 'gagal', "lastError" = 'Server surel menolak: 550', tries = 1 where subject = $1`,
      [subject],
    );
    const admin = await at.of('admin');
    await admin.page.getByRole('link', { name: /^Surel.*: \d+$/ }).click();
    await admin.page.getByText(subject).first().click();
    await admin.page.getByRole('heading', { name: subject, level: 1 }).waitFor();
    await admin.picture('dead-mail');
    expect(await admin.page.getByText('Rahasia.').count()).toBe(0);
    expect(await admin.step('Kirim ulang')).toBe('Menunggu dikirim');
    expect([admin.faults, admin.refusals]).toEqual([[], []]);
  });
});

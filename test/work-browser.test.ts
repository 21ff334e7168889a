import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, describeInBrowser } from './support/chromium.ts';
import { type Console, openConsole } from './support/console.ts';
import { done } from './support/office.ts';

const MINUTE = 60_000;
describeInBrowser('work that arrives', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  }, MINUTE);
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
});

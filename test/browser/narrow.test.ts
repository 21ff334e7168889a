import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { FIGURES_READERS } from '../../api/define/figures.ts';
import type { Resource } from '../../api/define/resource.ts';
import { EVERYONE, LEADERS, OVERSEERS, type Role } from '../../api/define/roles.ts';
import { evaluationMeetings } from '../../api/evaluation-meetings/evaluation-meetings.resource.ts';
import { RECONCILERS } from '../../api/reconciliations/reconciliations.resource.ts';
import { resources } from '../../api/resources.ts';
import { supervisionDraws } from '../../api/supervision/draws.resource.ts';
import { complaints } from '../../api/complaints/complaints.resource.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { done, HOLDERS } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';
import { tooWide } from '../support/widths.ts';

const LOOK_AGAIN = 300;
const PHONE = { width: 360, height: 740 };

/** Of each role another. */
const HOME = '/';
/** Pages that are no resource's, and who has them in his menu. */
const OWN_PAGES: Readonly<Record<string, readonly Role[]>> = {
  [HOME]: EVERYONE,
  '/papan-kerja': LEADERS,
  '/kinerja': FIGURES_READERS,
  '/angka-aduan': complaints.access.list,
  '/pelaksanaan-pengawasan': supervisionDraws.access.list,
  '/angka-disiplin': OVERSEERS,
  '/rapat-setahun': evaluationMeetings.access.list,
  '/bagan-organisasi': EVERYONE,
  '/keutuhan-audit': RECONCILERS,
  '/kalender': EVERYONE,
  '/profil': EVERYONE,
};
/** Who is asked first: he has most to see; the others for what he may not. */
const ASKED: readonly Role[] = ['kepala_dinas', 'kepala_seksi', 'admin_sistem', 'verifikator'];
/** Everything is there: nothing is under way, and between two looks nothing came. */
async function stands({ page }: Screen): Promise<void> {
  const under = page.locator('[role=progressbar]:visible:not([aria-valuenow]), .MuiSkeleton-root, [aria-busy=true]');
  for (let before = ''; ; await wait(LOOK_AGAIN)) {
    const now = (await under.count()) === 0 ? await page.locator('body').innerText() : '';
    if (now && now === before) return;
    before = now;
  }
}
const first = (may: readonly Role[]) => ASKED.find((role) => may.includes(role));

describeInBrowser('on a phone of 360 pixels', () => {
  let at: Console;
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at.close());

  describe.each(ASKED)('every page of %s', (role) => {
    const addresses = Object.keys(OWN_PAGES).filter((page) => page === HOME || first(OWN_PAGES[page]!) === role);
    const wide: string[] = [];
    let phone: Screen;
    let pages: string[];

    beforeAll(async () => {
      pages = [...addresses, ...(await Promise.all((resources as readonly Resource[]).map(addressesOf))).flat()];
      phone = await (await at.window({ viewport: PHONE })).signIn(HOLDERS[role]);
      for (const page of pages) await lookAt(page);
    });
    afterAll(() => phone.page.context().close());

    /** List, form, and the page of the record that has most to tell. */
    async function addressesOf({ name, access }: Resource): Promise<string[]> {
      const lists = first(access.list) === role;
      const rows = lists ? done(await at.office.as(role).list(name, { range: [0, 99] })) : [];
      const [longest] = rows.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
      return [
        ...(lists ? [`/${name}`] : []),
        ...(longest ? [`/${name}/${longest.id}/show`] : []),
        ...(first(access.create) === role ? [`/${name}/create`] : []),
      ];
    }

    async function lookAt(page: string) {
      await phone.page.goto(`${phone.url}/#${page}`);
      await stands(phone);
      for (const colorScheme of ['light', 'dark'] as const) {
        await phone.page.emulateMedia({ colorScheme });
        wide.push(...(await tooWide(phone.page)).map((what) => `${page} (${colorScheme}): ${what}`));
        await phone.picture(`narrow-${role}${page.replaceAll('/', '-')}-${colorScheme}`);
      }
    }

    it('was looked at', () => expect(pages.length).toBeGreaterThan(1));
    it('fits, or moves sideways with a sign', () => expect(wide).toEqual([]));
    it('breaks nothing', () => expect([phone.faults, phone.refusals]).toEqual([[], []]));
  });

  it('a wide table is reached by the Tab key and moved by the arrows', async () => {
    const phone = await (await at.window({ viewport: PHONE })).signIn('kadis');
    await phone.page.goto(`${phone.url}/#/kinerja`);
    const table = phone.page.getByRole('region', { name: 'Angka yang sama sebagai tabel' });
    await phone.reads('Geser ke samping untuk melihat semua kolom.');
    await phone.tabTo(table);
    expect(await phone.showsFocus(table)).toBe(true);
    await phone.page.keyboard.press('ArrowRight');
    await phone.page.waitForFunction((element) => element!.scrollLeft > 0, await table.elementHandle());
  });

  it('a list beside the menu moves sideways too', async () => {
    const tablet = await (await at.window({ viewport: { width: 920, height: 740 } })).signIn('kadis');
    await tablet.page.goto(`${tablet.url}/#/requests`);
    await tablet.page.getByRole('region', { name: 'Permohonan', exact: true }).waitFor();
    expect(await tooWide(tablet.page)).toEqual([]);
  });

  it('a table that has room says nothing', async () => {
    const wide = await (await at.window()).signIn('kadis');
    await wide.page.goto(`${wide.url}/#/papan-kerja`);
    await wide.reads('Beban verifikator');
    await wide.settled();
    expect(await wide.page.getByText('Geser ke samping untuk melihat semua kolom.').count()).toBe(0);
  });
});

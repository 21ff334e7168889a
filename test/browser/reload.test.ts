import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { auditLogs } from '../../api/audit-logs/audit-logs.resource.ts';
import type { Resource } from '../../api/define/resource.ts';
import { LEADERS, ROLES, type Role } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import { chromium, describeInBrowser } from '../support/chromium.ts';
import { type Console, openConsole } from '../support/console.ts';
import { done, HOLDERS } from '../support/office.ts';
import type { Screen } from '../support/screen.ts';

const TRIES = 60;

/** Everything that somebody could press: the menu, the buttons, the links, by name. */
async function offered(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const role of ['menuitem', 'button', 'link', 'combobox'] as const) {
    const names = await page
      .getByRole(role)
      .evaluateAll((elements) => elements.map((one) => one.getAttribute('aria-label') ?? one.textContent));
    found.push(...names.map((name) => `${role} ${name}`));
  }
  return found.sort();
}

/** What is offered once the page has come to rest: twice the same, with nothing under way. */
async function offeredAtRest(screen: Screen): Promise<string[]> {
  await screen.page.getByRole('banner').waitFor();
  let before: string[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    await screen.settled();
    await screen.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const now = await offered(screen.page);
    if (now.length > 0 && JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  throw new Error(`${screen.page.url()} does not come to rest`);
}

async function offeredIn(tab: Screen): Promise<string[]> {
  const found = await offeredAtRest(tab);
  await tab.page.close();
  return found;
}

describeInBrowser('after F5 and in a second tab the same is offered as after signing in', () => {
  let at: Console;
  /** Entries of the menu that one role has been led by already: the page is the same for the others. */
  const seen = new Set<string>();
  beforeAll(async () => {
    at = await openConsole(chromium!);
  });
  afterAll(() => at?.close());

  describe.each(Object.keys(ROLES) as Role[])('%s', (role) => {
    /** One page of each kind that the role may open. */
    async function pages(): Promise<string[]> {
      const desk = at.office.as(role);
      const may = (action: 'list' | 'show' | 'create' | 'edit', { access }: Resource) => access[action].includes(role);
      const all: readonly Resource[] = resources;
      const create = all.find((resource) => may('create', resource) && !resource.detail);
      const [list] = all.filter(({ name }) => ['requests', 'staff'].includes(name)).filter((one) => may('show', one));
      const [record] = done(await desk.list(list!.name, { range: [0, 0] }));
      const found = ['', 'profil', list!.name, `${list!.name}/${record!.id}/show`];
      if (LEADERS.includes(role)) found.push('papan-kerja');
      if (create) found.push(`${create.name}/create`);
      // Of what was recorded: each reading of the trail is a new entry of it.
      if (may('list', auditLogs)) found.push(`${auditLogs.name}?filter=${encodeURIComponent('{"action":"create"}')}`);
      for (const edited of all.filter((one) => may('edit', one) && may('list', one))) {
        const [open] = done(await desk.list(edited.name, { range: [0, 0] }));
        if (!open) continue;
        found.push(`${edited.name}/${open.id}`);
        break;
      }
      return found;
    }

    it('on every kind of page', async () => {
      const screen = await at.of(HOLDERS[role]);
      const entries = (await screen.page.getByRole('menuitem').all()).length;
      expect(entries).toBeGreaterThan(4);
      const differs: Record<string, unknown> = {};
      for (const path of await pages()) {
        // By the address within the page, as a link does: nothing is loaded anew.
        await screen.page.evaluate(`location.hash = '#/${path}'`);
        const before = await offeredAtRest(screen);
        await screen.page.reload();
        const reloaded = await offeredAtRest(screen);
        const inTab = path.endsWith('/show') ? await offeredIn(await screen.tab()) : before;
        const missing = (after: string[]) => before.filter((name) => !after.includes(name));
        if (missing(reloaded).length + missing(inTab).length > 0 || reloaded.length !== before.length)
          differs[path] = {
            missing: [missing(reloaded), missing(inTab)],
            more: reloaded.filter((name) => !before.includes(name)),
          };
      }
      expect(differs).toEqual({});
      expect([screen.faults, screen.refusals]).toEqual([[], []]);
    });

    it('behind every entry of the menu that nobody had before', async () => {
      const screen = await at.of(HOLDERS[role]);
      const { page } = screen;
      const menu = () => page.getByRole('menuitem').allTextContents();
      const entries = await menu();
      expect(entries.length).toBeGreaterThan(4);
      for (const entry of entries.filter((one) => !seen.has(one))) {
        seen.add(entry);
        const called = page.getByRole('banner').getByRole('heading', { name: entry, exact: true });
        await page.getByRole('menuitem', { name: entry, exact: true }).click();
        await called.waitFor();
        await page.reload();
        await called.waitFor();
        await screen.settled();
        expect([entry, await menu()]).toEqual([entry, entries]);
        expect([
          entry,
          await page
            .getByRole('alert')
            .filter({ hasText: /gagal|tidak dapat/i })
            .count(),
        ]).toEqual([entry, 0]);
      }
      expect([screen.faults, screen.refusals]).toEqual([[], []]);
    });
  });
});

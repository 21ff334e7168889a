import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../../api/seed/people.ts';
import { chromium, describeInBrowser, launchChromium } from '../support/chromium.ts';
import { openOffice, type Office } from '../support/office.ts';
import { MINUTE } from '../../api/define/durations.ts';

describeInBrowser('the description of the API, as a page', () => {
  let office: Office;
  let browser: Browser;
  let page: Page;
  /** What no page of ours may do. */
  const faults: string[] = [];
  beforeAll(async () => {
    office = await openOffice();
    browser = await launchChromium(chromium!);
    page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    page.setDefaultTimeout(MINUTE);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== new URL(office.url).origin && protocol !== 'data:') faults.push(`request to ${request.url()}`);
    });
    await page.goto(`${office.url}/api/docs`);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  /** Opens an operation and makes it ready to be sent. */
  async function tryOut(method: string, path: string): Promise<Locator> {
    const tag = page.locator(`#operations-tag-${path.split('/')[2]!}`);
    if ((await tag.getAttribute('data-is-open')) !== 'true') await tag.click();
    const operation = page.locator(`.opblock-${method}`).filter({ has: page.locator(`[data-path="${path}"]`) });
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    return operation;
  }
  async function sent(operation: Locator): Promise<{ status: string; body: string }> {
    const answer = operation.locator('.live-responses-table .response').first();
    // What was answered before must not be taken for the answer.
    if (await answer.isVisible()) await operation.getByRole('button', { name: 'Clear' }).click();
    await answer.waitFor({ state: 'hidden' });
    await operation.getByRole('button', { name: 'Execute' }).click();
    await answer.waitFor();
    const status = await answer.locator('.response-col_status').innerText();
    return { status: status.trim(), body: await answer.locator('.highlight-code code').first().innerText() };
  }

  it('lets somebody sign in and ask, without a word to any other host', async () => {
    const profile = await tryOut('get', '/api/profile');
    expect((await sent(profile)).status).toBe('401');
    faults.splice(0).forEach((fault) => expect(fault).toMatch(/401/));

    const login = await tryOut('post', '/api/auth/login');
    await login.locator('textarea').fill(JSON.stringify({ username: 'kasi', password: DEMO_PASSWORD }));
    expect((await sent(login)).status).toBe('200');

    const { status, body } = await sent(profile);
    expect([status, JSON.parse(body)]).toEqual(['200', expect.objectContaining({ username: 'kasi' })]);
    mkdirSync(join(import.meta.dirname, '../artefacts'), { recursive: true });
    await page.screenshot({ path: join(import.meta.dirname, '../artefacts/api-docs.png') });
    expect(faults).toEqual([]);
  });

  it('goes on with the cookie of the session, and shows each verb with what it needs', async () => {
    expect((await sent(await tryOut('post', '/api/auth/refresh'))).status).toBe('200');
    expect((await sent(await tryOut('get', '/api/board'))).status).toBe('200');
    const step = await tryOut('post', '/api/requests/{id}/steps/disposisikan');
    expect(await step.locator('textarea').inputValue()).toMatch(/"addresseeId"[^]*"instruction"/);
    expect(faults).toEqual([]);
  });
});

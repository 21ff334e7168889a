import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD, type Username } from '../../api/seed/people.ts';

const ARTEFACTS = join(import.meta.dirname, '..', 'artefacts');
// For what never comes; a busy machine takes its time.
const PATIENCE = 60_000;
/** How long between two looks at what was said. */
const LOOK_AGAIN = 50;
/** Where the console says what goes away by itself. */
const PASSING = '.MuiSnackbarContent-message';
const exact = (name: string) => ({ name, exact: true });

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
/** Values by the label of their input; a list ticks boxes. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** One window of the browser, in the words of the person before it (Indonesian). */
export class Screen {
  /** What no page may ever do: errors on the browser's console, answers 5xx, requests to another origin. */
  readonly faults: string[] = [];
  /** Answers 4xx, as `PUT requests 412`. */
  readonly refusals: string[] = [];
  /** Messages that went by, or still stand there, and that nobody has asked for yet. */
  readonly #passing: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.faults.push(`error on ${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // The browser's own line for a 4xx or 5xx, which is counted below.
      const ofAnswer = message.text().startsWith('Failed to load resource: the server responded');
      if (message.type() === 'error' && !ofAnswer) this.faults.push(`console on ${page.url()}: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== url && protocol !== 'data:' && !request.url().startsWith(`blob:${url}/`))
        this.faults.push(`request to ${request.url()}`);
    });
    page.on('response', (response) => {
      const [resource] = new URL(response.url()).pathname.replace('/api/', '').split(/\/(?=[0-9a-f]{8}-)/);
      const line = `${response.request().method()} ${resource!} ${response.status()}`;
      if (response.status() >= 500) this.faults.push(line);
      else if (response.status() >= 400) this.refusals.push(line);
    });
  }

  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Screen> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'id-ID',
      // As elsewhere: the office's clock is WIB wherever the browser is.
      timezoneId: 'Asia/Makassar',
      reducedMotion: 'reduce',
      ...options,
    });
    const screen = await new Screen(await context.newPage(), new URL(url).origin).#listening();
    await screen.page.goto(screen.url);
    await screen.button('Masuk').waitFor();
    // Coming without a session is told by a 401, and is no refusal of anything.
    screen.refusals.splice(screen.refusals.indexOf('POST auth/refresh 401'), 1);
    return screen;
  }

  /** Another tab of the same window, at the same address. */
  async tab(): Promise<Screen> {
    const tab = await new Screen(await this.page.context().newPage(), this.url).#listening();
    await tab.page.goto(this.page.url());
    return tab;
  }

  async signIn(who: Username): Promise<this> {
    await this.fill({ 'Nama pengguna': who, 'Kata sandi': DEMO_PASSWORD });
    await this.button('Masuk').click();
    await this.page.getByRole('heading', { name: /^Selamat bekerja, / }).waitFor();
    return this;
  }

  button(name: string, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', exact(name));
  }

  input(label: string, within: Locator | Page = this.page): Locator {
    return within
      .getByRole('textbox', exact(label))
      .or(within.getByRole('combobox', exact(label)))
      .or(within.getByRole('group', exact(label)));
  }

  /** Types, chooses, or ticks, by what the input is; of a list that is searched the option is typed first. */
  async fill(values: Values, within?: Locator): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const input = this.input(label, within);
      if (typeof value !== 'string') {
        for (const box of value) await input.getByRole('checkbox', exact(box)).check();
      } else if ((await input.getAttribute('role')) === 'combobox') {
        const typed = (await input.getAttribute('aria-autocomplete')) === 'list';
        // A choice that is proposed comes from the server.
        if (typed) await input.click({ trial: true });
        if (typed && (await input.inputValue()) === value) continue;
        await (typed ? input.fill(value) : input.click());
        // Under what a record is called may stand what it is.
        const called = this.page.getByRole('option').filter({ has: this.page.getByText(value, { exact: true }) });
        await this.page.getByRole('option', exact(value)).or(called).first().click();
      } else await input.fill(value);
    }
  }

  /** What is said somewhere on the page, sooner or later, and nothing beside it. What goes away by itself is heard. */
  async reads(text: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    const said = within.getByText(text, { exact: true }).first();
    await said.waitFor();
    const passes = await said.evaluateAll((all, passing) => all.some((one) => one.closest(passing)), PASSING);
    if (passes) throw new Error(`${String(text)} goes away by itself: a busy machine looks too late. Use hears().`);
  }

  /** A message that goes away by itself, whether it still stands there or not; each is heard once. */
  async hears(text: string | RegExp): Promise<string> {
    const isIt = (said: string) => (typeof text === 'string' ? said === text : text.test(said));
    for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(LOOK_AGAIN)) {
      const index = this.#passing.findIndex(isIt);
      if (index >= 0) return this.#passing.splice(index, 1)[0]!;
    }
    throw new Error(`Never said: ${String(text)}; but ${JSON.stringify(this.#passing)}`);
  }

  /** Each passing message is written down as it appears. */
  async #listening(): Promise<this> {
    await this.page.exposeFunction('said', (text: string) => this.#passing.push(text));
    await this.page.addInitScript((passing) => {
      const known = new WeakMap<Element, string>();
      new MutationObserver(() => {
        for (const message of document.querySelectorAll(passing)) {
          const text = message.textContent.replaceAll(/\s+/g, ' ').trim();
          if (!text || known.get(message) === text) continue;
          known.set(message, text);
          (window as unknown as { said(text: string): void }).said(text);
        }
      }).observe(document, { subtree: true, childList: true, characterData: true });
    }, PASSING);
    return this;
  }

  /** Opens an entry of the menu, and waits for its list. */
  async menu(entry: string): Promise<void> {
    const opener = this.button('Buka menu');
    if (await opener.isVisible()) await opener.click();
    await this.page.getByRole('menuitem', exact(entry)).click();
    await this.page.getByRole('banner').getByRole('heading', exact(entry)).waitFor();
    const list = this.page.getByText(/^\d+–\d+ dari \d+$/).or(this.page.getByText('Belum ada data.', { exact: true }));
    await list
      .or(this.page.getByRole('region', exact('Menunggu Anda')))
      // A page of its own, named as its entry.
      .or(this.page.getByRole('region', exact(entry)))
      .first()
      .waitFor();
    await this.settled();
  }

  /** Nothing is under way any more, as the ring in the top bar says. */
  async settled(): Promise<void> {
    await this.page.getByRole('progressbar').first().waitFor({ state: 'hidden' });
  }

  async openLetter(number: string): Promise<void> {
    await this.menu('Permohonan');
    await this.page.getByText(number, { exact: true }).click();
    await this.page.getByRole('heading', { name: number, level: 1 }).waitFor();
  }

  /** Part of the letter's page that is about one person on it. */
  person(name: string): Locator {
    return this.page.getByRole('region', { name: /^Pemohon (Anda )?pada surat ini/ }).getByRole('region', { name });
  }

  /** Presses the button of a step, gives what it asks for, if it asks, and answers the state it says it led to. */
  async step(label: string, values?: Values, within: Locator | Page = this.page): Promise<string> {
    await within.getByRole('button', { name: new RegExp(`^(\\w(\\.\\w)? · )?${label}$`) }).click();
    if (values) {
      const dialog = this.page.getByRole('dialog', { name: label });
      await this.fill(values, dialog);
      await this.button(`Ya, ${label[0]!.toLowerCase()}${label.slice(1)}`, dialog).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    return /"(.+)"/.exec(await this.hears(new RegExp(`^${label}: berhasil`)))?.[1] ?? '';
  }

  /** Goes on with the Tab key until the focus is there. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${String(target)}.`);
  }

  /** Whether one sees that the focus is there: it looks different without. */
  async showsFocus(target: Locator): Promise<boolean> {
    const box = (await target.boundingBox())!;
    const clip = {
      x: Math.max(0, box.x - 6),
      y: Math.max(0, box.y - 6),
      width: box.width + 12,
      height: box.height + 12,
    };
    const look = () => this.page.screenshot({ clip, animations: 'disabled' });
    const focused = await look();
    await target.evaluate((element) => element.blur());
    const plain = await look();
    await target.focus();
    return !focused.equals(plain);
  }

  async choosesFile(button: string, file: Upload): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button(button).click();
    await (await chooser).setFiles(file);
  }

  /** With WASKITA_PICTURES=1 it is kept in test/artefacts, which is not in git. */
  async picture(name: string, fullPage = true): Promise<void> {
    await this.settled();
    if (process.env.WASKITA_PICTURES !== '1') return;
    mkdirSync(ARTEFACTS, { recursive: true });
    await this.page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage, animations: 'disabled' });
  }
}

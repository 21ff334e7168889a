/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { en } from '../../admin/i18n/en.ts';
import { id } from '../../admin/i18n/id.ts';

/** What is wrong with a page for whoever reads it, looks at it, or has it read aloud. */
export interface Faults {
  readonly rawKeys: string[];
  /** Words of the Indonesian pack on a page in English, except where they are marked as Indonesian. */
  readonly indonesian: string[];
  readonly wrongLanguage: string[];
  /** Inputs without a label, buttons, links and images without a name. */
  readonly nameless: string[];
  readonly tooWide: string[];
}
export const noFaults = (): Faults => ({ rawKeys: [], indonesian: [], wrongLanguage: [], nameless: [], tooWide: [] });

const RAW_KEY = /(?<![\w@.-])(?:resources|ra|app)\.[a-z][\w-]*(?:\.[\w-]+)*/i;
const CONTROL =
  /^\s*- (?:'?)(button|textbox|combobox|checkbox|radio|switch|searchbox|spinbutton|link|menuitem|tab|img)((?: \[[^\]]*\])*)'?:?$/;

function* words(messages: unknown): Generator<string> {
  if (typeof messages === 'string') yield* messages.split(' |||| ');
  else if (typeof messages === 'object' && messages !== null)
    for (const below of Object.values(messages)) yield* words(below);
}
const english = new Set(words(en));
const ONLY_INDONESIAN = new Set([...words(id)].filter((word) => !english.has(word) && !word.includes('%{')));

/** Reads the page as it stands now, and adds what is wrong with it. */
export async function read(page: Page, language: 'id' | 'en', faults: Faults): Promise<void> {
  const where = `${new URL(page.url()).hash || '/'} (${language})`;
  const { texts, lang, excess } = await page.evaluate(seen);
  for (const text of texts) {
    const key = RAW_KEY.exec(text)?.[0];
    if (key) faults.rawKeys.push(`${where}: ${key}`);
    if (language === 'en' && ONLY_INDONESIAN.has(text)) faults.indonesian.push(`${where}: ${text}`);
  }
  if (lang !== language) faults.wrongLanguage.push(`${where}: ${lang}`);
  if (excess > 0) faults.tooWide.push(`${where}: ${excess} px`);
  const tree = await page.locator('body').ariaSnapshot();
  // The ring that turns while something is fetched is a picture in its progress bar.
  for (const line of tree.replaceAll(/- progressbar:\n\s*- img/g, '').split('\n'))
    if (CONTROL.test(line)) faults.nameless.push(`${where}: ${line.trim()}`);
}

/** Runs in the page: every visible text, and what is said for it to those who do not see. */
function seen() {
  const texts: string[] = [];
  const root = document.documentElement;
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility() || (element.closest('[lang]')?.getAttribute('lang') ?? root.lang) !== root.lang)
      continue;
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const said = ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name));
    texts.push(...[own.map(({ textContent }) => textContent).join(''), ...said].map((text) => text?.trim() ?? ''));
  }
  const excess = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
  return { texts: texts.filter(Boolean), lang: root.lang, excess };
}

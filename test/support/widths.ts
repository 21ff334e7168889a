/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What does not fit the window as it stands now, one line each. */
export const tooWide = (page: Page): Promise<string[]> => page.evaluate(measured);

/**
 * Runs in the page. What is wider than the window may only stand in a place that moves sideways by itself, by finger and by
 * keyboard, and that says so where one sees it; a text that is cut has its ellipsis.
 */
function measured(): string[] {
  const MOST = 5;
  const { scrollWidth } = document.documentElement;
  const seen = [...document.body.querySelectorAll('*')].filter((element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  );
  const named = (element: Element) =>
    `${element.localName}.${element.getAttribute('class')} "${element.textContent.trim().slice(0, 40)}"`;
  const styles = new Map(seen.map((element) => [element, getComputedStyle(element)]));
  const moves = seen.filter(
    (element) =>
      /auto|scroll/.test(styles.get(element)!.overflowX) && element.scrollWidth > Math.ceil(element.clientWidth),
  );
  const said = (element: Element) => {
    const sign = document.getElementById(element.getAttribute('aria-describedby') ?? '');
    return (
      element.matches('[role=region][tabindex="0"]:is([aria-label], [aria-labelledby])') && sign?.checkVisibility()
    );
  };
  const cut = [...moves, ...seen.filter((element) => styles.get(element)!.textOverflow === 'ellipsis')];
  const outside = seen.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    if (width <= 1 || (right <= innerWidth + 0.5 && left >= -0.5)) return false;
    return (
      !element.closest('[role=progressbar], [role=meter], svg > *') &&
      !cut.some((one) => one !== element && one.contains(element))
    );
  });
  const hidden = seen.filter((element) => {
    const { overflowX, textOverflow, position } = styles.get(element)!;
    const clips = overflowX === 'hidden' && textOverflow !== 'ellipsis' && position !== 'absolute';
    return clips && element.scrollWidth > element.clientWidth + 1 && element.querySelector('table, p, li') !== null;
  });
  return [
    ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth - innerWidth} px too wide`] : []),
    ...moves.filter((element) => !said(element)).map((element) => `moves without a sign: ${named(element)}`),
    // Only what is innermost: what is around it is as wide because of it.
    ...outside
      .filter((one) => !outside.some((other) => other !== one && one.contains(other)))
      .slice(0, MOST)
      .map(named),
    ...hidden.map((element) => `cut off: ${named(element)}`),
  ];
}

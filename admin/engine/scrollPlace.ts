import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-admin';

const KEPT = 'waskita.places';
/** A way back is rarely longer. */
const MOST = 200;

type Places = Record<string, number>;
function kept(): Places {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Places;
  } catch {
    return {};
  }
}
const keep = (places: Places): void =>
  sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(Object.entries(places).slice(-MOST))));

const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Stands there as soon as the page is long enough, unless somebody has begun to move it. Answers how to give up. */
function standAt(place: number): () => void {
  const page = document.documentElement;
  const end = new AbortController();
  const grown = new ResizeObserver(() => {
    if (page.scrollHeight - window.innerHeight < place) return;
    window.scrollTo(0, place);
    end.abort();
  });
  end.signal.addEventListener('abort', () => grown.disconnect());
  for (const hand of HANDS) window.addEventListener(hand, () => end.abort(), { signal: end.signal });
  grown.observe(document.body);
  return () => end.abort();
}

/** A page that one comes to begins at its top; one that one comes back to stands where it was left. */
export function useScrollPlace(): void {
  const { pathname, key } = useLocation();
  const visit = `${key} ${pathname}`;
  const before = useRef<string>(undefined);
  // Before the next page is laid out: a shorter one moves the window.
  useLayoutEffect(() => {
    let now = kept()[visit] ?? window.scrollY;
    const note = () => {
      now = window.scrollY;
    };
    const leave = () => keep({ ...kept(), [visit]: now });
    window.addEventListener('scroll', note);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('scroll', note);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [visit]);
  // After what lists remember by themselves, wherever one comes from.
  useEffect(() => {
    const place = kept()[visit];
    const isAnother = before.current !== pathname;
    before.current = pathname;
    if (place !== undefined) return standAt(place);
    // Another filter of the same list is no other page.
    if (isAnother) window.scrollTo(0, 0);
    return undefined;
  }, [visit, pathname]);
}

import { type RefObject, useEffect, useRef } from 'react';

/** Keys of the page, as long as nobody types and no dialog stands open. */
export function useKeys(page: RefObject<HTMLElement | null>, keys: Readonly<Record<string, () => void>>): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const isTyping = target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
      const isBehind = page.current?.closest('[aria-hidden="true"]');
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping || isBehind) return;
      const key = now.current[event.key.toLowerCase()];
      if (!key) return;
      event.preventDefault();
      key();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [page]);
}

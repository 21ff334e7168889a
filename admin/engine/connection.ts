import { HttpError } from 'react-admin';
import { i18nProvider } from '../i18n/provider.ts';

/** What stands between browser and application answers for it with these, or the application says that it cannot now. */
const AWAY = [0, 502, 503, 504];
const PROBE_MS = 5000;

let down = false;
let probing: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Whether the last request did not come through; `navigator.onLine` knows of the cable only. */
export const isDown = (): boolean => down;

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every answer tells whether requests come through: its status, and 0 where there was none. */
export function answered(status: number): void {
  const next = AWAY.includes(status);
  clearTimeout(probing);
  probing = next ? setTimeout(() => void probe(), PROBE_MS) : undefined;
  if (next === down) return;
  down = next;
  for (const listener of listeners) listener();
}

/** Asks for nothing but an answer. */
async function probe(): Promise<void> {
  const answer = await fetch('/health/ready').catch(() => undefined);
  answered(answer?.status ?? 0);
}
for (const event of ['online', 'offline']) addEventListener(event, () => void probe());

/** Resolves when requests come through again. */
export function reconnected(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (down) return;
      stop();
      resolve();
    };
    const stop = onConnection(look);
    look();
  });
}

export const isAway = (error: unknown): boolean => error instanceof HttpError && AWAY.includes(error.status);
/** A failure that is not about what was asked: the same may succeed in a moment. */
export const isPassing = (error: unknown): boolean =>
  isAway(error) || (error instanceof HttpError && error.status >= 500);

/** A failure in the words of the screen: whoever shows its message need not know that it is a key. */
export const failure = (key: string, status: number, body?: unknown): HttpError =>
  new HttpError(i18nProvider.translate(key), status, body);

/** A request that never reached the server says so in words instead of "Failed to fetch". */
export async function reach(url: string, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    answered(response.status);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    answered(0);
    throw failure('app.offline', 0);
  }
}

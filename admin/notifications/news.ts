import { HttpError } from 'react-admin';
import { reach } from '../engine/connection.ts';
import { ask, currentStanding, onStanding, readAnswer, withToken } from '../engine/session.ts';

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly resource: string | null;
  readonly recordId: string | null;
  readonly title: string;
  readonly text: string;
  readonly readAt: string | null;
}
export interface Unread {
  readonly unread: number;
  readonly latest: { readonly id: string; readonly title: string } | null;
}

const URL = '/api/notifications';
/** Between the end of one stream and the next: it ends with every access token. */
const AGAIN_MS = 2000;
/** Where streams do not come through, the server is asked this often. */
const POLL_MS = 60_000;

async function askJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const { body } = await ask(`${URL}${path}`, init);
  return JSON.parse(await body.text()) as T;
}

export const newest = (count: number) => askJson<Message[]>(`?range=[0,${count - 1}]`);
export const markRead = (id: string) => askJson<Unread>(`/${id}/read`, { method: 'POST' });
export const markAllRead = () => askJson<Unread>('/read-all', { method: 'POST' });

/** Reads one stream until it ends. */
async function listen(tell: (news: Unread) => void, signal: AbortSignal): Promise<void> {
  const stream = await withToken(async (token) => {
    const answer = await reach(`${URL}/stream`, { headers: { ...token, Accept: 'text/event-stream' }, signal });
    if (!answer.ok || !answer.body) throw readAnswer(answer.status, await answer.text());
    return answer.body;
  });
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.+)$/m.exec(event)?.[1];
      if (data) tell(JSON.parse(data) as Unread);
    }
  }
}

/** Resolves after the pause, when the page is shown or hidden, or when nobody wants to know any more. */
function pause(ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', end);
      gone.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    document.addEventListener('visibilitychange', end);
    gone.addEventListener('abort', end);
  });
}

/**
 * A stream while the page is seen, and speaks for its person: hidden tabs would use up the connections that a browser
 * has for one address.
 */
async function listenWhileSeen(tell: (news: Unread) => void, gone: AbortSignal): Promise<void> {
  const end = new AbortController();
  const stop = () => end.abort();
  document.addEventListener('visibilitychange', stop);
  gone.addEventListener('abort', stop);
  const deaf = onStanding(() => {
    if (currentStanding().is !== 'in') stop();
  });
  try {
    await listen(tell, end.signal);
  } catch (error) {
    if (!end.signal.aborted) throw error;
  } finally {
    deaf();
    document.removeEventListener('visibilitychange', stop);
    gone.removeEventListener('abort', stop);
  }
}

/** Tells what is unread at once and whenever it changes, until `gone` is aborted or the session has ended. */
export async function follow(tell: (news: Unread) => void, gone: AbortSignal): Promise<void> {
  const ended = (error: unknown) => error instanceof HttpError && error.status === 401;
  while (!gone.aborted) {
    if (document.hidden) {
      await pause(POLL_MS, gone);
      continue;
    }
    try {
      await listenWhileSeen(tell, gone);
      await pause(AGAIN_MS, gone);
    } catch (error) {
      if (ended(error)) return;
      try {
        tell(await askJson<Unread>('/unread'));
      } catch (failure) {
        if (ended(failure)) return;
      }
      await pause(POLL_MS, gone);
    }
  }
}

import { HttpError } from 'react-admin';
import type { Role } from '../../api/define/roles.ts';
import { failure, isAway, reach, reconnected } from './connection.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly staffId: string;
  /** His password was given by somebody else: he chooses his own first. */
  readonly passwordDue: boolean;
}
interface Session {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly user: User;
}

/** Whose this tab is, from the first sign-in to the sign-out, and whether it may speak for him now. */
export type Standing =
  | { readonly is: 'nobody' }
  | { readonly is: 'in'; readonly user: User }
  /** What is asked waits until he has signed in again. */
  | { readonly is: 'ended'; readonly user: User }
  /** This browser's session is somebody else's now. */
  | { readonly is: 'taken'; readonly user: User; readonly by: string };

/** Between the tabs of a browser: who came in, who went. */
type News = { readonly came: Pick<User, 'id' | 'name'> } | { readonly went: string };

/** In memory only: a reload asks the HttpOnly refresh cookie again. */
let session: Session | undefined;
let standing: Standing = { is: 'nobody' };
let renewing: Promise<void> | undefined;
const listeners = new Set<() => void>();
const tabs = new BroadcastChannel('waskita-session');

export const currentStanding = (): Standing => standing;
export const currentUser = (): User | undefined => (standing.is === 'nobody' ? undefined : standing.user);
export const currentRoles = (): readonly Role[] => currentUser()?.roles ?? [];

export function onStanding(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The token goes with the standing: nothing can be sent from a tab that is not `in`. */
function become(next: Standing, renewed?: Session): void {
  session = renewed;
  standing = next;
  for (const listener of listeners) listener();
}

/** Resolves when the tab has come to such a standing. */
function until<S extends Standing>(fits: (now: Standing) => now is S): Promise<S> {
  return new Promise((resolve) => {
    const look = () => {
      if (!fits(standing)) return;
      stop();
      resolve(standing);
    };
    const stop = onStanding(look);
    look();
  });
}

/** Whose this tab is, as soon as it is somebody's. */
export const owner = async (): Promise<User> =>
  (await until((now): now is Exclude<Standing, { is: 'nobody' }> => now.is !== 'nobody')).user;

/** The only way to a token: a session of somebody else than the tab's own person never becomes the tab's. */
function adopt(renewed: Session): void {
  const mine = currentUser();
  if (mine && mine.id !== renewed.user.id) become({ is: 'taken', user: mine, by: renewed.user.name });
  else become({ is: 'in', user: renewed.user }, renewed);
}

tabs.addEventListener('message', ({ data }: MessageEvent<News>) => {
  const mine = currentUser();
  if (!mine) return;
  if ('went' in data) {
    if (data.went === mine.id && standing.is === 'in') become({ is: 'ended', user: mine });
  } else if (data.came.id !== mine.id) become({ is: 'taken', user: mine, by: data.came.name });
  else if (standing.is !== 'in') void renew().catch(() => undefined);
});
const tell = (news: News) => tabs.postMessage(news);

/** The body of an answer; an answer that is no success becomes the error react-admin shows. */
export function readAnswer(status: number, text: string): unknown {
  const body: unknown = parse(text);
  if (status >= 200 && status < 300) return body;
  if (isObject(body) && typeof body.message === 'string') throw new HttpError(body.message, status, body);
  throw failure('ra.notification.http_error', status, body);
}
function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function authenticate(path: string, body?: object): Promise<Session> {
  const response = await reach(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    body: JSON.stringify(body ?? {}),
  });
  return readAnswer(response.status, await response.text()) as Session;
}

export async function signIn(username: string, password: string): Promise<void> {
  const opened = await authenticate('login', { username, password });
  adopt(opened);
  tell({ came: opened.user });
}

const isRefused = (error: unknown): boolean => error instanceof HttpError && error.status === 401;

/**
 * One refresh at a time in this tab, and across tabs where the browser has locks: the refresh token rotates,
 * so that two tabs showing the same one would look like a stolen token.
 */
function renew(): Promise<void> {
  const before = currentUser();
  renewing ??= exclusively(() => authenticate('refresh'))
    .then((renewed) => {
      // Who has gone meanwhile does not come back by it.
      if (!before || currentUser()) adopt(renewed);
    })
    .catch((error: unknown) => {
      const mine = currentUser();
      if (!mine || !isRefused(error)) throw error;
      if (standing.is === 'in') become({ is: 'ended', user: mine });
    })
    .finally(() => (renewing = undefined));
  return renewing;
}
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('waskita-refresh', work) : work();
}

/** The session that the refresh cookie stands for; a server that is away is waited for, and is no refusal. */
export async function comeIn(): Promise<void> {
  while (!currentUser()) {
    try {
      await renew();
    } catch (error) {
      if (!isAway(error)) throw error;
      await reconnected();
    }
  }
}

/** Forgets the session here, and at the server when it can be reached. */
export async function signOut(): Promise<void> {
  const [token, mine] = [session?.accessToken, currentUser()];
  become({ is: 'nobody' });
  if (mine) tell({ went: mine.id });
  if (token) await reach('/api/auth/logout', { method: 'POST', headers: authorization(token) }).catch(() => undefined);
}

/** From the beginning, with whoever this browser's session is of: nothing in memory outlives it. */
export function startAnew(): void {
  history.replaceState(null, '', '/#/');
  location.reload();
}

const authorization = (token: string) => ({
  Authorization: `Bearer ${token}`,
  'X-Requested-With': 'XMLHttpRequest',
});

/** A session that holds, and is not the one that the server refused; waits while there is none for this tab's person. */
async function holding(refused?: Session): Promise<Session> {
  for (;;) {
    if (session && session !== refused) return session;
    if (standing.is === 'nobody') throw failure('ra.auth.auth_check_error', 401);
    if (standing.is === 'in') await renew();
    else await until((now): now is Standing => now.is === 'in' || now.is === 'nobody');
  }
}

/** A server that refuses what it has just given is asked no more often than this. */
const MOST_TRIES = 3;

/**
 * Does the work with a valid access token. What the server refuses because the session has ended was not done: it
 * waits until the same person has signed in again, and is then done. So it never looks like an answer.
 */
export async function withToken<T>(work: (headers: Record<string, string>) => Promise<T>): Promise<T> {
  let current = await holding();
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(authorization(current.accessToken));
    } catch (error) {
      if (!isRefused(error) || tries === MOST_TRIES) throw error;
      current = await holding(current);
    }
  }
}

/** Asks the API as the signed-in user. */
export function ask(url: string, init: RequestInit = {}): Promise<{ response: Response; body: Blob }> {
  return withToken(async (token) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(token)) headers.set(name, value);
    const response = await reach(url, { ...init, headers });
    const body = await response.blob();
    if (!response.ok) readAnswer(response.status, await body.text());
    return { response, body };
  });
}

import { HttpError } from 'react-admin';
import type { Role } from '../../api/define/roles.ts';

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

/** In memory only: a reload asks the HttpOnly refresh cookie again. */
let session: Session | undefined;
let refreshing: Promise<Session> | undefined;

export const currentUser = (): User | undefined => session?.user;
export const currentRoles = (): readonly Role[] => session?.user.roles ?? [];

/** The body of an answer; an answer that is no success becomes the error react-admin shows. */
export function readAnswer(status: number, text: string): unknown {
  const body: unknown = parse(text);
  if (status >= 200 && status < 300) return body;
  const message = isObject(body) && typeof body.message === 'string' ? body.message : 'ra.notification.http_error';
  throw new HttpError(message, status, body);
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

/** A request that never reached the server says so in words instead of "Failed to fetch". */
async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new HttpError('app.offline', 0);
  }
}

async function authenticate(path: string, body?: object): Promise<Session> {
  const response = await reach(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    body: JSON.stringify(body ?? {}),
  });
  return readAnswer(response.status, await response.text()) as Session;
}

export async function signIn(username: string, password: string): Promise<void> {
  session = await authenticate('login', { username, password });
}

/**
 * One refresh at a time in this tab, and across tabs where the browser has locks: the refresh token rotates,
 * so that two tabs showing the same one would look like a stolen token.
 */
export function refresh(): Promise<Session> {
  refreshing ??= exclusively(() => authenticate('refresh'))
    .then((renewed) => (session = renewed))
    .finally(() => (refreshing = undefined));
  return refreshing;
}
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('waskita-refresh', work) : work();
}

/** Forgets the session here, and at the server when it can be reached. */
export async function signOut(): Promise<void> {
  const token = session?.accessToken;
  session = undefined;
  if (token) {
    await reach('/api/auth/logout', { method: 'POST', headers: authorization(token) }).catch(() => undefined);
  }
}

const authorization = (token: string) => ({
  Authorization: `Bearer ${token}`,
  'X-Requested-With': 'XMLHttpRequest',
});

/** Does the work with a valid access token; when the server no longer takes it, once more with a new one. */
export async function withToken<T>(work: (headers: Record<string, string>) => Promise<T>): Promise<T> {
  const { accessToken } = session ?? (await refresh());
  try {
    return await work(authorization(accessToken));
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 401) throw error;
    const renewed = session && session.accessToken !== accessToken ? session : await refresh();
    return work(authorization(renewed.accessToken));
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

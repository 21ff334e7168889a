import { ask, readAnswer } from '../engine/session.ts';

/** What a form holds, by the names of its inputs. */
export type Values = Readonly<Record<string, unknown>>;
export interface Kept {
  readonly values: Values;
  readonly savedAt: string;
}
interface DraftHead {
  readonly key: string;
  readonly version: number;
  readonly savedAt: string;
  /** Of the record that it was typed over. */
  readonly recordVersion: number | null;
}
export interface StoredDraft extends DraftHead, Kept {
  /** What this one was saved over without having been seen. */
  readonly earlier: Kept | null;
}
export interface SavedDraft extends DraftHead {
  readonly replaced: string | null;
  readonly dropped: readonly string[];
}
export interface GivenDraft {
  readonly values: Values;
  readonly writer: string;
  readonly after: number;
  readonly recordVersion: number | null;
}

async function send<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  const { response, body } = await ask(`/api/drafts${path}`, { ...init, headers });
  return readAnswer(response.status, await body.text()) as T;
}
const one = (key: string) => `/${encodeURIComponent(key)}`;

/** One's own drafts, the newest first, without their content. */
export const draftsKept = () => send<readonly DraftHead[]>('');

/** One's own draft of the form, if there is one. */
export async function draftOf(key: string): Promise<StoredDraft | undefined> {
  const heads = await draftsKept();
  return heads.some((head) => head.key === key) ? send<StoredDraft>(one(key)) : undefined;
}

/** What a browser sends for a page that is going away may be no larger than this. */
const LARGEST_LAST_WORD = 60_000;
/** `last`: the page may be gone before the answer comes. */
export function keepDraft(key: string, given: GivenDraft, last: boolean): Promise<SavedDraft> {
  const body = JSON.stringify(given);
  return send(one(key), { method: 'PUT', body, keepalive: last && body.length < LARGEST_LAST_WORD });
}
export const removeDraft = (key: string) => send<unknown>(one(key), { method: 'DELETE' });

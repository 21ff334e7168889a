import { HttpError } from 'react-admin';
import { currentStanding, currentUser } from '../engine/session.ts';
import { newKey } from '../engine/upload.ts';
import { isDown } from '../engine/connection.ts';
import { keepDraft, removeDraft, type SavedDraft, type StoredDraft, type Values } from './draftApi.ts';
import { dropLastWords, keepLastWords, type LastWords, lastWordsOf } from './lastWords.ts';

/** How what was typed stands: at the server, on the way there, or refused there. */
export type Standing =
  | { readonly is: 'none' }
  | { readonly is: 'typed' }
  | { readonly is: 'saved'; readonly at: string; readonly replaced: string | null; readonly dropped: number }
  /** `says`: why it is of no use to try the same again. */
  | { readonly is: 'failed'; readonly says?: string };

const PAUSE_MS = 2000;
/** Whoever types on and on is not kept waiting longer than this. */
const LONGEST_MS = 10_000;
const AGAIN_MS = 5000;
/** After this a server counts as away. */
const PATIENCE_MS = 5000;

/** Every form of this page with something that is not at the server yet, on the screen or left behind. */
const unsaved = new Set<Keeper>();

/** Keeps what is typed into one form at the server, until it is sent or thrown away. */
export class Keeper {
  private readonly writer = newKey();
  private readonly owner = currentUser()?.id;
  private readonly listeners = new Set<() => void>();
  private now: Standing = { is: 'none' };
  private values: Values | undefined;
  private text = '';
  private kept = '';
  private version = 0;
  private over: number | null = null;
  private waitingSince: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<unknown> | undefined;
  private held = false;
  private done = false;

  constructor(readonly key: string) {}

  readonly standing = (): Standing => this.now;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Said with what is sent, so that the draft ends with it (api/define/sent-form.ts). */
  get sentAs(): string {
    return `${this.key} ${this.writer} ${this.version}`;
  }
  /** The version of the record that was typed over. */
  get recordVersion(): number | undefined {
    return this.over ?? undefined;
  }
  get isUnsaved(): boolean {
    return this.values !== undefined && this.text !== this.kept;
  }
  get typed(): Values | undefined {
    return this.values;
  }
  get isOwn(): boolean {
    return currentUser()?.id === this.owner;
  }

  /** What the form holds now; nothing when it is as it was opened. */
  note(values: Values | undefined, recordVersion?: number): void {
    const text = values ? JSON.stringify(values) : '';
    if (this.done || text === this.text) return;
    if (!values) return this.clear();
    this.values = values;
    this.text = text;
    this.over ??= recordVersion ?? null;
    if (!this.isUnsaved) return;
    unsaved.add(this);
    this.become({ is: 'typed' });
    this.waitingSince ??= Date.now();
    this.wait(Math.max(0, Math.min(PAUSE_MS, this.waitingSince + LONGEST_MS - Date.now())));
  }

  /** Goes on from what was kept before. */
  adopt({ version, values, savedAt, recordVersion }: Omit<StoredDraft, 'key' | 'earlier'>): void {
    this.version = version;
    this.over = recordVersion;
    this.values = values;
    this.text = this.kept = JSON.stringify(values);
    this.become({ is: 'saved', at: savedAt, replaced: null, dropped: 0 });
  }

  /** Whatever is typed next goes on from that version of the draft. */
  continue(version: number, recordVersion: number | null): void {
    this.version = version;
    this.over = recordVersion;
  }

  /** Now, and not only when the hands rest. Answers whether everything typed is at the server. */
  async flush(last = false): Promise<boolean> {
    // Being sent: it is not left, and nothing is saved after it.
    if (this.held) return false;
    clearTimeout(this.timer);
    // One at a time, and none for what another has just brought.
    while (this.running) await this.running;
    if (!this.isUnsaved) return true;
    if (!this.isOwn || this.held) return false;
    const saving = this.save(last).finally(() => (this.running = undefined));
    this.running = saving;
    return saving;
  }

  /** The same, but nobody waits for a server that is away. */
  flushed(): Promise<boolean> {
    const away = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
    return Promise.race([this.flush(), away]);
  }

  /** The form is being sent: nothing is saved that could come after it. */
  async hold(): Promise<void> {
    this.held = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** It was not taken. */
  release(): void {
    this.held = false;
    if (this.isUnsaved) this.wait(0);
  }

  /** It was taken, and the draft went with it. */
  sent(): void {
    this.done = true;
    this.forget();
  }

  /** It was taken by something that knows nothing of drafts, or given up: what the form still holds is none any more. */
  async end(): Promise<void> {
    await this.hold();
    this.sent();
    await removeDraft(this.key).catch(() => undefined);
  }

  /** Thrown away; what is typed next is another one. */
  async discard(): Promise<void> {
    await this.hold();
    this.held = false;
    this.forget();
    await removeDraft(this.key).catch(() => undefined);
  }

  private clear(): void {
    const wasKept = this.kept !== '';
    this.forget();
    if (wasKept) void removeDraft(this.key).catch(() => undefined);
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.settle();
    this.values = this.waitingSince = undefined;
    this.text = this.kept = '';
    this.version = 0;
    this.over = null;
    this.become({ is: 'none' });
  }

  private async save(last: boolean): Promise<boolean> {
    const { key, writer, version: after, over: recordVersion, values = {}, text } = this;
    this.waitingSince = undefined;
    try {
      this.took(text, await keepDraft(key, { values, writer, after, recordVersion }, last));
      return !this.isUnsaved;
    } catch (error) {
      const refused = error instanceof HttpError && [400, 413, 422].includes(error.status);
      this.become(refused ? { is: 'failed', says: error.message } : { is: 'failed' });
      if (!refused) this.wait(AGAIN_MS);
      return false;
    }
  }

  private took(text: string, { version, savedAt: at, replaced, dropped }: SavedDraft): void {
    this.version = version;
    this.kept = text;
    if (this.isUnsaved) return;
    this.settle();
    this.become({ is: 'saved', at, replaced, dropped: dropped.length });
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    if (this.held) return;
    this.timer = setTimeout(() => {
      // What somebody left behind is not kept for whoever comes after him.
      if (currentUser() && !this.isOwn) this.forget();
      else if (currentUser()) void this.flush();
      else this.wait(AGAIN_MS);
    }, ms);
  }

  private settle(): void {
    unsaved.delete(this);
    if (this.owner) dropLastWords(this.owner, this.key);
  }

  /** The page goes, and nobody knows whether the server hears of it. */
  keepHere(): void {
    if (this.owner && this.values)
      keepLastWords(this.owner, this.key, { values: this.values, recordVersion: this.over });
  }

  private become(next: Standing): void {
    this.now = next;
    for (const listener of this.listeners) listener();
  }
}

/** What this person's page could not send before it went, in this tab. */
export function lastWords(key: string): LastWords | undefined {
  const owner = currentUser()?.id;
  return owner === undefined ? undefined : lastWordsOf(owner, key);
}

/** What was left in this page and is not at the server yet. */
export const leftBehind = (key: string, but: Keeper): Keeper | undefined =>
  [...unsaved].find((keeper) => keeper !== but && keeper.key === key && keeper.isOwn);

const flushAll = () => {
  for (const keeper of unsaved) void keeper.flush(true);
};
addEventListener('blur', flushAll);
addEventListener('pagehide', () => {
  for (const keeper of unsaved) keeper.keepHere();
  flushAll();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') flushAll();
});
addEventListener('beforeunload', (event) => {
  // What is on its way is sent while the page goes; what the server did not take is lost with it.
  const cannotBeSent = currentStanding().is !== 'in' || isDown();
  if ([...unsaved].some((keeper) => cannotBeSent || keeper.standing().is === 'failed')) event.preventDefault();
  else flushAll();
});

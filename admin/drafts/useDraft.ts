import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useNotify } from 'react-admin';
import { isDown, isPassing, reconnected } from '../engine/connection.ts';
import { draftOf, type StoredDraft, type Values } from './draftApi.ts';
import { Keeper, lastWords, leftBehind, type Standing } from './keeper.ts';

/** What was found when the form was opened. `savedAt` is missing of what this page could not bring to the server. */
export interface Offer extends Omit<StoredDraft, 'key' | 'savedAt'> {
  readonly savedAt?: string;
}
export interface Draft {
  readonly keeper: Keeper;
  readonly standing: Standing;
  readonly offer: Offer | undefined;
  /** Takes it, so that the form can be filled with its values. */
  readonly resume: (chosen: 'newest' | 'earlier') => Values | undefined;
  readonly discard: () => void;
}

async function found(key: string, keeper: Keeper): Promise<Offer | undefined> {
  const left = leftBehind(key, keeper);
  if (left && !(await left.flushed()) && left.typed)
    return { version: 0, recordVersion: left.recordVersion ?? null, values: left.typed, earlier: null };
  const there = await draftOf(key);
  const here = lastWords(key);
  const hasMore = here && Object.entries(here.values).some(([name, value]) => !isSame(value, there?.values[name]));
  if (!hasMore) return there;
  const values = { ...there?.values, ...here.values };
  return { version: there?.version ?? 0, recordVersion: here.recordVersion, values, earlier: there ?? null };
}
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** Asked again while the server cannot answer: what was kept is offered late rather than not at all. */
async function foundAtLast(key: string, keeper: Keeper, isWanted: () => boolean): Promise<Offer | undefined> {
  for (let wait = FIRST_WAIT_MS; isWanted(); wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await found(key, keeper);
    } catch (error) {
      if (!isPassing(error)) return undefined;
      await (isDown() ? reconnected() : new Promise((resolve) => setTimeout(resolve, wait)));
    }
  }
  return undefined;
}

/** The draft of a form (api/define/sent-form.ts): what is typed is kept, and offered when the form is opened again. */
export function useDraft(key: string): Draft {
  const notify = useNotify();
  const [keeper] = useState(() => new Keeper(key));
  const standing = useSyncExternalStore(keeper.subscribe, keeper.standing);
  const [offer, setOffer] = useState<Offer>();
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    // The form is there all the same.
    void foundAtLast(key, keeper, () => isShown.current).then((draft) => isShown.current && setOffer(draft));
    // Whoever goes on to the next input, or to a button, has finished this one.
    const flush = () => void keeper.flush();
    document.addEventListener('focusout', flush);
    return () => {
      document.removeEventListener('focusout', flush);
      isShown.current = false;
      void keeper.flushed().then((kept) => {
        if (kept && keeper.standing().is === 'saved') notify('app.draft.left', { type: 'info' });
      });
    };
  }, [key, keeper, notify]);
  const resume = (chosen: 'newest' | 'earlier') => {
    if (!offer) return undefined;
    setOffer(undefined);
    leftBehind(key, keeper)?.sent();
    const { savedAt, earlier, ...draft } = offer;
    if (chosen === 'earlier' || !savedAt) {
      keeper.continue(draft.version, draft.recordVersion);
      return chosen === 'earlier' ? earlier?.values : draft.values;
    }
    keeper.adopt({ ...draft, savedAt });
    return draft.values;
  };
  const discard = () => {
    setOffer(undefined);
    leftBehind(key, keeper)?.sent();
    void keeper.discard();
  };
  return { keeper, standing, offer, resume, discard };
}

/** Keeps what a form without react-hook-form holds; nothing when nothing was typed. */
export function useKept({ keeper }: Draft, values: Values | undefined, recordVersion?: number): void {
  useEffect(() => keeper.note(values, recordVersion));
}

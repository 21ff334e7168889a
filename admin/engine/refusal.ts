import { useCallback, useRef, useState } from 'react';
import { HttpError } from 'react-admin';
import type { UseFormReturn } from 'react-hook-form';
import { isObject } from './session.ts';

export interface Refusal {
  /** What the API said that no input of the form can show. */
  readonly sentences: readonly string[];
  /** The form whose inputs they are. */
  readonly attach: (form: UseFormReturn) => void;
  readonly clear: () => void;
  /** Takes what is about no input of the form; answers what is, for the form to show there. */
  readonly take: (error: unknown) => Record<string, string> | undefined;
}

/**
 * An error may name a field that the form does not show. React-hook-form would keep it for ever, say nothing, and send
 * nothing any more; so only errors of inputs that are there are given to it, and all else is said above the form.
 */
export function useRefusal(): Refusal {
  const form = useRef<UseFormReturn>(undefined);
  const attach = useCallback((one: UseFormReturn) => {
    form.current = one;
  }, []);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const take = (error: unknown) => {
    const body: unknown = error instanceof HttpError ? error.body : undefined;
    const errors = isObject(body) && isObject(body.errors) ? Object.entries(body.errors) : [];
    const shown = form.current?.control._names.mount;
    const [here, elsewhere] = [true, false].map((wanted) =>
      errors.filter(([name]) => (shown?.has(name) ?? false) === wanted),
    ) as [typeof errors, typeof errors];
    const message = error instanceof Error ? error.message : String(error);
    const others = elsewhere.map(([, says]) => String(says));
    setSentences(here.length > 0 ? [...new Set(others)] : [...new Set([message, ...others])]);
    return here.length > 0 ? Object.fromEntries(here.map(([name, says]) => [name, String(says)])) : undefined;
  };
  return { sentences, attach, clear: () => setSentences([]), take };
}

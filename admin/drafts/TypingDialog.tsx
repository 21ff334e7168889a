import { Dialog, type DialogProps } from '@mui/material';
import { useNotify } from 'react-admin';
import type { Draft } from './useDraft.ts';

interface TypingProps extends Omit<DialogProps, 'open' | 'onClose'> {
  readonly draft: Draft;
  readonly onClose: () => void;
}
/** What takes words; the display of a choice, never the input hidden behind it. */
const TAKES_WORDS = ['input:not([type=hidden], [type=file], [readonly])', 'textarea:not([readonly])', '[role=combobox]']
  .map((one) => `${one}:not(:disabled, [aria-hidden=true], [aria-disabled=true])`)
  .join(', ');

/** Whoever opened it by a key goes on typing where the first word is wanted, from the next key on. */
const beginTyping = (dialog: HTMLElement): void => dialog.querySelector<HTMLElement>(TAKES_WORDS)?.focus();
/** An input that was not there yet; who has begun elsewhere, in a field or in the choices of one, is not called away. */
function beginTypingLate(dialog: HTMLElement): void {
  if (document.activeElement?.matches('[role=dialog]')) beginTyping(dialog);
}
const FOCUS = { transition: { onEnter: beginTyping, onEntered: beginTypingLate } };

/** A dialog in which somebody types: a click beside it or Escape does not take the text away. */
export function TypingDialog({ draft, onClose, ...dialog }: TypingProps) {
  const notify = useNotify();
  const close = () => {
    if (draft.standing.is === 'none') onClose();
    else notify('app.draft.stay', { type: 'info' });
  };
  return <Dialog open fullWidth onClose={close} slotProps={FOCUS} {...dialog} />;
}

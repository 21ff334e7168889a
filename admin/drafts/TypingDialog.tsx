import { Dialog, type DialogProps } from '@mui/material';
import { useNotify } from 'react-admin';
import type { Draft } from './useDraft.ts';

interface TypingProps extends Omit<DialogProps, 'open' | 'onClose'> {
  readonly draft: Draft;
  readonly onClose: () => void;
}
/** Whoever opened it by a key goes on typing where the first word is wanted. */
function beginTyping(dialog: HTMLElement): void {
  // Who has begun elsewhere, in a field or in the choices of one, is not called away.
  if (!document.activeElement?.contains(dialog)) return;
  dialog
    .querySelector<HTMLElement>('input:not([type=hidden], [readonly], :disabled), textarea:not([readonly], :disabled)')
    ?.focus();
}

/** A dialog in which somebody types: a click beside it or Escape does not take the text away. */
export function TypingDialog({ draft, onClose, ...dialog }: TypingProps) {
  const notify = useNotify();
  const close = () => {
    if (draft.standing.is === 'none') onClose();
    else notify('app.draft.stay', { type: 'info' });
  };
  return <Dialog open fullWidth onClose={close} slotProps={{ transition: { onEntered: beginTyping } }} {...dialog} />;
}

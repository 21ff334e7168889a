import { Button, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { DraftOffer } from '../drafts/DraftOffer.tsx';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { TypingDialog } from '../drafts/TypingDialog.tsx';
import { useDraft, useKept } from '../drafts/useDraft.ts';
import { useSay } from '../i18n/provider.ts';

interface RevealProps {
  readonly title: string;
  readonly why: string;
  /** What the reason is kept under until it is given (api/define/sent-form.ts). */
  readonly draftKey: string;
  readonly onClose: () => void;
  /** Opens it for this reason; what the API refuses is told at the reason. */
  readonly reveal: (reason: string) => Promise<void>;
}
/** Asks why something sealed is to be opened; the API writes that into the audit trail. */
export function RevealDialog({ title, why, draftKey, onClose, reveal }: RevealProps) {
  const say = useSay();
  const translate = useTranslate();
  const titleId = useId();
  const draft = useDraft(draftKey);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string>();
  useKept(draft, reason ? { reason } : undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!reason.trim()) return setRefused(translate('ra.validation.required'));
    setRefused(undefined);
    await draft.keeper.hold();
    try {
      await reveal(reason);
      await draft.keeper.end();
    } catch (error) {
      draft.keeper.release();
      setRefused(error instanceof Error ? translate(error.message, { _: error.message }) : String(error));
    }
  };
  return (
    <TypingDialog
      draft={draft}
      onClose={onClose}
      onClick={(event) => event.stopPropagation()}
      maxWidth="xs"
      aria-labelledby={titleId}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{why}</DialogContentText>
          <DraftOffer draft={draft} onResume={(values) => setReason(String(values.reason))} />
          <TextField
            required
            multiline
            fullWidth
            minRows={2}
            autoFocus
            label={say('nik.reason')}
            value={reason}
            error={refused !== undefined}
            helperText={refused}
            onChange={({ target }) => setReason(target.value)}
          />
        </DialogContent>
        <DialogActions sx={{ flexWrap: 'wrap' }}>
          <DraftStatus draft={draft} />
          <Button onClick={onClose}>{say('form.close')}</Button>
          <Button type="submit" variant="contained">
            {say('nik.confirm')}
          </Button>
        </DialogActions>
      </form>
    </TypingDialog>
  );
}

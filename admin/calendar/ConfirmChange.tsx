import { Alert, Button, DialogActions, DialogContent, DialogTitle, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { DraftOffer } from '../drafts/DraftOffer.tsx';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { TypingDialog } from '../drafts/TypingDialog.tsx';
import { useDraft, useKept } from '../drafts/useDraft.ts';
import { useSay } from '../i18n/provider.ts';
import type { Preview } from './calendarApi.ts';
import { Moved } from './Moved.tsx';

const SHORTEST = 10;

/** Asks why; the button that cannot be pressed yet says what is missing beside it. */
export function ReasonInput({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  const say = useSay();
  return (
    <TextField
      label={say('calendar.reason')}
      helperText={say('calendar.reasonHint')}
      value={reason}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 500 } }}
      required
      multiline
      minRows={2}
    />
  );
}

interface ApplyProps {
  readonly reason: string;
  readonly busy: boolean;
  readonly label: string;
  readonly onApply: () => void;
}
/** Nothing is changed without a reason, and the button says so. */
export function ApplyButton({ reason, busy, label, onApply }: ApplyProps) {
  const say = useSay();
  const missing = reason.trim().length < SHORTEST;
  return (
    <>
      {missing && (
        <Typography id="apply-missing" variant="body2" color="text.secondary" sx={{ mr: 'auto', pl: 2 }}>
          {say('calendar.needsReason')}
        </Typography>
      )}
      <Button
        variant="contained"
        disabled={busy || missing}
        aria-describedby={missing ? 'apply-missing' : undefined}
        onClick={onApply}
      >
        {label}
      </Button>
    </>
  );
}

interface ConfirmChangeProps {
  readonly title: string;
  readonly label: string;
  readonly preview: Preview;
  /** What the reason is kept under until it is given (api/define/sent-form.ts). */
  readonly draftKey: string;
  readonly onApply: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}
/** What a change moves, why it is made, and only then the change. */
export function ConfirmChange({ title, label, preview, draftKey, onApply, onClose }: ConfirmChangeProps) {
  const say = useSay();
  const draft = useDraft(draftKey);
  const [reason, setReason] = useState('');
  useKept(draft, reason ? { reason } : undefined);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    setRefused(undefined);
    await draft.keeper.hold();
    try {
      await onApply(reason.trim());
      await draft.keeper.end();
    } catch (error) {
      draft.keeper.release();
      setRefused(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <TypingDialog draft={draft} onClose={onClose} maxWidth="md" aria-labelledby="change-title">
      <DialogTitle id="change-title">{title}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          <Moved preview={preview} />
          <DraftOffer draft={draft} onResume={(values) => setReason(String(values.reason))} />
          <ReasonInput reason={reason} onChange={setReason} />
          {refused && <Alert severity="error">{refused}</Alert>}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <DraftStatus draft={draft} />
        <Button onClick={onClose}>{say('form.close')}</Button>
        <ApplyButton reason={reason} busy={busy} label={label} onApply={() => void apply()} />
      </DialogActions>
    </TypingDialog>
  );
}

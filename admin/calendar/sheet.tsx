import { Alert, Button, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { TypingDialog } from '../drafts/TypingDialog.tsx';
import { type Draft, useDraft } from '../drafts/useDraft.ts';
import { useSay } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';
import type { CalendarResource, DryRun } from './calendarApi.ts';
import { ApplyButton, ReasonInput } from './ConfirmChange.tsx';
import { Moved } from './Moved.tsx';
import { SheetTable } from './SheetTable.tsx';

/** Rows that are looked through, found good or not, and then saved for a reason. */
export interface Sheet {
  readonly draft: Draft;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly refused: string | undefined;
  readonly refuse: (says: string) => void;
  readonly busy: boolean;
  /** Does one thing at a time; what it throws is said. */
  readonly during: (work: () => Promise<unknown>) => Promise<void>;
  /** Saves; answers the sentence that says so. */
  readonly save: (work: (reason: string) => Promise<string>) => Promise<void>;
}
export function useSheet(draftKey: string, onClose: () => void): Sheet {
  const notify = useNotify();
  const refresh = useRefresh();
  const draft = useDraft(draftKey);
  const [reason, setReason] = useState('');
  const [refused, refuse] = useState<string>();
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<unknown>) => {
    setBusy(true);
    refuse(undefined);
    try {
      await work();
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const save = (work: (reason: string) => Promise<string>) =>
    during(async () => {
      const says = await work(reason.trim());
      await draft.keeper.end();
      notify(says, { type: 'success' });
      refresh();
      onClose();
    });
  return { draft, reason, setReason, refused, refuse, busy, during, save };
}

interface SheetDialogProps {
  readonly sheet: Sheet;
  readonly title: string;
  readonly of: CalendarResource;
  readonly found: DryRun | undefined;
  /** What is to be done about rows that are wrong. */
  readonly faulty: AppKey;
  /** Nothing is to be looked through before it is saved. */
  readonly ready?: boolean;
  /** Looks the rows through, where choosing them does not. */
  readonly next?: ReactNode;
  readonly onApply: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}
/** What is wrong with the rows or what they move, why, and only then that they are saved. */
export function SheetDialog({
  sheet,
  title,
  of,
  found,
  faulty,
  ready,
  next,
  onApply,
  onClose,
  children,
}: SheetDialogProps) {
  const say = useSay();
  const { draft, reason, setReason, refused, busy } = sheet;
  const isReady = ready || found?.preview !== undefined;
  return (
    <TypingDialog draft={draft} onClose={onClose} maxWidth="lg" aria-labelledby="sheet-title">
      <DialogTitle id="sheet-title">{title}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 1 }}>
          {children}
          {refused && <Alert severity="error">{refused}</Alert>}
          {found && <SheetTable of={of} found={found} faulty={faulty} label={title} />}
          {found?.preview && <Moved preview={found.preview} />}
          {isReady && <ReasonInput reason={reason} onChange={setReason} />}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <DraftStatus draft={draft} />
        <Button onClick={onClose}>{say('form.close')}</Button>
        {isReady ? <ApplyButton reason={reason} busy={busy} label={say('calendar.apply')} onApply={onApply} /> : next}
      </DialogActions>
    </TypingDialog>
  );
}

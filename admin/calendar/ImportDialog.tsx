import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import {
  Alert,
  Box,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { type DragEvent, useRef, useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { DraftOffer } from '../drafts/DraftOffer.tsx';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { TypingDialog } from '../drafts/TypingDialog.tsx';
import { useDraft, useKept } from '../drafts/useDraft.ts';
import { saveFile } from '../engine/download.ts';
import { useSay } from '../i18n/provider.ts';
import { type CalendarResource, type DryRun, dryRun, importAll, templateOf } from './calendarApi.ts';
import { ApplyButton, ReasonInput } from './ConfirmChange.tsx';
import { Moved } from './Moved.tsx';
import { SheetTable } from './SheetTable.tsx';

const LARGEST = 64 * 1024;
const KINDS: readonly CalendarResource[] = ['holidays', 'office-hours'];

/** A file, what is wrong with it or what it moves, why, and only then the import. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const input = useRef<HTMLInputElement>(null);
  const [resource, setResource] = useState<CalendarResource>('holidays');
  const [read, setRead] = useState<{ csv: string; found: DryRun }>();
  const draft = useDraft('holidays.import');
  const [reason, setReason] = useState('');
  useKept(draft, reason ? { reason } : undefined);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);

  const during = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await work();
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const look = (file: File | undefined) => {
    if (!file) return;
    setRead(undefined);
    if (file.size > LARGEST) return setRefused(say('calendar.tooLarge'));
    void during(async () => {
      const csv = await file.text();
      setRead({ csv, found: await dryRun(resource, csv) });
    });
    if (input.current) input.current.value = '';
  };
  const apply = () =>
    during(async () => {
      const { imported, changed, same } = await importAll(resource, read!.csv, reason.trim());
      await draft.keeper.discard();
      notify(say('calendar.imported', { added: imported, changed, same }), { type: 'success' });
      refresh();
      onClose();
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    look(event.dataTransfer.files[0]);
  };
  const preview = read?.found.preview;
  return (
    <TypingDialog draft={draft} onClose={onClose} maxWidth="lg" aria-labelledby="import-title">
      <DialogTitle id="import-title">{say('calendar.importTitle')}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
            <ToggleButtonGroup
              exclusive
              size="small"
              value={resource}
              aria-label={say('calendar.kind')}
              onChange={(_, chosen: CalendarResource | null) => {
                if (chosen) setResource(chosen);
                setRead(undefined);
              }}
            >
              {KINDS.map((kind) => (
                <ToggleButton key={kind} value={kind}>
                  {translate(`resources.${kind}.name`, { smart_count: 2 })}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <Button
              onClick={() => void during(async () => saveFile(await templateOf(resource), `templat-${resource}.csv`))}
            >
              {say('calendar.template')}
            </Button>
          </Stack>
          <Box
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop}
            sx={{ p: 2, border: '1px dashed', borderColor: 'divider', borderRadius: 1 }}
          >
            <Box
              component="input"
              ref={input}
              type="file"
              accept=".csv,text/csv"
              aria-label={say('calendar.choose')}
              onChange={(event) => look(event.target.files?.[0])}
              sx={{ display: 'none' }}
            />
            <Button startIcon={<UploadIcon />} disabled={busy} onClick={() => input.current?.click()}>
              {say('calendar.choose')}
            </Button>
            <Typography variant="body2" color="text.secondary">
              {say('calendar.drop')}
            </Typography>
          </Box>
          {refused && <Alert severity="error">{refused}</Alert>}
          {read && <SheetTable of={resource} found={read.found} />}
          {preview && <Moved preview={preview} />}
          {preview && <DraftOffer draft={draft} onResume={(values) => setReason(String(values.reason))} />}
          {preview && <ReasonInput reason={reason} onChange={setReason} />}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <DraftStatus draft={draft} />
        <Button onClick={onClose}>{say('form.close')}</Button>
        {preview && (
          <ApplyButton reason={reason} busy={busy} label={say('calendar.apply')} onApply={() => void apply()} />
        )}
      </DialogActions>
    </TypingDialog>
  );
}

import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { DraftOffer } from '../drafts/DraftOffer.tsx';
import { useKept } from '../drafts/useDraft.ts';
import { saveFile } from '../engine/download.ts';
import { useSay } from '../i18n/provider.ts';
import { type CalendarResource, type DryRun, dryRun, importAll, templateOf } from './calendarApi.ts';
import { SheetDialog, useSheet } from './sheet.tsx';

const LARGEST = 64 * 1024;
const KINDS: readonly CalendarResource[] = ['holidays', 'office-hours'];

/** A file, what is wrong with it or what it moves, why, and only then the import. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [resource, setResource] = useState<CalendarResource>('holidays');
  const [read, setRead] = useState<{ csv: string; found: DryRun }>();
  const sheet = useSheet('holidays.import', onClose);
  const { draft, reason, setReason, during } = sheet;
  useKept(draft, reason ? { reason } : undefined);

  const look = (file: File | undefined) => {
    if (!file) return;
    setRead(undefined);
    if (file.size > LARGEST) return sheet.refuse(say('calendar.tooLarge'));
    void during(async () => {
      const csv = await file.text();
      setRead({ csv, found: await dryRun(resource, csv) });
    });
    if (input.current) input.current.value = '';
  };
  const apply = () =>
    sheet.save(async (given) => {
      const { imported, changed, same } = await importAll(resource, read!.csv, given);
      return say('calendar.imported', { added: imported, changed, same });
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    look(event.dataTransfer.files[0]);
  };
  return (
    <SheetDialog
      sheet={sheet}
      title={say('calendar.importTitle')}
      of={resource}
      found={read?.found}
      faulty="calendar.faulty"
      onApply={() => void apply()}
      onClose={onClose}
    >
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
        <Button startIcon={<UploadIcon />} disabled={sheet.busy} onClick={() => input.current?.click()}>
          {say('calendar.choose')}
        </Button>
        <Typography variant="body2" color="text.secondary">
          {say('calendar.drop')}
        </Typography>
      </Box>
      {read?.found.preview && <DraftOffer draft={draft} onResume={(values) => setReason(String(values.reason))} />}
    </SheetDialog>
  );
}

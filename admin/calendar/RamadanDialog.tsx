import {
  Alert,
  Box,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Stack,
  Switch,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import type { OfficeHours } from '../../api/calendar/calendar.resource.ts';
import { DraftOffer } from '../drafts/DraftOffer.tsx';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import type { Values } from '../drafts/draftApi.ts';
import { TypingDialog } from '../drafts/TypingDialog.tsx';
import { useDraft, useKept } from '../drafts/useDraft.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { type DryRun, dryRunRows, importRows, sayWithoutRamadan } from './calendarApi.ts';
import { ApplyButton, ReasonInput } from './ConfirmChange.tsx';
import { WEEKDAYS, weekdayName } from './days.ts';
import { Moved } from './Moved.tsx';
import { proposedRamadan, type RamadanHours } from './ramadan.ts';
import { SheetTable } from './SheetTable.tsx';

interface RamadanProps {
  readonly year: number;
  readonly hours: readonly OfficeHours[];
  readonly onClose: () => void;
}
/** The hours of a Ramadan as a whole, what they move, and why; or that the office has none of its own. */
export function RamadanDialog({ year, hours, onClose }: RamadanProps) {
  const say = useSay();
  const notify = useNotify();
  const refresh = useRefresh();
  const [proposed] = useState(() => proposedRamadan(hours, year));
  const [given, setGiven] = useState<RamadanHours>(proposed);
  const [isWithout, setWithout] = useState(false);
  const [found, setFound] = useState<DryRun>();
  const draft = useDraft('office-hours.ramadan');
  const [reason, setReason] = useState('');
  const isTyped = reason !== '' || isWithout || given !== proposed;
  useKept(draft, isTyped ? { year, reason, isWithout, given } : undefined);
  const resume = (values: Values) => {
    setReason(typeof values.reason === 'string' ? values.reason : '');
    // Of another year only the reason is of use.
    if (values.year !== year) return;
    setWithout(values.isWithout === true);
    change((values.given ?? {}) as Partial<RamadanHours>);
  };
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { rows, ...period } = given;
  const listed = rows.map((row) => ({ ...row, ...period, regime: 'ramadan' }));

  const during = async (work: () => Promise<void>) => {
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
  const change = (part: Partial<RamadanHours>) => {
    setFound(undefined);
    setGiven({ ...given, ...part });
  };
  const look = () => during(async () => setFound(await dryRunRows('office-hours', listed)));
  const apply = () =>
    during(async () => {
      if (isWithout) await sayWithoutRamadan(year, true, reason.trim());
      else await importRows('office-hours', listed, reason.trim());
      await draft.keeper.discard();
      notify(say('calendar.done'), { type: 'success' });
      refresh();
      onClose();
    });
  const isReady = isWithout || found?.preview !== undefined;
  return (
    <TypingDialog draft={draft} onClose={onClose} maxWidth="md" aria-labelledby="ramadan-title">
      <DialogTitle id="ramadan-title">{say('calendar.ramadanOf', { year: String(year) })}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 1 }}>
          <DraftOffer draft={draft} onResume={resume} />
          <FormControlLabel
            control={<Switch checked={isWithout} onChange={(event) => setWithout(event.target.checked)} />}
            label={say('calendar.withoutRamadan', { year: String(year) })}
          />
          {!isWithout && <Hours given={given} onChange={change} />}
          {refused && <Alert severity="error">{refused}</Alert>}
          {!isWithout && found && <SheetTable of="office-hours" found={found} />}
          {!isWithout && found?.preview && <Moved preview={found.preview} />}
          {isReady && <ReasonInput reason={reason} onChange={setReason} />}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <DraftStatus draft={draft} />
        <Button onClick={onClose}>{say('form.close')}</Button>
        {isReady ? (
          <ApplyButton reason={reason} busy={busy} label={say('calendar.apply')} onApply={() => void apply()} />
        ) : (
          <Button variant="contained" disabled={busy} onClick={() => void look()}>
            {say('calendar.next')}
          </Button>
        )}
      </DialogActions>
    </TypingDialog>
  );
}

interface HoursProps {
  readonly given: RamadanHours;
  readonly onChange: (part: Partial<RamadanHours>) => void;
}
function Hours({ given: { rows, validFrom, validTo }, onChange }: HoursProps) {
  const say = useSay();
  const language = useLanguage();
  const at = (index: number, part: object) =>
    onChange({ rows: rows.map((row, place) => (place === index ? { ...row, ...part } : row)) });
  return (
    <>
      <Typography variant="body2" color="text.secondary">
        {say('calendar.ramadanHint')}
      </Typography>
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
        {(
          [
            ['validFrom', validFrom, say('calendar.from')],
            ['validTo', validTo, say('calendar.to')],
          ] as const
        ).map(([name, value, label]) => (
          <TextField
            key={name}
            type="date"
            label={label}
            value={value}
            onChange={(event) => onChange({ [name]: event.target.value })}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        ))}
      </Stack>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))' }}>
        {rows.map((row, index) => {
          const day = weekdayName(WEEKDAYS.indexOf(row.weekday), language, 'long');
          return (
            <Stack key={index} direction="row" sx={{ gap: 1 }}>
              {(['opensAt', 'closesAt'] as const).map((name) => (
                <TextField
                  key={name}
                  size="small"
                  label={`${day}, ${say(`calendar.${name}`)}`}
                  value={row[name]}
                  onChange={(event) => at(index, { [name]: event.target.value })}
                />
              ))}
            </Stack>
          );
        })}
      </Box>
    </>
  );
}

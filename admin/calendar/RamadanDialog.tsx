import { Box, Button, FormControlLabel, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { OfficeHours } from '../../api/calendar/calendar.resource.ts';
import { DraftOffer } from '../drafts/DraftOffer.tsx';
import type { Values } from '../drafts/draftApi.ts';
import { useKept } from '../drafts/useDraft.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { type DryRun, dryRunRows, importRows, sayWithoutRamadan } from './calendarApi.ts';
import { WEEKDAYS, weekdayName } from './days.ts';
import { proposedRamadan, type RamadanHours } from './ramadan.ts';
import { SheetDialog, useSheet } from './sheet.tsx';

interface RamadanProps {
  readonly year: number;
  readonly hours: readonly OfficeHours[];
  readonly onClose: () => void;
}
/** The hours of a Ramadan as a whole, what they move, and why; or that the office has none of its own. */
export function RamadanDialog({ year, hours, onClose }: RamadanProps) {
  const say = useSay();
  const [proposed] = useState(() => proposedRamadan(hours, year));
  const [given, setGiven] = useState<RamadanHours>(proposed);
  const [isWithout, setWithout] = useState(false);
  const [found, setFound] = useState<DryRun>();
  const sheet = useSheet('office-hours.ramadan', onClose);
  const { draft, reason, setReason, busy } = sheet;
  const isTyped = reason !== '' || isWithout || given !== proposed;
  useKept(draft, isTyped ? { year, reason, isWithout, given } : undefined);
  const resume = (values: Values) => {
    setReason(typeof values.reason === 'string' ? values.reason : '');
    // Of another year only the reason is of use.
    if (values.year !== year) return;
    setWithout(values.isWithout === true);
    change((values.given ?? {}) as Partial<RamadanHours>);
  };
  const { rows, ...period } = given;
  const listed = rows.map((row) => ({ ...row, ...period, regime: 'ramadan' }));
  const change = (part: Partial<RamadanHours>) => {
    setFound(undefined);
    setGiven({ ...given, ...part });
  };
  const look = () => sheet.during(async () => setFound(await dryRunRows('office-hours', listed)));
  const apply = () =>
    sheet.save(async (why) => {
      if (isWithout) await sayWithoutRamadan(year, true, why);
      else await importRows('office-hours', listed, why);
      return say('calendar.done');
    });
  return (
    <SheetDialog
      sheet={sheet}
      title={say('calendar.ramadanOf', { year: String(year) })}
      of="office-hours"
      found={isWithout ? undefined : found}
      faulty="calendar.faultyHours"
      ready={isWithout}
      next={
        <Button variant="contained" disabled={busy} onClick={() => void look()}>
          {say('calendar.next')}
        </Button>
      }
      onApply={() => void apply()}
      onClose={onClose}
    >
      <DraftOffer draft={draft} onResume={resume} />
      <FormControlLabel
        control={<Switch checked={isWithout} onChange={(event) => setWithout(event.target.checked)} />}
        label={say('calendar.withoutRamadan', { year: String(year) })}
      />
      {!isWithout && <Hours given={given} onChange={change} />}
    </SheetDialog>
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
  /** Senin pagi; of a day that is worked without a break its name alone. */
  const partOf = (index: number): string => {
    const { weekday } = rows[index]!;
    const day = weekdayName(WEEKDAYS.indexOf(weekday), language, 'long');
    if (rows.filter((row) => row.weekday === weekday).length === 1) return day;
    const isFirst = rows.findIndex((row) => row.weekday === weekday) === index;
    return say(isFirst ? 'calendar.morning' : 'calendar.afternoon', { day });
  };
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
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))' }}>
        {rows.map((row, index) => (
          <Stack key={index} direction="row" sx={{ gap: 1 }}>
            {(['opensAt', 'closesAt'] as const).map((name) => (
              <TextField
                key={name}
                size="small"
                label={say(`calendar.${name}`, { part: partOf(index) })}
                value={row[name]}
                onChange={(event) => at(index, { [name]: event.target.value })}
              />
            ))}
          </Stack>
        ))}
      </Box>
    </>
  );
}

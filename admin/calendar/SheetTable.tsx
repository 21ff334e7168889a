import { Alert, Box, Stack, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { LooseValue } from '../engine/fields.tsx';
import { Sideways } from '../engine/Sideways.tsx';
import { fieldKey, resourceNamed } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';
import type { CalendarResource, DryRun, RowState } from './calendarApi.ts';

interface SheetTableProps {
  readonly of: CalendarResource;
  readonly found: DryRun;
  /** What is to be done about rows that are wrong. */
  readonly faulty: AppKey;
  readonly label: string;
}
/** What was read, row by row, with what is wrong at its cell. */
export function SheetTable({ of: name, found, faulty: says, label }: SheetTableProps) {
  const say = useSay();
  const translate = useTranslate();
  const resource = resourceNamed(name)!;
  const columns = Object.keys(resource.fields).filter((field) => field !== 'reason');
  const { rows, faulty, faults } = found;
  const count = (of: RowState) => rows.filter(({ state }) => state === of).length;
  const counts = { rows: rows.length, added: count('new'), changed: count('changed'), same: count('same') };
  return (
    <Stack sx={{ gap: 1 }}>
      <Alert severity={faulty + faults.length > 0 ? 'error' : 'success'}>
        {faulty > 0
          ? say(says, { faulty, rows: rows.length })
          : (faults[0] ?? say(counts.same === rows.length ? 'calendar.allThere' : 'calendar.good', counts))}
      </Alert>
      <Sideways label={label} maxHeight={320}>
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{say('calendar.row')}</TableCell>
              <TableCell>{say('calendar.state')}</TableCell>
              {columns.map((field) => (
                <TableCell key={field}>{translate(fieldKey(resource, field))}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ row, values, errors, state, before }) => (
              <TableRow key={row}>
                <TableCell>{row}</TableCell>
                <TableCell>{state && Object.keys(errors).length === 0 && say(`calendar.states.${state}`)}</TableCell>
                {columns.map((field) => (
                  <TableCell key={field} sx={errors[field] ? { color: 'error.main' } : undefined}>
                    {before && field in before && (
                      <Box component="del" sx={{ display: 'block', color: 'text.secondary' }}>
                        <LooseValue of={resource} name={field} value={before[field]} />
                      </Box>
                    )}
                    {errors[field] ? (
                      (values[field] ?? say('value.none'))
                    ) : (
                      <LooseValue of={resource} name={field} value={values[field]} />
                    )}
                    {errors[field] && (
                      <Box component="span" sx={{ display: 'block', fontWeight: 600 }}>
                        {errors[field]}
                      </Box>
                    )}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Sideways>
    </Stack>
  );
}

import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useSay } from '../i18n/provider.ts';

export interface Row {
  readonly key: string;
  /** What the row says, and what it said in the version that it is compared with. */
  readonly value: unknown;
  readonly was?: unknown;
  readonly cells: readonly ReactNode[];
}
interface Props {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Rows that differ from what they were are marked, by colour and by a word. */
  readonly compared: boolean;
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A small table of the standard that also fits a phone. */
export function ContentTable({ label, columns, rows, compared }: Props) {
  const say = useSay();
  return (
    <Table size="small" aria-label={label} sx={{ my: 1, '& td, & th': { px: 1, verticalAlign: 'top' } }}>
      <TableHead>
        <TableRow>
          {columns.map((column) => (
            <TableCell key={column}>{column}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ key, value, was, cells }) => {
          const changed = compared && !isSame(value, was);
          return (
            <TableRow key={key} sx={changed ? { bgcolor: 'action.selected', '& td': { fontWeight: 600 } } : {}}>
              {cells.map((cell, index) => (
                <TableCell key={columns[index]} sx={{ overflowWrap: 'anywhere' }}>
                  {cell}
                  {changed && index === 0 && (
                    <Typography variant="caption" component="div">
                      {say('standard.changed')}
                    </Typography>
                  )}
                </TableCell>
              ))}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { Figures } from '../../api/define/figures.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { cellText, columnsOf, groupName } from './columns.ts';

/** The figures in words and numbers; wider than a phone, it moves under the finger. */
export function FiguresTable({ figures: { by, rows } }: { figures: Figures }) {
  const say = useSay();
  const language = useLanguage();
  const columns = columnsOf(by);
  return (
    <Box>
      <Typography id="figures-table" variant="h6" component="h2">
        {say('figures.table')}
      </Typography>
      <Typography variant="body2" color="text.secondary" gutterBottom>
        {say('figures.tableText')}
      </Typography>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-labelledby="figures-table">
        <Table
          size="small"
          aria-labelledby="figures-table"
          sx={{
            '& td, & th': { px: 1, verticalAlign: 'baseline' },
            '& tbody th, & tbody td': { whiteSpace: 'nowrap' },
          }}
        >
          <TableHead>
            <TableRow>
              <TableCell>{say(`figures.groupings.${by}`)}</TableCell>
              {columns.map(({ label }) => (
                <TableCell key={label} align="right" sx={{ minWidth: 84, lineHeight: 1.25 }}>
                  {say(label)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.key}>
                <TableCell component="th" scope="row">
                  {groupName(by, row, say, language)}
                </TableCell>
                {columns.map(({ label, value }) => (
                  <TableCell key={label} align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                    {cellText(value(row, say), language)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}

import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link } from 'react-admin';
import { Sideways } from '../engine/Sideways.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { cellText, type Told } from './table.ts';

/** The figures in words and numbers; wider than a phone, it moves under the finger. */
export function FiguresTable({ told: { by, columns, rows }, text }: { told: Told; text: string }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <Box>
      <Typography id="figures-table" variant="h6" component="h2">
        {say('figures.table')}
      </Typography>
      <Typography variant="body2" color="text.secondary" gutterBottom>
        {text}
      </Typography>
      <Sideways label={say('figures.table')}>
        <Table
          size="small"
          aria-labelledby="figures-table"
          sx={{
            '& td, & th': { px: 1, verticalAlign: 'baseline' },
            '& tbody th': { minWidth: { xs: 120, lg: 150 } },
            '& tbody td': { whiteSpace: 'nowrap' },
          }}
        >
          <TableHead>
            <TableRow>
              <TableCell>{by}</TableCell>
              {columns.map((label) => (
                <TableCell key={label} align="right" sx={{ minWidth: 76, lineHeight: 1.25 }}>
                  {label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ key, name, cells, to }) => (
              <TableRow key={key}>
                <TableCell component="th" scope="row">
                  {to ? <Link to={to}>{name}</Link> : name}
                </TableCell>
                {cells.map((cell, index) => (
                  <TableCell key={columns[index]} align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                    {cellText(cell, language)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Sideways>
    </Box>
  );
}

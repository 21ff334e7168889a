import {
  Box,
  Card,
  CardContent,
  Chip,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { VerifierLoad } from '../../api/define/answers/board.ts';
import { formatNumber } from '../engine/format.ts';
import { Sideways } from '../engine/Sideways.tsx';
import { useLanguage, useSay } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';

/** Why he has no work given to him, if he has none. */
function stateOf({ inForce, active, account, onLeave }: VerifierLoad): AppKey {
  if (!inForce) return 'board.notInForce';
  if (!active || !account) return 'board.inactive';
  return onLeave ? 'board.onLeave' : 'board.present';
}

/** What each verifier has in hand: as bars of remaining minutes, and the same as a table. */
export function Load({ verifiers }: { verifiers: readonly VerifierLoad[] }) {
  const say = useSay();
  const translate = useTranslate();
  const language = useLanguage();
  const most = Math.max(1, ...verifiers.map(({ minutes }) => minutes));
  const competencesOf = ({ competences }: VerifierLoad) =>
    competences.map((code) => translate(`resources.competencies.codes.code.${code}`)).toSorted();
  const number = (value: number) => formatNumber(value, language);
  return (
    <Card component="section" aria-labelledby="load-title">
      <CardContent>
        <Typography id="load-title" variant="h6" component="h2">
          {say('board.load')}
        </Typography>
        <Typography color="text.secondary" gutterBottom>
          {say(verifiers.length === 0 ? 'board.noVerifier' : 'board.loadText')}
        </Typography>
        <Box aria-hidden sx={{ display: 'grid', gap: 1, my: 2 }}>
          {verifiers.map((one) => (
            <Box
              key={one.staffId}
              sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 180px) 1fr 56px', gap: 1.5, alignItems: 'center' }}
            >
              <Typography variant="body2" noWrap>
                {one.name}
              </Typography>
              <Box
                sx={{
                  height: 18,
                  borderRadius: 1,
                  minWidth: 2,
                  width: `${(one.minutes * 100) / most}%`,
                  bgcolor: stateOf(one) === 'board.present' ? 'primary.main' : 'text.disabled',
                }}
              />
              <Typography variant="body2" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
                {number(one.minutes)}
              </Typography>
            </Box>
          ))}
        </Box>
        <Sideways label={say('board.load')}>
          <Table size="small" aria-labelledby="load-title" sx={{ '& td, & th': { px: 1 } }}>
            <TableHead>
              <TableRow>
                <TableCell>{say('board.verifier')}</TableCell>
                {(['board.minutes', 'board.open', 'board.late', 'board.completed'] as const).map((key) => (
                  <TableCell key={key} align="right">
                    {say(key)}
                  </TableCell>
                ))}
                <TableCell>{say('board.state')}</TableCell>
                <TableCell>{say('board.competences')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {verifiers.map((one) => (
                <TableRow key={one.staffId}>
                  <TableCell component="th" scope="row">
                    {one.name}
                  </TableCell>
                  {[one.minutes, one.open, one.overdue, one.completed].map((value, index) => (
                    <TableCell key={index} align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                      {number(value)}
                    </TableCell>
                  ))}
                  <TableCell>
                    <Chip
                      size="small"
                      variant="outlined"
                      color={stateOf(one) === 'board.present' ? 'success' : 'warning'}
                      label={say(stateOf(one))}
                    />
                  </TableCell>
                  <TableCell>
                    {competencesOf(one).map((says) => (
                      <Typography key={says} variant="body2" component="span" sx={{ display: 'block', minWidth: 220 }}>
                        {says}
                      </Typography>
                    ))}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Sideways>
      </CardContent>
    </Card>
  );
}

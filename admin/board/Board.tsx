import {
  Alert,
  Box,
  Button,
  Card,
  CardContent,
  Chip,
  List,
  ListItem,
  ListItemButton,
  Skeleton,
  Stack,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError, Link as RouterLink, Title, useTranslate } from 'react-admin';
import type { BoardAnswer } from '../../api/define/answers/board.ts';
import type { WorkItem } from '../../api/define/answers/work.ts';
import { useServerTime } from '../engine/CountdownChip.tsx';
import { useWaskita } from '../engine/dataProvider.ts';
import { formatMoment } from '../engine/format.ts';
import { Letter } from '../engine/Progress.tsx';
import { WorkTime } from '../engine/WorkTime.tsx';
import { useRoles } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { mayShareOut, ShareOutDialog } from '../requests/ShareOut.tsx';
import { NoStandard } from '../home/GettingStarted.tsx';
import { Load } from './Load.tsx';

const AGAIN_MS = 120_000;
/** State of a letter that waits for step C. */
const TO_SHARE = 'didisposisikan';

/** Open work by step, and who has how much of it in hand: for heads. */
export function Board() {
  const say = useSay();
  const provider = useWaskita();
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ['board'],
    queryFn: () => provider.board(),
    refetchInterval: AGAIN_MS,
    retry: false,
  });
  return (
    <Box
      component="section"
      aria-label={say('board.title')}
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3, mt: 2 }}
    >
      <Title title={say('board.title')} />
      <Typography variant="h5" component="h1">
        {say('board.title')}
      </Typography>
      <NoStandard />
      {error && !data && (
        <Alert severity="error">{error instanceof HttpError ? error.message : say('home.failed')}</Alert>
      )}
      {!data && !error && <Skeleton variant="rounded" height={320} />}
      {data && <Load verifiers={data.verifiers} />}
      {data && <Columns board={data} answeredAt={dataUpdatedAt} />}
    </Box>
  );
}

function Columns({ board, answeredAt }: { board: BoardAnswer; answeredAt: number }) {
  const say = useSay();
  const at = useServerTime(board, answeredAt);
  return (
    <Box component="section" aria-labelledby="steps-title">
      <Typography id="steps-title" variant="h6" component="h2" gutterBottom>
        {say('board.steps')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(270px, 100%), 1fr))',
        }}
      >
        {board.columns.map((column) => (
          <Column key={`${column.resource} ${column.state}`} column={column} board={board} at={at} />
        ))}
      </Box>
    </Box>
  );
}

interface ColumnProps {
  readonly column: BoardAnswer['columns'][number];
  readonly board: BoardAnswer;
  readonly at: number;
}
function Column({ column, board, at }: ColumnProps) {
  const say = useSay();
  const translate = useTranslate();
  const language = useLanguage();
  const { resource, state, step, count, capped, overdue, nearestDueAt, cards } = column;
  const search = new URLSearchParams({ filter: JSON.stringify({ status: [state] }), page: '1' });
  const label = translate(`resources.${resource}.codes.status.${state}`, { _: column.label });
  const isEmpty = count === 0;
  return (
    <Card component="section" aria-label={label} sx={isEmpty ? { opacity: 0.75 } : {}}>
      <CardContent sx={{ p: 1.5, '&:last-child': { pb: 1.5 } }}>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
          {step && <Letter mark={isEmpty ? 'ahead' : 'current'}>{step}</Letter>}
          <Typography component="h3" sx={{ fontWeight: 650, flex: 1, minWidth: 0, lineHeight: 1.25 }}>
            {label}
            <Typography component="span" variant="caption" color="text.secondary" sx={{ display: 'block' }}>
              {translate(`resources.${resource}.name`, { smart_count: count })}
            </Typography>
          </Typography>
          <Typography component="span" variant="h5" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {count}
            {capped && '+'}
          </Typography>
        </Stack>
        {!isEmpty && (
          <Stack direction="row" sx={{ gap: 1, mt: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            {overdue > 0 && (
              <Chip
                size="small"
                color="error"
                variant="outlined"
                label={say('board.overdue', { smart_count: overdue })}
              />
            )}
            {nearestDueAt && overdue === 0 && (
              <Typography variant="caption" color="text.secondary">
                {say('board.nearest', { at: formatMoment(nearestDueAt, language) })}
              </Typography>
            )}
          </Stack>
        )}
        <List dense disablePadding>
          {cards.map((item) => (
            <CardOf key={item.id} item={item} board={board} at={at} />
          ))}
        </List>
        {count > cards.length && (
          <Button component={RouterLink} to={`/${resource}?${search.toString()}`} size="small">
            {say('board.more', { count: `${count}${capped ? '+' : ''}` })}
          </Button>
        )}
      </CardContent>
    </Card>
  );
}

function CardOf({ item, board, at }: { item: WorkItem; board: BoardAnswer; at: number }) {
  const say = useSay();
  const roles = useRoles();
  const [sharing, setSharing] = useState(false);
  const shareable = item.resource === 'requests' && item.state === TO_SHARE && mayShareOut(roles);
  return (
    <ListItem disablePadding sx={{ display: 'block', borderTop: 1, borderColor: 'divider' }}>
      <ListItemButton
        component={RouterLink}
        to={`/${item.resource}/${item.id}/show`}
        sx={{ px: 0.5, py: 0.75, display: 'block', borderRadius: 1 }}
      >
        <Typography
          component="span"
          variant="body2"
          sx={{ display: 'block', fontWeight: 600, overflowWrap: 'anywhere' }}
        >
          {item.title ?? item.number}
        </Typography>
        {item.number && (
          <Typography component="span" variant="caption" color="text.secondary" sx={{ display: 'block' }}>
            {item.number}
          </Typography>
        )}
        <WorkTime item={item} counting={board} at={at} />
      </ListItemButton>
      {shareable && (
        <Button size="small" onClick={() => setSharing(true)}>
          {say('share.open')}
        </Button>
      )}
      {sharing && <ShareOutDialog letterId={item.id} onClose={() => setSharing(false)} />}
    </ListItem>
  );
}

import {
  Alert,
  Box,
  Button,
  Card,
  CardContent,
  List,
  ListItem,
  ListItemButton,
  Skeleton,
  Stack,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { createElement, useEffect, useRef, useState } from 'react';
import { Link as RouterLink, type TranslateFunction, useTranslate } from 'react-admin';
import type { Countdown, MyWorkAnswer, WorkItem } from '../../api/define/answers/work.ts';
import { leftAt, thresholdOf } from '../engine/countdown.ts';
import { useServerTime } from '../engine/CountdownChip.tsx';
import { useWaskita } from '../engine/dataProvider.ts';
import { formatMoment } from '../engine/format.ts';
import { iconOf } from '../engine/icons.ts';
import { Letter } from '../engine/Progress.tsx';
import { WorkTime } from '../engine/WorkTime.tsx';
import { resourceNamed, titleOf, useStepLabel } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';

/** So often the answer itself is asked for anew; between, what is left is counted on. */
const AGAIN_MS = 120_000;
const FIRST = 10;
const MOST = 50;

/** What waits for whoever is signed in, the most urgent first, counting down. */
export function MyWork({ readOnly }: { readOnly: boolean }) {
  const say = useSay();
  const provider = useWaskita();
  const [limit, setLimit] = useState(FIRST);
  const { data, isError, dataUpdatedAt } = useQuery({
    queryKey: ['my-work', limit],
    queryFn: () => provider.myWork(limit),
    refetchInterval: AGAIN_MS,
    placeholderData: (before) => before,
  });
  if (isError && !data) return <Alert severity="error">{say('home.failed')}</Alert>;
  if (!data) return <Skeleton variant="rounded" height={160} />;
  if (data.items.length === 0)
    return <Typography color="text.secondary">{say(readOnly ? 'home.readOnly' : 'home.nothing')}</Typography>;
  return (
    <Card>
      <CardContent sx={{ p: { xs: 1, sm: 2 }, '&:last-child': { pb: { xs: 1, sm: 2 } } }}>
        <Typography color="text.secondary" sx={{ px: 1 }}>
          {say(data.capped ? 'home.more' : 'home.count', { smart_count: data.total })}
        </Typography>
        <Items work={data} answeredAt={dataUpdatedAt} />
        {limit < MOST && data.total > data.items.length && (
          <Button size="small" onClick={() => setLimit(MOST)}>
            {say('home.showMore')}
          </Button>
        )}
      </CardContent>
    </Card>
  );
}

function Items({ work, answeredAt }: { work: MyWorkAnswer; answeredAt: number }) {
  const at = useServerTime(work, answeredAt);
  return (
    <>
      <List disablePadding>
        {work.items.map((item) => (
          <ListItem key={item.id} disablePadding sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <Item item={item} work={work} at={at} />
          </ListItem>
        ))}
      </List>
      <Thresholds work={work} at={at} />
    </>
  );
}

interface ItemProps {
  readonly item: WorkItem;
  readonly work: MyWorkAnswer;
  readonly at: number;
}
function Item({ item, work, at }: ItemProps) {
  const say = useSay();
  const translate = useTranslate();
  const language = useLanguage();
  const stepLabel = useStepLabel();
  const resource = resourceNamed(item.resource);
  const { verb, label, step, waits } = item;
  return (
    <ListItemButton
      component={RouterLink}
      to={`/${item.resource}/${item.id}/show`}
      sx={{ px: 1, py: 1.25, borderRadius: 1, gap: 1.5, alignItems: 'center', flexWrap: { xs: 'wrap', sm: 'nowrap' } }}
    >
      {resource &&
        createElement(iconOf(resource), {
          fontSize: 'small',
          color: 'action',
          sx: { display: { xs: 'none', sm: 'block' } },
          'aria-hidden': true,
        })}
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography component="span" sx={{ display: 'block', fontWeight: 650, overflowWrap: 'anywhere' }}>
          {nameOf(item, translate)}
        </Typography>
        <Typography component="span" variant="body2" color="text.secondary" sx={{ display: 'block' }}>
          {[translate(`resources.${item.resource}.name`, { smart_count: 1 }), item.number, item.summary]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {verb && (
        <Stack component="span" direction="row" sx={{ flex: '1 1 200px', gap: 1, alignItems: 'center', minWidth: 0 }}>
          {step && <Letter mark={item.phase === 'paused' ? 'paused' : 'current'}>{step}</Letter>}
          <Typography component="span" variant="body2" sx={{ minWidth: 0 }}>
            {stepLabel(item.resource, { verb, label: label ?? verb })}
            {waits && (
              <Typography component="span" variant="caption" color="text.secondary" lang="id" sx={{ display: 'block' }}>
                {waits}
              </Typography>
            )}
          </Typography>
        </Stack>
      )}
      <Box
        component="span"
        sx={{ flex: '0 1 280px', display: 'flex', flexDirection: 'column', gap: 0.25, alignItems: 'start' }}
      >
        <WorkTime item={item} counting={work} at={at} />
        {item.dueAt && (
          <Typography component="span" variant="caption" color="text.secondary">
            {say('clock.due', { at: formatMoment(item.dueAt, language) })}
          </Typography>
        )}
      </Box>
    </ListItemButton>
  );
}
/** A title that is a choice is answered as its code, and shown as its word. */
function nameOf({ resource: name, title, number }: WorkItem, translate: TranslateFunction): string {
  const resource = resourceNamed(name);
  const shown = title && resource ? titleOf(resource, { [resource.title]: title }, translate) : title;
  return shown ?? number ?? '–';
}

const ONLY_SAID = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  m: '-1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};
/** Said aloud when one of them passes 50, 80, or 100 %, and otherwise never. */
function Thresholds({ work, at }: { work: MyWorkAnswer; at: number }) {
  const say = useSay();
  const translate = useTranslate();
  const reached = useRef(new Map<string, number>());
  const [said, setSaid] = useState('');
  useEffect(() => {
    const news = work.items.flatMap((item) => {
      const count: Countdown = item;
      const threshold = thresholdOf(leftAt(count, work, at));
      const before = reached.current.get(item.id);
      reached.current.set(item.id, threshold);
      if (before === undefined || threshold <= before) return [];
      const name = nameOf(item, translate);
      return threshold === 100 ? say('clock.breached', { name }) : say('clock.reached', { name, percent: threshold });
    });
    if (news.length > 0) setSaid(news.join(' '));
  }, [work, at, say, translate]);
  return (
    <Box aria-live="polite" sx={ONLY_SAID}>
      {said}
    </Box>
  );
}

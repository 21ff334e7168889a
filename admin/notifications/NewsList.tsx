import ReadIcon from '@mui/icons-material/DoneOutlined';
import { Box, Button, IconButton, List, ListItem, ListItemButton, Stack, Tooltip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, useRef, useState } from 'react';
import { Link, useNotify } from 'react-admin';
import { formatMoment } from '../engine/format.ts';
import { resourceNamed } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { readAloud } from '../theme.ts';
import { markAllRead, markRead, type Message, newest, type Unread } from './news.ts';

const AT_FIRST = 20;
/** The API answers no more at once. */
const MOST = 100;

interface NewsListProps {
  readonly news: Unread;
  readonly onChange: (news: Unread) => void;
  readonly onLeave: () => void;
}

export function NewsList({ news, onChange, onLeave }: NewsListProps) {
  const say = useSay();
  const notify = useNotify();
  const [count, setCount] = useState(AT_FIRST);
  const { data, isError } = useQuery({
    queryKey: ['notifications', count, news.unread, news.latest?.id],
    queryFn: () => newest(count),
    placeholderData: (before) => before,
    // What may be seen changes with every step that somebody takes.
    staleTime: 0,
  });
  const panel = useRef<HTMLDivElement>(null);
  const mark = async (work: Promise<Unread>, stay: HTMLElement | null) => {
    // The button that was pressed goes away: the focus must not go with it.
    stay?.focus();
    try {
      onChange(await work);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
  };
  return (
    <Box ref={panel} tabIndex={-1}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 1, px: 2, pt: 1.5 }}>
        <Typography variant="h6" component="h2">
          {say('notifications.title')}
        </Typography>
        {news.unread > 0 && (
          <Button size="small" sx={{ whiteSpace: 'nowrap' }} onClick={() => void mark(markAllRead(), panel.current)}>
            {say('notifications.readAll')}
          </Button>
        )}
      </Stack>
      {isError && (
        <Typography role="alert" color="error" sx={{ px: 2, py: 2 }}>
          {say('notifications.error')}
        </Typography>
      )}
      {data?.length === 0 && (
        <Typography color="text.secondary" sx={{ px: 2, py: 3 }}>
          {say('notifications.none')}
        </Typography>
      )}
      <List disablePadding>
        {data?.map((message) => (
          <Item
            key={message.id}
            message={message}
            onRead={(stay) => {
              if (!message.readAt) void mark(markRead(message.id), stay ?? panel.current);
            }}
            onLeave={onLeave}
          />
        ))}
      </List>
      {data?.length === count && count < MOST && (
        <Button fullWidth onClick={() => setCount(Math.min(count + AT_FIRST, MOST))}>
          {say('notifications.more')}
        </Button>
      )}
    </Box>
  );
}

interface ItemProps {
  readonly message: Message;
  /** `stay`: what has the focus afterwards. */
  readonly onRead: (stay: HTMLElement | null) => void;
  readonly onLeave: () => void;
}

/** The sentence leads to the record; the tick beside it marks without going there. */
function Item({ message, onRead, onLeave }: ItemProps) {
  const say = useSay();
  const language = useLanguage();
  const { at, readAt, resource, recordId, title, text } = message;
  const leads = resource !== null && resourceNamed(resource) !== undefined;
  const words = (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Typography component="span" sx={{ display: 'block', fontWeight: readAt ? 400 : 700 }}>
        {!readAt && <span style={readAloud}>{say('notifications.unread')}: </span>}
        <span lang="id">{title}</span>
      </Typography>
      {text && (
        <Typography component="span" variant="body2" lang="id" sx={{ display: 'block' }}>
          {text}
        </Typography>
      )}
      <Typography component="time" dateTime={at} variant="body2" color="text.secondary">
        {formatMoment(at, language)}
      </Typography>
    </Box>
  );
  return (
    <ListItem
      disablePadding
      divider
      secondaryAction={
        !readAt && (
          <Tooltip title={say('notifications.read')}>
            <IconButton
              edge="end"
              aria-label={`${say('notifications.read')}: ${title}`}
              onClick={(event) => onRead(event.currentTarget.closest('li')?.querySelector('a') ?? null)}
            >
              <ReadIcon />
            </IconButton>
          </Tooltip>
        )
      }
    >
      {leads ? (
        <ListItemButton
          component={Link}
          to={`/${resource}/${recordId}/show`}
          onClick={(event: MouseEvent<HTMLElement>) => {
            onRead(event.currentTarget);
            onLeave();
          }}
        >
          {words}
        </ListItemButton>
      ) : (
        <Box sx={{ px: 2, py: 1 }}>{words}</Box>
      )}
    </ListItem>
  );
}

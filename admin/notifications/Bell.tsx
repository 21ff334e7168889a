import BellIcon from '@mui/icons-material/NotificationsOutlined';
import { Badge, IconButton, Popover, Tooltip } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../i18n/provider.ts';
import { readAloud } from '../theme.ts';
import { follow, type Unread } from './news.ts';
import { NewsList } from './NewsList.tsx';

const NONE: Unread = { unread: 0, latest: null };

/** What is unread, live, and the title of what came since the page was opened. */
function useUnread() {
  const [news, setNews] = useState<Unread>();
  const [arrived, setArrived] = useState<string>();
  const known = useRef<string | null>(undefined);
  const queries = useQueryClient();
  useEffect(() => {
    const gone = new AbortController();
    const tell = (next: Unread) => {
      const id = next.latest?.id ?? null;
      // Ids are in the order of time: what was read since brings an older one to the front, which is no news.
      const isNewer = id !== null && id > (known.current ?? '');
      if (isNewer && known.current !== undefined) setArrived(next.latest?.title);
      if (isNewer || known.current === undefined) known.current = id;
      setNews(next);
      // Whatever is told may have changed what waits: Beranda and board are looked at anew.
      for (const queryKey of [['my-work'], ['board']]) void queries.invalidateQueries({ queryKey });
    };
    void follow(tell, gone.signal);
    return () => gone.abort();
  }, [queries]);
  return { news, setNews, arrived };
}

/** Notifications in the top bar: how many are unread, and the list of them. */
export function Bell() {
  const say = useSay();
  const { news, setNews, arrived } = useUnread();
  const [anchor, setAnchor] = useState<HTMLElement>();
  // Before the first word of the server nothing is known to be read.
  const label = news ? say('notifications.open', { smart_count: news.unread }) : say('notifications.title');
  return (
    <>
      <Tooltip title={say('notifications.title')}>
        <IconButton
          color="inherit"
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={anchor !== undefined}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Badge badgeContent={news?.unread ?? 0} max={99} color="error">
            <BellIcon />
          </Badge>
        </IconButton>
      </Tooltip>
      <div role="status" aria-live="polite" style={readAloud}>
        {arrived && (
          <>
            {say('notifications.arrived')} <span lang="id">{arrived}</span>
          </>
        )}
      </div>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': say('notifications.title'),
            elevation: 8,
            sx: { width: 'min(420px, calc(100vw - 32px))', maxHeight: 'min(640px, calc(100dvh - 96px))' },
          },
        }}
      >
        <NewsList news={news ?? NONE} onChange={setNews} onLeave={() => setAnchor(undefined)} />
      </Popover>
    </>
  );
}

import { Alert, Button } from '@mui/material';
import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useSay } from '../i18n/provider.ts';
import { isDown, isPassing, onConnection } from './connection.ts';

/** A list or a record says itself, where it stands, that it failed; react-admin asks for these once only. */
const isUntold = ({ state, options }: Query): boolean =>
  state.status === 'error' && isPassing(state.error) && options.retry !== false;

/** What moves a query or who looks at it; how its watchers are told is told far oftener, and changes nothing here. */
const MOVES: readonly string[] = ['added', 'removed', 'updated', 'observerAdded', 'observerRemoved'];

/** Says that requests do not come through, and afterwards what of the page is still missing. */
export function ConnectionBar() {
  const say = useSay();
  const client = useQueryClient();
  const down = useSyncExternalStore(onConnection, isDown);
  const missing = useSyncExternalStore(
    (changed) => client.getQueryCache().subscribe(({ type }) => MOVES.includes(type) && changed()),
    () => client.getQueryCache().findAll({ type: 'active' }).some(isUntold),
  );
  useEffect(() => {
    if (!down) void client.refetchQueries({ type: 'active', predicate: ({ state }) => isPassing(state.error) });
  }, [client, down]);
  if (!down && !missing) return null;
  return (
    <Alert
      severity="warning"
      role="status"
      sx={{ position: 'sticky', top: { xs: 56, sm: 48 }, zIndex: 'appBar', mt: 1, border: 1, borderColor: 'divider' }}
      action={
        !down && (
          <Button
            color="inherit"
            size="small"
            onClick={() => void client.refetchQueries({ type: 'active', predicate: isUntold })}
          >
            {say('connection.partAgain')}
          </Button>
        )
      }
    >
      {say(down ? 'connection.down' : 'connection.part')}
    </Alert>
  );
}

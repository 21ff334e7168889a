import { Alert, Box, Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { HttpError, ListContextProvider, Pagination, useListContext, useNotify } from 'react-admin';
import { useSay } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';
import { useGoOn } from './goOn.ts';

interface FailedProps {
  readonly says: AppKey;
  readonly again: () => unknown;
}
/** What could not be loaded, and the way to try it again. */
function Failed({ says, again }: FailedProps) {
  const say = useSay();
  return (
    <Alert
      severity="error"
      sx={{ m: 1 }}
      action={
        <Button color="inherit" size="small" onClick={() => void again()}>
          {say('connection.again')}
        </Button>
      }
    >
      {say(says)}
    </Alert>
  );
}

/** What a list last received; a failure must not look like an empty list, nor empty a full one. */
function useLastRows() {
  const list = useListContext();
  const { data, total, error, isPending, isPlaceholderData } = list;
  const [last, setLast] = useState<{ data: typeof data; total: typeof total; failed: boolean }>({
    data: undefined,
    total: undefined,
    failed: false,
  });
  const received = data !== undefined && !error && !isPlaceholderData;
  if (received && (last.data !== data || last.total !== total || last.failed)) setLast({ data, total, failed: false });
  else if (error && !last.failed) setLast({ ...last, failed: true });
  // While it is tried again the failure stands.
  const failed = Boolean(error) || (last.failed && isPending);
  return { list, failed, last };
}

/** The rows of a list: when a request fails it says so, and the rows that came before stay. */
export function Rows({ children }: { children: ReactNode }) {
  const { list, failed, last } = useLastRows();
  if (!failed) return children;
  const kept = list.data ?? last.data;
  return (
    <>
      <Failed says={kept ? 'connection.oldRows' : 'connection.list'} again={list.refetch} />
      {kept && (
        <ListContextProvider
          value={{ ...list, data: kept, total: list.total ?? last.total, error: null, isPending: false } as typeof list}
        >
          <Box sx={{ opacity: 0.6 }}>{children}</Box>
        </ListContextProvider>
      )}
    </>
  );
}

/** The pages of a list, where their number is known. */
export function Pages({ by }: { by?: readonly number[] }) {
  const { error, data } = useListContext();
  if (error && !data) return null;
  return by ? <Pagination rowsPerPageOptions={[...by]} /> : <Pagination />;
}

/** A record that is not there leads back to its list; one that did not come through does not. */
export function useRecordQuery(name: string) {
  const notify = useNotify();
  const goOn = useGoOn();
  return {
    onError: (error: unknown) => {
      if (!(error instanceof HttpError) || error.status !== 404) return;
      notify('ra.notification.item_doesnt_exist', { type: 'error' });
      goOn('list', name);
    },
  };
}

interface Answer {
  readonly record?: object;
  readonly error?: unknown;
  readonly refetch: () => unknown;
}
/** What a page or form shows of its record, and that the record failed to load; what is already there stays. */
export const loaded =
  (children: ReactNode) =>
  ({ record, error, refetch }: Answer) => (
    <>
      {Boolean(error) && <Failed says="connection.record" again={refetch} />}
      {record && children}
    </>
  );

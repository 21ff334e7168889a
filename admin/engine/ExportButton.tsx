import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useState } from 'react';
import { Button, useListContext, useNotify } from 'react-admin';
import { useWaskita } from './dataProvider.ts';
import { saveFile } from './download.ts';

/** All records of the filter as shown, not only this page; written and recorded by the API. */
export function ExportButton() {
  const { resource, filterValues, sort, total } = useListContext();
  const notify = useNotify();
  const provider = useWaskita();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      saveFile(await provider.exported(resource, filterValues, sort), `${resource}.csv`);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'ra.notification.http_error';
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button label="ra.action.export" disabled={busy || !total} onClick={() => void save()}>
      <DownloadIcon />
    </Button>
  );
}

import { useState } from 'react';
import { useNotify } from 'react-admin';
import { saveFile } from './download.ts';

/** Fetches a file and hands it to the browser, one at a time; what goes wrong is told. */
export function useSaveFile(): [save: (content: Promise<Blob>, name: string) => Promise<void>, busy: boolean] {
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const save = async (content: Promise<Blob>, name: string) => {
    setBusy(true);
    try {
      saveFile(await content, name);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'ra.notification.http_error';
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally {
      setBusy(false);
    }
  };
  return [save, busy];
}

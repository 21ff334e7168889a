import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button, useListContext } from 'react-admin';
import { useWaskita } from './dataProvider.ts';
import { useSaveFile } from './useSaveFile.ts';

/** All records of the filter as shown, not only this page; written and recorded by the API. */
export function ExportButton() {
  const { resource, filterValues, sort, total } = useListContext();
  const provider = useWaskita();
  const [save, busy] = useSaveFile();
  return (
    <Button
      label="ra.action.export"
      disabled={busy || !total}
      onClick={() => void save(provider.exported(resource, filterValues, sort), `${resource}.csv`)}
    >
      <DownloadIcon />
    </Button>
  );
}

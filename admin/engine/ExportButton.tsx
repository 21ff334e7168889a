import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { Button, useListContext } from 'react-admin';
import { exportName } from '../../api/define/export-name.ts';
import { useSay } from '../i18n/provider.ts';
import { useWaskita } from './dataProvider.ts';
import { useSaveFile } from './useSaveFile.ts';
import { resourceNamed } from './words.ts';

/** All records of the filter as shown, not only this page; written and recorded by the API. */
export function ExportButton() {
  const say = useSay();
  const { resource, filterValues, sort, total } = useListContext();
  const provider = useWaskita();
  const [save, busy] = useSaveFile();
  const [at, setAt] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        label="ra.action.export"
        disabled={busy || !total}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={({ currentTarget }) => setAt(currentTarget)}
      >
        <DownloadIcon />
      </Button>
      <Menu anchorEl={at} open={at !== null} onClose={() => setAt(null)}>
        {(['xlsx', 'csv'] as const).map((format) => (
          <MenuItem
            key={format}
            onClick={() => {
              setAt(null);
              void save(
                provider.exported(resource, format, filterValues, sort),
                exportName(resourceNamed(resource)!, format, Date.now()),
              );
            }}
          >
            {say(`files.formats.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

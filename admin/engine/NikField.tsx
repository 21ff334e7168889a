import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useRecordContext } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { useWaskita } from './dataProvider.ts';
import { RevealDialog } from './RevealDialog.tsx';

const MASK = '•';

/** Masked until somebody says why he needs it; the API writes that into the audit trail (api/README: Personal data). */
export function NikField({ of: resource, name, value }: { of: Resource; name: string; value: string }) {
  const say = useSay();
  const record = useRecordContext();
  const provider = useWaskita();
  const [open, setOpen] = useState(false);
  const [revealed, setRevealed] = useState<string>();
  const shown = revealed ?? value;
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {shown}
      {record && shown.includes(MASK) && (
        <Tooltip title={say('nik.reveal')}>
          <IconButton
            size="small"
            aria-label={say('nik.reveal')}
            onClick={(event) => {
              event.stopPropagation();
              setOpen(true);
            }}
          >
            <VisibilityIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      {record && open && (
        <RevealDialog
          title={say('nik.title')}
          why={say('nik.why')}
          draftKey={`${resource.name}.${record.id}.reveal`}
          onClose={() => setOpen(false)}
          reveal={async (reason) => {
            setRevealed((await provider.reveal(resource.name, String(record.id), name, reason)).value);
            setOpen(false);
          }}
        />
      )}
    </Box>
  );
}

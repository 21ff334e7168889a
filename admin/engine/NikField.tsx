import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useRecordContext } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { useClosed } from './Closed.tsx';
import { type StoredRecord, useWaskita } from './dataProvider.ts';
import { RevealDialog } from './RevealDialog.tsx';

const MASK = '•';

/** Masked until somebody says why he needs it; the API writes that into the audit trail (api/README: Personal data). */
export function NikField({ of: resource, name, value }: { of: Resource; name: string; value: string }) {
  const say = useSay();
  const record = useRecordContext<StoredRecord>();
  const provider = useWaskita();
  const [open, setOpen] = useState(false);
  const [revealed, setRevealed] = useState<string>();
  const shown = revealed ?? value;
  const why = useClosed(resource, record)?.revealing;
  const label = why ?? say('nik.reveal');
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {shown}
      {record && shown.includes(MASK) && (
        <Tooltip title={<span lang={why ? 'id' : undefined}>{label}</span>}>
          <IconButton
            size="small"
            aria-label={label}
            aria-disabled={Boolean(why)}
            sx={why ? { opacity: 0.5, cursor: 'not-allowed' } : undefined}
            onClick={(event) => {
              event.stopPropagation();
              if (!why) setOpen(true);
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

import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity } from 'react-admin';
import { type StoredRecord, useWaskita } from '../engine/dataProvider.ts';
import { RevealDialog } from '../engine/RevealDialog.tsx';
import { useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

interface Known {
  readonly reporter: string | null;
  readonly contact: string | null;
}

/** Who reported. What is sealed is opened by the handler and Kepala Dinas, who say why. */
export function Reporter({ record }: { record: StoredRecord }) {
  const say = useSay();
  const roles = useRoles();
  const provider = useWaskita();
  const { identity } = useGetIdentity();
  const [open, setOpen] = useState(false);
  const [revealed, setRevealed] = useState<Known>();
  const sealed = Boolean(record.confidential) && !revealed;
  const known = revealed ?? (record as unknown as Known);
  const may = roles.includes('kepala_dinas') || (identity !== undefined && record.handlerId === identity.id);
  return (
    <Box>
      <Typography variant="caption" color="text.secondary" component="p">
        {say('complaint.reporter')}
      </Typography>
      <Typography sx={{ overflowWrap: 'anywhere' }}>
        {sealed
          ? say('complaint.sealed')
          : [known.reporter, known.contact].filter(Boolean).join(' · ') || say('value.none')}
      </Typography>
      {sealed && may && (
        <Button size="small" onClick={() => setOpen(true)}>
          {say('complaint.reveal')}
        </Button>
      )}
      {open && (
        <RevealDialog
          title={say('complaint.revealTitle')}
          why={say('complaint.revealWhy')}
          draftKey={`complaints.${record.id}.reporter`}
          onClose={() => setOpen(false)}
          reveal={async (reason) => {
            setRevealed(await provider.post<Known>(`complaints/${record.id}/reporter`, { reason }));
            setOpen(false);
          }}
        />
      )}
    </Box>
  );
}

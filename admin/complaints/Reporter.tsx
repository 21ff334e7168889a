import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { Form, HttpError, required, TextInput, useGetIdentity } from 'react-admin';
import { type StoredRecord, useWaskita } from '../engine/dataProvider.ts';
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
  const { identity } = useGetIdentity();
  const [open, setOpen] = useState(false);
  const [revealed, setRevealed] = useState<Known>();
  const sealed = record.confidential === true && !revealed;
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
          id={record.id}
          onClose={() => setOpen(false)}
          onRevealed={(opened) => {
            setRevealed(opened);
            setOpen(false);
          }}
        />
      )}
    </Box>
  );
}

interface RevealProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onRevealed: (known: Known) => void;
}
function RevealDialog({ id, onClose, onRevealed }: RevealProps) {
  const say = useSay();
  const provider = useWaskita();
  const submit = async ({ reason }: { reason?: string }) => {
    try {
      onRevealed(await provider.post<Known>(`complaints/${id}/reporter`, { reason }));
      return undefined;
    } catch (error) {
      return { reason: error instanceof HttpError ? error.message : String(error) };
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="reveal-title">
      <Form onSubmit={submit} record={{}}>
        <DialogTitle id="reveal-title">{say('complaint.revealTitle')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{say('complaint.revealWhy')}</DialogContentText>
          <TextInput source="reason" label={say('nik.reason')} validate={required()} multiline minRows={2} autoFocus />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say('form.close')}</Button>
          <Button type="submit" variant="contained">
            {say('nik.confirm')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

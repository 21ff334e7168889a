import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  IconButton,
  Tooltip,
} from '@mui/material';
import { useState } from 'react';
import { Form, HttpError, required, TextInput, useRecordContext } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import { useWaskita } from './dataProvider.ts';

const MASK = '•';

/** Masked until somebody says why he needs it; the API writes that into the audit trail (design 1.2). */
export function NikField({ of: resource, name, value }: { of: Resource; name: string; value: string }) {
  const say = useSay();
  const record = useRecordContext();
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
          reveal={{ resource: resource.name, id: String(record.id), field: name }}
          onClose={() => setOpen(false)}
          onRevealed={(nik) => {
            setRevealed(nik);
            setOpen(false);
          }}
        />
      )}
    </Box>
  );
}

interface RevealProps {
  readonly reveal: { readonly resource: string; readonly id: string; readonly field: string };
  readonly onClose: () => void;
  readonly onRevealed: (value: string) => void;
}
function RevealDialog({ reveal: { resource, id, field }, onClose, onRevealed }: RevealProps) {
  const say = useSay();
  const provider = useWaskita();
  const submit = async (values: { reason?: string }) => {
    try {
      onRevealed((await provider.reveal(resource, id, field, values.reason ?? '')).value);
      return undefined;
    } catch (error) {
      return { reason: error instanceof HttpError ? error.message : String(error) };
    }
  };
  return (
    <Dialog open onClose={onClose} onClick={(event) => event.stopPropagation()} fullWidth maxWidth="xs">
      <Form onSubmit={submit} record={{}}>
        <DialogTitle>{say('nik.title')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{say('nik.why')}</DialogContentText>
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

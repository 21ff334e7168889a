import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { Form, HttpError, required, TextInput } from 'react-admin';
import { useSay } from '../i18n/provider.ts';

interface RevealProps {
  readonly title: string;
  readonly why: string;
  readonly onClose: () => void;
  /** Opens it for this reason; what the API refuses is told at the reason. */
  readonly reveal: (reason: string) => Promise<void>;
}
/** Asks why something sealed is to be opened; the API writes that into the audit trail. */
export function RevealDialog({ title, why, onClose, reveal }: RevealProps) {
  const say = useSay();
  const titleId = useId();
  const submit = async ({ reason }: { reason?: string }) => {
    try {
      await reveal(reason ?? '');
      return undefined;
    } catch (error) {
      return { reason: error instanceof HttpError ? error.message : String(error) };
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onClick={(event) => event.stopPropagation()}
      fullWidth
      maxWidth="xs"
      aria-labelledby={titleId}
    >
      <Form onSubmit={submit} record={{}}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{why}</DialogContentText>
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

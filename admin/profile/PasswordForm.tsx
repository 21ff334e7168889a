import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { Form, HttpError, PasswordInput, required, type Validator } from 'react-admin';
import { useWaskita } from '../engine/dataProvider.ts';
import { currentUser, isObject, signIn } from '../engine/session.ts';
import { useSay } from '../i18n/provider.ts';

interface Passwords {
  readonly currentPassword?: string;
  readonly newPassword?: string;
}
interface PasswordFormProps {
  /** What the password is called that counts until now. */
  readonly current: string;
  readonly onDone: () => void;
}

/** Changes one's own password. All sessions end with the old one: this one goes on with the new. */
export function PasswordForm({ current, onDone }: PasswordFormProps) {
  const say = useSay();
  const provider = useWaskita();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [changes, setChanges] = useState(0);
  const username = currentUser()?.username ?? '';
  const alike: Validator = (value: string, { newPassword }: Passwords) =>
    value === newPassword ? undefined : say('ownPassword.differs');
  const submit = async ({ currentPassword, newPassword }: Passwords) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await provider.changePassword(currentPassword ?? '', newPassword ?? '');
      await signIn(username, newPassword ?? '');
      // No password stays in its input.
      setChanges((before) => before + 1);
      onDone();
      return undefined;
    } catch (error) {
      const body: unknown = error instanceof HttpError ? error.body : undefined;
      if (isObject(body) && isObject(body.errors)) return body.errors;
      setRefused(error instanceof HttpError && error.message ? error.message : say('ownPassword.failed'));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form key={changes} onSubmit={submit} noValidate>
      {refused && (
        <Alert severity="error" sx={{ mb: 1 }}>
          {refused}
        </Alert>
      )}
      {/* So that a password manager knows whose it is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <PasswordInput
        source="currentPassword"
        label={current}
        autoComplete="current-password"
        validate={required()}
        helperText={false}
      />
      <PasswordInput
        source="newPassword"
        label={say('ownPassword.next')}
        autoComplete="new-password"
        validate={required()}
        helperText={say('ownPassword.rule')}
      />
      <PasswordInput
        source="repeated"
        label={say('ownPassword.repeated')}
        autoComplete="new-password"
        validate={[required(), alike]}
        helperText={false}
      />
      <Button type="submit" variant="contained" disabled={busy} sx={{ mt: 1.5 }}>
        {say('ownPassword.save')}
      </Button>
    </Form>
  );
}

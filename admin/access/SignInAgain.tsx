import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { signIn, startAnew, type User } from '../engine/session.ts';
import { useSay } from '../i18n/provider.ts';
import { readAloud } from '../theme.ts';

interface SignInAgainProps {
  readonly user: User;
  /** What the button says. */
  readonly label: string;
  /** The way out, for somebody else. */
  readonly other: string;
}

/** Asks the tab's own person for the password, and for nothing else; where it stands nothing of the page is lost. */
export function SignInAgain({ user, label, other }: SignInAgainProps) {
  const say = useSay();
  const translate = useTranslate();
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      await signIn(user.username, password);
    } catch (error) {
      const message = error instanceof Error && error.message ? error.message : 'app.login.failed';
      setRefused(translate(message, { _: message }));
      setBusy(false);
    }
  };
  return (
    <Stack
      component="form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (password && !busy) void submit();
      }}
      sx={{ gap: 1.5 }}
    >
      <Typography variant="body2" color="text.secondary">
        {user.name} ({user.username})
      </Typography>
      {refused && <Alert severity="error">{refused}</Alert>}
      {/* Password managers look for it. */}
      <Box
        component="input"
        type="text"
        autoComplete="username"
        value={user.username}
        readOnly
        tabIndex={-1}
        aria-hidden
        style={readAloud}
      />
      <TextField
        autoFocus
        type="password"
        autoComplete="current-password"
        label={say('session.password')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', justifyContent: 'flex-end' }}>
        <Button color="inherit" onClick={startAnew}>
          {other}
        </Button>
        <Button type="submit" variant="contained" disabled={busy}>
          {label}
        </Button>
      </Stack>
    </Stack>
  );
}

import { Alert, Box, Button, Card, CardContent, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import {
  Form,
  Notification,
  PasswordInput,
  required,
  TextInput,
  ToggleThemeButton,
  useLogin,
  useTranslate,
} from 'react-admin';
import { useAbout } from '../engine/about.ts';
import { LanguageButton } from '../engine/LanguageButton.tsx';
import { useSay } from '../i18n/provider.ts';

/** The same for every demo account, and printed in the README; the server refuses these accounts in production. */
const DEMO_PASSWORD = 'sertifikat-demo';
interface Credentials {
  readonly username?: string;
  readonly password?: string;
}

export function LoginPage() {
  const say = useSay();
  const [filled, setFilled] = useState<Credentials>({});
  return (
    <Stack
      component="main"
      sx={{ minHeight: '100vh', alignItems: 'center', px: 2, py: { xs: 2, sm: 6 }, bgcolor: 'background.default' }}
    >
      <Card sx={{ width: '100%', maxWidth: 420 }}>
        <CardContent>
          <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, mb: 2 }}>
            <Box component="img" src="/favicon.svg" alt="" sx={{ width: 44, height: 44 }} />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="h5" component="h1">
                {say('name')}
              </Typography>
              <Typography variant="body2" color="text.secondary">
                {say('tagline')}
              </Typography>
            </Box>
          </Stack>
          <SignInForm key={filled.username} filled={filled} />
          <DemoAccounts onChoose={(username) => setFilled({ username, password: DEMO_PASSWORD })} />
        </CardContent>
      </Card>
      <Stack direction="row" sx={{ mt: 1, color: 'text.secondary', alignItems: 'center' }}>
        <Button size="small" color="inherit" href="#/lacak">
          {say('track.title')}
        </Button>
        <LanguageButton />
        <ToggleThemeButton />
      </Stack>
      <Notification />
    </Stack>
  );
}

function SignInForm({ filled }: { filled: Credentials }) {
  const say = useSay();
  const translate = useTranslate();
  const login = useLogin();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ username, password }: Credentials) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await login({ username, password });
    } catch (error) {
      setRefused(error instanceof Error && error.message ? error.message : say('login.failed'));
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={submit} defaultValues={filled} noValidate>
      {refused && (
        <Alert severity="error" sx={{ mb: 1 }}>
          {translate(refused, { _: refused })}
        </Alert>
      )}
      <TextInput
        source="username"
        label="ra.auth.username"
        autoComplete="username"
        autoFocus
        validate={required()}
        helperText={false}
      />
      <PasswordInput
        source="password"
        label="ra.auth.password"
        autoComplete="current-password"
        validate={required()}
        helperText={false}
      />
      <Button type="submit" variant="contained" fullWidth disabled={busy} sx={{ mt: 1.5 }}>
        {translate('ra.auth.sign_in')}
      </Button>
    </Form>
  );
}

/** Only where the server says that it is a demonstration. */
function DemoAccounts({ onChoose }: { onChoose: (username: string) => void }) {
  const say = useSay();
  const data = useAbout();
  if (!data?.demo || !data.demoAccounts?.length) return null;
  return (
    <Box component="section" aria-labelledby="demo-title" sx={{ mt: 3, pt: 2, borderTop: 1, borderColor: 'divider' }}>
      <Typography id="demo-title" variant="subtitle2" component="h2">
        {say('login.demo')}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {say('login.demoText')}
      </Typography>
      <Stack>
        {data.demoAccounts.map(({ username, label }) => (
          <Button
            key={username}
            color="inherit"
            onClick={() => onChoose(username)}
            sx={{ justifyContent: 'start', gap: 1, px: 1, py: 0.5, textAlign: 'left', alignItems: 'baseline' }}
          >
            <Box component="span" sx={{ flex: 'none', width: 92, color: 'primary.main' }}>
              {username}
            </Box>
            <Typography component="span" variant="body2" color="text.secondary">
              {label}
            </Typography>
          </Button>
        ))}
      </Stack>
    </Box>
  );
}

import {
  Alert,
  Box,
  Button,
  Card,
  CardContent,
  createTheme,
  CssBaseline,
  Link,
  Stack,
  TextField,
  ThemeProvider,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { type ReactNode, useMemo, useState } from 'react';
import type { Tracked } from '../../api/define/answers/tracked.ts';
import { formatMoment, type Language } from '../engine/format.ts';
import { i18nProvider } from '../i18n/provider.ts';
import type { AppKey } from '../i18n/words.ts';
import { darkTheme, lightTheme } from '../theme.ts';

const say = (key: AppKey, fill?: Record<string, number>) => i18nProvider.translate(`app.${key}`, fill);
/** What the receipt's code put after `#/lacak?`. */
const given = (name: string) => new URLSearchParams(location.hash.split('?')[1]).get(name) ?? '';

async function track(number: string, secret: string): Promise<Tracked> {
  const answer = await fetch('/api/public/track', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ number, secret }),
  }).catch(() => undefined);
  if (!answer) throw new Error(say('offline'));
  // What stands before the application answers in HTML.
  const body = (await answer.json().catch(() => undefined)) as (Tracked & { message?: string }) | undefined;
  if (!answer.ok || !body) throw new Error(body?.message ?? say('offline'));
  return body;
}

/** For whoever holds a receipt, without an account: number and code, and how far it is. */
export function TrackingPage() {
  const dark = useMediaQuery('(prefers-color-scheme: dark)');
  const theme = useMemo(() => createTheme(dark ? darkTheme : lightTheme), [dark]);
  const [language, setLanguage] = useState<Language>('id');
  const change = async () => {
    const next = language === 'id' ? 'en' : 'id';
    await i18nProvider.changeLocale(next);
    setLanguage(next);
  };
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <Stack component="main" sx={{ minHeight: '100vh', alignItems: 'center', px: 2, py: { xs: 2, sm: 6 } }}>
        <Card sx={{ width: '100%', maxWidth: 460 }}>
          <CardContent>
            <Typography variant="h5" component="h1">
              {say('track.title')}
            </Typography>
            <Typography color="text.secondary" sx={{ mb: 1 }}>
              {say('track.text')}
            </Typography>
            <TrackingForm language={language} />
          </CardContent>
        </Card>
        <Stack direction="row" sx={{ mt: 1, gap: 2 }}>
          <Button size="small" onClick={() => void change()} lang={language === 'id' ? 'en' : 'id'}>
            {say('track.other')}
          </Button>
          <Button size="small" component={Link} href="#/">
            {say('track.signIn')}
          </Button>
        </Stack>
      </Stack>
    </ThemeProvider>
  );
}

function TrackingForm({ language }: { language: Language }) {
  const [number, setNumber] = useState(() => given('nomor'));
  const [secret, setSecret] = useState(() => given('kode'));
  const [found, setFound] = useState<Tracked>();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setFound(undefined);
    setRefused(undefined);
    try {
      setFound(await track(number, secret));
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <TextField
        label={say('track.number')}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        required
        autoComplete="off"
      />
      <TextField
        label={say('track.secret')}
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
        required
        autoComplete="off"
      />
      <Button type="submit" variant="contained" fullWidth disabled={busy} sx={{ mt: 1 }}>
        {say('track.show')}
      </Button>
      <Box aria-live="polite" sx={{ mt: 2 }}>
        {refused && (
          <Alert severity="error" lang="id">
            {refused}
          </Alert>
        )}
        {found && <Result found={found} language={language} />}
      </Box>
    </Box>
  );
}

function Result({ found, language }: { found: Tracked; language: Language }) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
      <Fact label={say('track.number')}>
        {found.number} · <span lang="id">{found.kind}</span>
      </Fact>
      <Fact label={say('track.received')}>{formatMoment(found.receivedAt, language)}</Fact>
      <Fact label={say('track.state')}>
        <strong lang="id">{found.state}</strong>
        {found.people && ` · ${say('track.people', found.people)}`}
      </Fact>
      <Fact label={say('track.turn')}>
        {found.turn ? (
          <span lang="id">{[found.turn, found.asks].filter(Boolean).join(': ')}</span>
        ) : (
          say('track.finished')
        )}
      </Fact>
      {found.promisedAt && <Fact label={say('track.promised')}>{formatMoment(found.promisedAt, language)}</Fact>}
    </Box>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box>
    <Typography component="dt" variant="caption" color="text.secondary">
      {label}
    </Typography>
    <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  </Box>
);

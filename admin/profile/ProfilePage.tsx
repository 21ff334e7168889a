import {
  Alert,
  Box,
  Button,
  Card,
  CardContent,
  Chip,
  MenuItem,
  Skeleton,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Title, useLocales, useLocaleState, useLogout, useNotify, useTheme, useTranslate } from 'react-admin';
import type { Post, ProfileAnswer } from '../../api/define/profile.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { formatDate } from '../engine/format.ts';
import { useRoleLabel } from '../engine/words.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { MailChoices } from '../notifications/MailChoices.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** Who I am here, and what is mine to set. */
export function ProfilePage() {
  const say = useSay();
  const translate = useTranslate();
  const notify = useNotify();
  const logout = useLogout();
  const provider = useWaskita();
  const { data, isError } = useQuery({ queryKey: ['profile'], queryFn: () => provider.read<ProfileAnswer>('profile') });
  return (
    <Stack component="section" aria-label={say('profile.title')} sx={{ gap: 2, mt: 2, maxWidth: 720 }}>
      <Title title={say('profile.title')} />
      <Typography variant="h5" component="h1">
        {data?.name ?? say('profile.title')}
      </Typography>
      {isError && !data && <Alert severity="error">{say('profile.failed')}</Alert>}
      {!data && !isError && <Skeleton variant="rounded" height={180} />}
      {data && <Facts profile={data} />}
      {data && (
        <Part title={say('profile.posts')}>
          <Posts posts={data.posts} />
        </Part>
      )}
      <Part title={say('ownPassword.title')}>
        <Typography color="text.secondary" gutterBottom>
          {say('ownPassword.text')}
        </Typography>
        <PasswordForm
          current={say('ownPassword.current')}
          onDone={() => notify(say('ownPassword.done'), { type: 'success' })}
        />
      </Part>
      <Card>
        <CardContent>
          <MailChoices />
        </CardContent>
      </Card>
      <Part title={say('profile.look')}>
        <Look />
      </Part>
      <Box>
        <Button variant="outlined" color="inherit" onClick={() => void logout()}>
          {translate('ra.auth.logout')}
        </Button>
      </Box>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title}>
      <CardContent>
        <Typography variant="h6" component="h2" gutterBottom>
          {title}
        </Typography>
        {children}
      </CardContent>
    </Card>
  );
}

function Facts({ profile }: { profile: ProfileAnswer }) {
  const say = useSay();
  const { username, position, unit, supervisor, email } = profile;
  const facts = { username, position, unit, supervisor, email };
  return (
    <Card>
      <CardContent
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))', gap: 2 }}
      >
        {(Object.keys(facts) as (keyof typeof facts)[]).map((name) => (
          <Box key={name} sx={{ minWidth: 0 }}>
            <Typography component="dt" variant="caption" color="text.secondary">
              {say(`profile.${name}`)}
            </Typography>
            <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {facts[name] ?? say('value.none')}
            </Typography>
          </Box>
        ))}
      </CardContent>
    </Card>
  );
}

function Posts({ posts }: { posts: readonly Post[] }) {
  const say = useSay();
  const language = useLanguage();
  const roleLabel = useRoleLabel();
  if (posts.length === 0) return <Typography color="text.secondary">{say('profile.noPosts')}</Typography>;
  const date = (value: string) => formatDate(value, language);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
      {posts.map(({ role, kind, unit, validFrom, validTo, decree, inForce }) => (
        <Box component="li" key={`${role} ${validFrom} ${kind}`}>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography component="span" sx={{ fontWeight: 650 }}>
              {kind === 'definitif' ? roleLabel(role) : `${say(`profile.kinds.${kind}`)} ${roleLabel(role)}`}
            </Typography>
            <Chip
              size="small"
              variant="outlined"
              color={inForce ? 'success' : 'default'}
              label={say(inForce ? 'profile.inForce' : 'profile.notInForce')}
            />
          </Stack>
          <Typography variant="body2" color="text.secondary">
            {[
              unit,
              validTo
                ? say('profile.period', { from: date(validFrom), until: date(validTo) })
                : say('profile.since', { from: date(validFrom) }),
              decree,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

function Look() {
  const say = useSay();
  const locales = useLocales();
  const [locale, setLocale] = useLocaleState();
  const [theme, setTheme] = useTheme();
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2 }}>
      <TextField
        select
        label={say('profile.language')}
        value={locale}
        onChange={({ target }) => setLocale(target.value)}
      >
        {locales.map(({ locale: code, name }) => (
          <MenuItem key={code} value={code}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={say('profile.theme')}
        value={theme ?? 'light'}
        onChange={({ target }) => setTheme(target.value === 'dark' ? 'dark' : 'light')}
      >
        {(['light', 'dark'] as const).map((code) => (
          <MenuItem key={code} value={code}>
            {say(`profile.themes.${code}`)}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}

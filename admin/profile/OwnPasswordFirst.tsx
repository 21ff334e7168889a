import { Box, Button, Card, CardContent, Stack, Typography } from '@mui/material';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Notification, useLogout, useTranslate } from 'react-admin';
import { LanguageButton } from '../engine/LanguageButton.tsx';
import { currentUser, onStanding } from '../engine/session.ts';
import { useSay } from '../i18n/provider.ts';
import { PasswordForm } from './PasswordForm.tsx';

/** Whose password was given to him by somebody else chooses his own before he sees anything. */
export function OwnPasswordFirst({ children }: { children: ReactNode }) {
  const due = useSyncExternalStore(onStanding, () => currentUser()?.passwordDue ?? false);
  return due ? <Choose /> : children;
}

function Choose() {
  const say = useSay();
  const translate = useTranslate();
  const logout = useLogout();
  return (
    <Stack
      component="main"
      sx={{ minHeight: '100vh', alignItems: 'center', px: 2, py: { xs: 2, sm: 6 }, bgcolor: 'background.default' }}
    >
      <Card sx={{ width: '100%', maxWidth: 460 }}>
        <CardContent>
          <Typography variant="h5" component="h1" gutterBottom>
            {say('ownPassword.first')}
          </Typography>
          <Typography color="text.secondary" sx={{ mb: 2 }}>
            {say('ownPassword.firstText')}
          </Typography>
          <PasswordForm current={say('ownPassword.given')} onDone={() => undefined} />
        </CardContent>
      </Card>
      <Box sx={{ mt: 1, color: 'text.secondary' }}>
        <LanguageButton />
        <Button color="inherit" onClick={() => void logout()}>
          {translate('ra.auth.logout')}
        </Button>
      </Box>
      <Notification />
    </Stack>
  );
}

import { Box, Dialog, DialogContent, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { currentStanding, onStanding, type User } from '../engine/session.ts';
import { useSay } from '../i18n/provider.ts';
import { SignInAgain } from './SignInAgain.tsx';

/** Stands over every page: asks for the password when the session has ended, and stops a tab that is somebody else's. */
export function SessionWatch({ children }: { children: ReactNode }) {
  const standing = useSyncExternalStore(onStanding, currentStanding);
  const client = useQueryClient();
  const roles = standing.is === 'in' ? standing.user.roles.join(' ') : undefined;
  useEffect(() => {
    // What is offered follows the roles of the session, not those of the one before it.
    if (roles !== undefined) void client.invalidateQueries({ queryKey: ['auth'] });
  }, [client, roles]);
  return (
    <>
      {children}
      {standing.is === 'ended' && <Ended user={standing.user} />}
      {standing.is === 'taken' && <Taken user={standing.user} by={standing.by} />}
    </>
  );
}

function Ended({ user }: { user: User }) {
  const say = useSay();
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="session-ended">
      <DialogContent>
        <Typography id="session-ended" component="h2" sx={{ fontWeight: 650, mb: 2 }}>
          {say('session.ended')}
        </Typography>
        <SignInAgain user={user} label={say('session.resume')} other={say('session.other')} />
      </DialogContent>
    </Dialog>
  );
}

/** Covers the page whole: it shows what its own person was at. */
function Taken({ user, by }: { user: User; by: string }) {
  const say = useSay();
  return (
    <Dialog open fullScreen aria-labelledby="session-taken">
      <Stack component="main" sx={{ alignItems: 'center', px: 2, py: { xs: 3, sm: 8 } }}>
        <Box sx={{ width: '100%', maxWidth: 460 }}>
          <Typography id="session-taken" variant="h5" component="h1" gutterBottom>
            {say('session.taken', { by })}
          </Typography>
          <Typography sx={{ fontWeight: 650, mb: 1 }}>{say('session.mine', { mine: user.name })}</Typography>
          <Typography sx={{ mb: 3 }}>{say('session.takenText')}</Typography>
          <SignInAgain
            user={user}
            label={say('session.back', { mine: user.name })}
            other={say('session.goOn', { by })}
          />
        </Box>
      </Stack>
    </Dialog>
  );
}

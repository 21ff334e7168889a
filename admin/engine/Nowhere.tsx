import { Button, Stack, Typography } from '@mui/material';
import { Link, Title } from 'react-admin';
import { useSay } from '../i18n/provider.ts';

/** An address that the console does not have. */
export function Nowhere() {
  const say = useSay();
  return (
    <Stack sx={{ alignItems: 'start', gap: 2, py: 6, px: 2, maxWidth: 560 }}>
      <Title title={say('nowhere.title')} />
      <Typography variant="h5" component="h1">
        {say('nowhere.title')}
      </Typography>
      <Typography>{say('nowhere.text')}</Typography>
      <Button component={Link} to="/" variant="contained">
        {say('nowhere.home')}
      </Button>
    </Stack>
  );
}

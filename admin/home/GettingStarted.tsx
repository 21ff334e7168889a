import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import MissingIcon from '@mui/icons-material/RadioButtonUncheckedOutlined';
import { Alert, Box, Button, Card, CardContent, Stack, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link as RouterLink, useNotify } from 'react-admin';
import {
  type Filled,
  GETTING_STARTED_READERS,
  type GettingStartedAnswer,
  type Need,
  type NeedName,
} from '../../api/define/getting-started.ts';
import { LEADERS, type Role } from '../../api/define/roles.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { useRoleLabel, useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';

/** Where what is missing is put right; the server's own settings are not in the console. */
const PLACES: Readonly<Partial<Record<NeedName, string>>> = {
  units: '/org-units/create',
  agencies: '/org-units/create',
  people: '/staff/create',
  kepala_dinas: '/appointments/create',
  kepala_bidang: '/appointments/create',
  kepala_seksi: '/appointments/create',
  verifikator: '/appointments/create',
  auditor: '/appointments/create',
  confirmations: '/appointments?filter=%7B%22status%22%3A%22diusulkan%22%7D',
  superiors: '/staff',
  accounts: '/users/create',
  competences: '/competencies/create',
  hours: '/office-hours/create',
  holidays: '/kalender',
  ramadan: '/kalender',
  standard: '/service-standards/create',
};

function useGettingStarted(): GettingStartedAnswer | undefined {
  const provider = useWaskita();
  const isTold = useRoles().some((role) => GETTING_STARTED_READERS.includes(role));
  return useQuery({
    queryKey: ['getting-started'],
    queryFn: () => provider.read<GettingStartedAnswer>('getting-started'),
    enabled: isTold,
    retry: false,
  }).data;
}

/** Said to the administrator and to the heads as long as nothing is promised to anybody. */
export function NoStandard() {
  const say = useSay();
  const answer = useGettingStarted();
  if (!answer || answer.standardInForce) return null;
  return <Alert severity="warning">{say('gettingStarted.noStandard')}</Alert>;
}

/** Said to the leaders as long as there are more or fewer verifiers than the standard in force has executors. */
export function Executors() {
  const say = useSay();
  const leads = useRoles().some((role) => LEADERS.includes(role));
  const executors = useGettingStarted()?.executors;
  if (!leads || !executors) return null;
  return <Alert severity="warning">{say('gettingStarted.executors', executors)}</Alert>;
}

/** What a new office still lacks, in order, until all of it is there; of one that has begun its work only that. */
export function GettingStarted() {
  const say = useSay();
  const answer = useGettingStarted();
  if (!answer || answer.complete) return null;
  const { needs, mayFill, standardInForce: hasBegun } = answer;
  const open = needs.filter((need) => !need.done);
  const done = needs.length - open.length;
  return (
    <Card component="section" aria-labelledby="getting-started">
      <CardContent>
        <Typography id="getting-started" variant="h6" component="h2">
          {say('gettingStarted.title')}
        </Typography>
        <Typography color="text.secondary" gutterBottom>
          {hasBegun ? say('gettingStarted.still') : say('gettingStarted.text', { done, all: needs.length })}
        </Typography>
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {(hasBegun ? open : needs).map((need) => (
            <Line key={need.name} need={need} />
          ))}
        </Box>
        {mayFill && <Fill />}
      </CardContent>
    </Card>
  );
}

function Line({ need }: { need: Need }) {
  const say = useSay();
  const roles = useRoles();
  const roleLabel = useRoleLabel();
  const { name, done, have, of, by, recordId, year } = need;
  const title = say(`gettingStarted.needs.${name}`, { year: year ?? '' });
  const who = by
    .map((one) => (one === 'operator' || one === 'person' ? say(`gettingStarted.${one}`) : roleLabel(one)))
    .join(', ');
  const isMine = by.some((one) => roles.includes(one as Role));
  const place = recordId ? `/service-standards/${recordId}/show` : PLACES[name];
  return (
    <Stack
      component="li"
      direction="row"
      sx={{ gap: 1.5, py: 0.75, alignItems: 'center', flexWrap: { xs: 'wrap', sm: 'nowrap' } }}
    >
      {done ? (
        <DoneIcon fontSize="small" color="success" titleAccess={say('gettingStarted.done')} />
      ) : (
        <MissingIcon fontSize="small" color="action" titleAccess={say('gettingStarted.missing')} />
      )}
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography component="span" sx={{ display: 'block', fontWeight: done ? 400 : 650 }}>
          {title}
        </Typography>
        {!done && (
          <Typography component="span" variant="body2" color="text.secondary">
            {[...(of > 1 ? [say('gettingStarted.have', { have, of })] : []), say('gettingStarted.by', { who })].join(
              ' · ',
            )}
          </Typography>
        )}
      </Box>
      {!done && isMine && place && (
        <Button
          component={RouterLink}
          to={place}
          size="small"
          variant="outlined"
          aria-label={say('gettingStarted.open', { name: title })}
        >
          {say('gettingStarted.do')}
        </Button>
      )}
    </Stack>
  );
}

function Fill() {
  const say = useSay();
  const provider = useWaskita();
  const notify = useNotify();
  const known = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => provider.post<Filled>('getting-started/fill', {}),
    onSuccess: async (filled) => {
      notify(say('gettingStarted.filled', { ...filled }), { type: 'success' });
      await known.invalidateQueries();
    },
    onError: () => notify(say('gettingStarted.failed'), { type: 'error' }),
  });
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="body2" color="text.secondary" gutterBottom>
        {say('gettingStarted.fillText')}
      </Typography>
      <Button variant="contained" disabled={isPending} onClick={() => mutate()}>
        {say('gettingStarted.fill')}
      </Button>
    </Box>
  );
}

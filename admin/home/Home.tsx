import { Box, Button, Card, CardContent, List, ListItemButton, ListItemText, Stack, Typography } from '@mui/material';
import {
  Link as RouterLink,
  RecordContextProvider,
  type RaRecord,
  Title,
  useGetIdentity,
  useGetList,
  useTranslate,
} from 'react-admin';
import { resources } from '../../api/resources.ts';
import { stateOf } from '../../api/define/resource.ts';
import { mayAccess } from '../engine/authProvider.ts';
import { ValueOf } from '../engine/fields.tsx';
import { titleOf, useRoles } from '../engine/words.ts';
import { mapValues } from '../i18n/declared.ts';
import { useSay } from '../i18n/provider.ts';
import { FlowPicture } from './FlowPicture.tsx';
import { type Waiting, waitingFor } from './waiting.ts';

export function Home() {
  const say = useSay();
  const roles = useRoles();
  const { identity } = useGetIdentity();
  const visible = resources.filter((resource) => mayAccess(resource, 'list', roles));
  const waiting = identity ? waitingFor(visible, roles, String(identity.id)) : [];
  return (
    <Stack sx={{ gap: 3, mt: 2 }}>
      <Title title={say('home.title')} />
      <Typography variant="h5" component="h1">
        {say('home.greeting', { name: identity?.fullName ?? '' })}
      </Typography>
      <Box component="section" aria-labelledby="waiting-title">
        <Typography id="waiting-title" variant="h6" component="h2" gutterBottom>
          {say('home.waiting')}
        </Typography>
        {waiting.length === 0 && <Typography color="text.secondary">{say('home.readOnly')}</Typography>}
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
          }}
        >
          {waiting.map((work) => (
            <WaitingCard key={`${work.resource.name} ${Object.keys(work.filter).join(' ')}`} {...work} />
          ))}
        </Box>
      </Box>
      <FlowPicture />
    </Stack>
  );
}

/** How many records of a kind wait, the longest waiting ones, and the way to all of them. */
function WaitingCard({ resource, filter }: Waiting) {
  const say = useSay();
  const translate = useTranslate();
  const { data, total } = useGetList<RaRecord<string>>(resource.name, {
    filter,
    pagination: { page: 1, perPage: 5 },
    sort: { field: 'createdAt', order: 'ASC' },
  });
  const state = stateOf(resource)?.field;
  const about = resource.list.find((name) => name !== resource.title && resource.fields[name]?.kind === 'text');
  const search = new URLSearchParams({
    filter: JSON.stringify(filter),
    displayedFilters: JSON.stringify(mapValues(filter, () => true)),
    page: '1',
  });
  return (
    <Card sx={{ order: total === 0 ? 1 : 0 }}>
      <CardContent>
        <Stack direction="row" sx={{ alignItems: 'baseline', gap: 1 }}>
          <Typography variant="h4" component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {total ?? '…'}
          </Typography>
          <Typography component="h3">
            {translate(`resources.${resource.name}.name`, { smart_count: total ?? 0 })}
          </Typography>
        </Stack>
        {total === 0 && <Typography color="text.secondary">{say('home.nothing')}</Typography>}
        <List dense disablePadding>
          {data?.map((record) => (
            <RecordContextProvider key={record.id} value={record}>
              <ListItemButton
                component={RouterLink}
                to={`/${resource.name}/${record.id}/show`}
                sx={{ px: 1, mx: -1, borderRadius: 1 }}
              >
                <ListItemText
                  primary={
                    <Stack
                      component="span"
                      direction="row"
                      sx={{ columnGap: 1, justifyContent: 'space-between', alignItems: 'start', flexWrap: 'wrap' }}
                    >
                      <b>{titleOf(resource, record, translate)}</b>
                      {state && <ValueOf of={resource} name={state} />}
                    </Stack>
                  }
                  secondary={about && <ValueOf of={resource} name={about} />}
                />
              </ListItemButton>
            </RecordContextProvider>
          ))}
        </List>
        {total !== undefined && total > 0 && (
          <Button component={RouterLink} to={`/${resource.name}?${search.toString()}`} size="small">
            {say('home.all')}
          </Button>
        )}
      </CardContent>
    </Card>
  );
}

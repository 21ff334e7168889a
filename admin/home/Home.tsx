import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Button, Stack, Typography } from '@mui/material';
import { Link as RouterLink, type RaRecord, Title, useGetIdentity, useGetList, useTranslate } from 'react-admin';
import { stateOf } from '../../api/define/resource.ts';
import { awaitedStates } from '../../api/define/turn.ts';
import { resources } from '../../api/resources.ts';
import { Unsent } from '../drafts/Unsent.tsx';
import { IncompleteCalendar } from '../calendar/Incomplete.tsx';
import { mayAccess } from '../engine/authProvider.ts';
import { useRoles } from '../engine/words.ts';
import { mapValues } from '../i18n/declared.ts';
import { useSay } from '../i18n/provider.ts';
import { Executors, GettingStarted, NoStandard } from './GettingStarted.tsx';
import { FlowPicture } from './FlowPicture.tsx';
import { MyWork } from './MyWork.tsx';
import { type Waiting, waitingFor } from './waiting.ts';

/** My work first; what is nobody's turn but may be done, and how the service runs, in small. */
export function Home() {
  const say = useSay();
  const roles = useRoles();
  const { identity } = useGetIdentity();
  const visible = resources.filter((resource) => mayAccess(resource, 'list', roles));
  const waiting = identity ? waitingFor(visible, roles, String(identity.id)) : [];
  const others = waiting.filter(({ resource }) => awaitedStates(stateOf(resource)!.flow).length === 0);
  return (
    <Stack sx={{ gap: 3, mt: 2 }}>
      <Title title={say('home.title')} />
      <Typography variant="h5" component="h1">
        {say('home.greeting', { name: identity?.fullName ?? '' })}
      </Typography>
      <NoStandard />
      <Executors />
      <GettingStarted />
      <IncompleteCalendar />
      <Box component="section" aria-labelledby="waiting-title">
        <Typography id="waiting-title" variant="h6" component="h2" gutterBottom>
          {say('home.waiting')}
        </Typography>
        <MyWork readOnly={waiting.length === 0} />
      </Box>
      <Unsent />
      {others.length > 0 && (
        <Stack component="section" aria-label={say('home.others')} direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          {others.map((work) => (
            <OtherWork key={`${work.resource.name} ${Object.keys(work.filter).join(' ')}`} {...work} />
          ))}
        </Stack>
      )}
      <Accordion
        disableGutters
        slotProps={{ transition: { unmountOnExit: true } }}
        sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}
      >
        <AccordionSummary id="flow" aria-controls="flow-picture" expandIcon={<ExpandMoreIcon />}>
          <Typography component="h2" sx={{ fontWeight: 650 }}>
            {say('home.flow')}
          </Typography>
        </AccordionSummary>
        <AccordionDetails id="flow-picture">
          <FlowPicture />
        </AccordionDetails>
      </Accordion>
    </Stack>
  );
}

/** How many records of another kind wait, and the way to them; nothing where none do. */
function OtherWork({ resource, filter }: Waiting) {
  const translate = useTranslate();
  const { total } = useGetList<RaRecord<string>>(resource.name, { filter, pagination: { page: 1, perPage: 1 } });
  if (!total) return null;
  const search = new URLSearchParams({
    filter: JSON.stringify(filter),
    displayedFilters: JSON.stringify(mapValues(filter, () => true)),
    page: '1',
  });
  return (
    <Button
      component={RouterLink}
      to={`/${resource.name}?${search.toString()}`}
      variant="outlined"
      color="inherit"
      size="small"
    >
      {translate(`resources.${resource.name}.name`, { smart_count: total })}: {total}
    </Button>
  );
}

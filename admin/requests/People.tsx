import AddIcon from '@mui/icons-material/Add';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Stack, Typography } from '@mui/material';
import { Link, RecordContextProvider, type RaRecord, useGetList, useTranslate } from 'react-admin';
import { asList, stepFor } from '../../api/define/flow.ts';
import type { Role } from '../../api/define/roles.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import { requests } from '../../api/requests/requests.resource.ts';
import { verificationFlow } from '../../api/verifications/verifications.flow.ts';
import { type Verification, verifications } from '../../api/verifications/verifications.resource.ts';
import { AddPart } from '../engine/AddPart.tsx';
import { mayAccess } from '../engine/authProvider.ts';
import { ClosedButton, useClosed } from '../engine/Closed.tsx';
import type { StoredRecord } from '../engine/dataProvider.ts';
import { ValueOf } from '../engine/fields.tsx';
import { MoreRows } from '../engine/MoreRows.tsx';
import { Progress } from '../engine/Progress.tsx';
import { progressOf } from '../engine/progress.ts';
import { Panel } from '../engine/RecordShow.tsx';
import { StateChip } from '../engine/StateChip.tsx';
import { StepButtons } from '../engine/StepButtons.tsx';
import { fieldKey, titleOf, useRoles } from '../engine/words.ts';
import { useSay } from '../i18n/provider.ts';
import { mayShareOut, ShareOutButton } from './ShareOut.tsx';

type Person = StoredRecord & Verification & RaRecord<string>;
/** With few people on the letter all are open; with many, one opens who is looked for. */
const OPEN_AT_ONCE = 3;
const SHOWN: readonly (keyof Verification)[] = ['employment', 'nip', 'nik', 'position', 'unit', 'email', 'verifierId'];

/** The letter is in the clerk's hands as long as he may (again) submit it. */
const isWithClerk = (letter: StoredRecord): boolean =>
  ['ajukan', 'ajukan_ulang'].some((verb) => stepFor(requestFlow, verb, { ...letter, status: String(letter.status) }));

/** Whoever sees but what is his own does not count everybody on the letter. */
function seesOnlyHis(roles: readonly Role[]): boolean {
  const { scope } = verifications;
  const isHis = (role: Role) =>
    scope !== 'all' && asList(scope[role] ?? []).every((rows) => rows !== 'all' && 'mine' in rows);
  return roles.length > 0 && roles.every(isHis);
}

export function People({ letter }: { letter: StoredRecord }) {
  const say = useSay();
  const roles = useRoles();
  const closed = useClosed(requests, letter);
  const filter = { requestId: letter.id };
  const { data, total } = useGetList<Person>('verifications', {
    filter,
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'createdAt', order: 'ASC' },
  });
  return (
    <Panel>
      <Stack component="section" aria-labelledby="people-title" sx={{ gap: 1.5 }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
          <Typography id="people-title" variant="h6" component="h2">
            {say(seesOnlyHis(roles) ? 'request.yourPeople' : 'request.people')} {total ? `(${total})` : ''}
          </Typography>
          {letter.status === 'didisposisikan' && Boolean(total) && mayShareOut(roles) && (
            <ShareOutButton letterId={letter.id} />
          )}
          {isWithClerk(letter) && closed && <AddPerson letter={letter} why={closed.editing} />}
        </Stack>
        {data?.length === 0 && <Typography color="text.secondary">{say('request.noPeople')}</Typography>}
        <Box>
          {data?.map((person) => (
            <RecordContextProvider key={person.id} value={person}>
              <PersonCard letter={letter} person={person} open={data.length <= OPEN_AT_ONCE} />
            </RecordContextProvider>
          ))}
        </Box>
        {data && <MoreRows of={verifications} filter={filter} shown={data.length} total={total} />}
      </Stack>
    </Panel>
  );
}

/** Whoever may not change the letter does not add to it. */
function AddPerson({ letter, why }: { letter: StoredRecord; why: string | null }) {
  const say = useSay();
  const label = say('request.addPerson');
  const mayCreate = mayAccess(verifications, 'create', useRoles());
  if (mayCreate && why) return <ClosedButton label={label} icon={<AddIcon />} why={why} />;
  return <AddPart of={verifications} by="requestId" record={letter} label={label} />;
}

function PersonCard({ letter, person, open }: { letter: StoredRecord; person: Person; open: boolean }) {
  const say = useSay();
  const translate = useTranslate();
  const stages = [...progressOf(requestFlow, letter), ...progressOf(verificationFlow, person)];
  return (
    <Accordion
      defaultExpanded={open}
      disableGutters
      slotProps={{ transition: { unmountOnExit: true } }}
      sx={{ border: 1, borderColor: 'divider', '&:not(:last-of-type)': { mb: 1 }, borderRadius: 1 }}
    >
      <AccordionSummary id={`person-${person.id}`} aria-controls={`about-${person.id}`} expandIcon={<ExpandMoreIcon />}>
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', pr: 1 }}>
          <Typography component="h3" sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>
            {titleOf(verifications, person, translate)}
          </Typography>
          <StateChip of={verifications} name="status" value={person.status} />
        </Stack>
      </AccordionSummary>
      <AccordionDetails>
        <Stack sx={{ gap: 2 }}>
          <StepButtons of={verifications} record={person} />
          <Progress stages={stages} />
          <Box
            component="dl"
            sx={{
              m: 0,
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))',
            }}
          >
            {SHOWN.map((name) => (
              <Box key={name} sx={{ minWidth: 0 }}>
                <Typography component="dt" variant="caption" color="text.secondary">
                  {translate(fieldKey(verifications, name))}
                </Typography>
                <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                  {name === 'verifierId' && !person.verifierId ? (
                    say('request.unassigned')
                  ) : (
                    <ValueOf of={verifications} name={name} />
                  )}
                </Typography>
              </Box>
            ))}
          </Box>
          <Link to={`/${verifications.name}/${person.id}/show`}>{say('request.open')}</Link>
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}

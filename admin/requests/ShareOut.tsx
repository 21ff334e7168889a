import {
  Alert,
  Box,
  Button,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  MenuItem,
  Skeleton,
  Stack,
  TextField,
  type Theme,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import type { Proposal, ProposedPerson } from '../../api/define/answers/board.ts';
import type { Role } from '../../api/define/roles.ts';
import { stepsNamed } from '../../api/define/flow.ts';
import { requestFlow } from '../../api/requests/requests.flow.ts';
import { DraftOffer } from '../drafts/DraftOffer.tsx';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { TypingDialog } from '../drafts/TypingDialog.tsx';
import { useDraft, useKept } from '../drafts/useDraft.ts';
import { useWaskita } from '../engine/dataProvider.ts';
import { useSay } from '../i18n/provider.ts';

/** Those who take step C. */
export const mayShareOut = (roles: readonly Role[]): boolean =>
  stepsNamed(requestFlow, 'teruskan').some(({ by }) => by.some((role) => roles.includes(role)));

interface Wish {
  readonly verifierId: string;
  readonly reason: string;
}
type Wishes = Readonly<Record<string, Wish>>;

/** Who is proposed for each person of a letter and why; what is changed needs a reason. Applying forwards the letter. */
export function ShareOutDialog({ letterId, onClose }: { letterId: string; onClose: () => void }) {
  const say = useSay();
  const notify = useNotify();
  const refresh = useRefresh();
  const provider = useWaskita();
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const draft = useDraft(`requests.${letterId}.share-out`);
  const [wishes, setWishes] = useState<Wishes>({});
  useKept(draft, Object.keys(wishes).length > 0 ? wishes : undefined);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['share-out', letterId],
    queryFn: () => provider.proposal(letterId),
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const wishOf = ({ id, verifierId }: ProposedPerson): Wish =>
    wishes[id] ?? { verifierId: verifierId ?? '', reason: '' };
  const missing = data?.people.some((person) => !wishOf(person).verifierId);
  const unexplained = data?.people.some((person) => isChanged(person, wishOf(person)) && !wishOf(person).reason.trim());
  const hindrance = missing ? say('share.nobody') : unexplained ? say('share.reasonNeeded') : undefined;

  const apply = async (proposal: Proposal) => {
    setBusy(true);
    setRefused(undefined);
    await draft.keeper.hold();
    try {
      const people = proposal.people.map((person) => {
        const { verifierId, reason } = wishOf(person);
        return { id: person.id, verifierId, ...(isChanged(person, { verifierId }) && { reason: reason.trim() }) };
      });
      await provider.shareOut(letterId, people, proposal.version, draft.keeper.sentAs);
      draft.keeper.sent();
      notify(say('share.done', { smart_count: people.length }), { type: 'success' });
      onClose();
      refresh();
    } catch (failure) {
      draft.keeper.release();
      setRefused(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setBusy(false);
    }
  };

  return (
    <TypingDialog draft={draft} onClose={onClose} maxWidth="md" fullScreen={phone} aria-labelledby="share-title">
      <DialogTitle id="share-title">{say('share.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{say('share.text')}</DialogContentText>
        <DraftOffer draft={draft} onResume={(values) => setWishes({ ...wishes, ...(values as Wishes) })} />
        {error && <Alert severity="error">{error.message || say('share.failed')}</Alert>}
        {!data && !error && <Skeleton variant="rounded" height={200} />}
        <Stack sx={{ gap: 2 }}>
          {data?.people.map((person) => (
            <PersonChoice
              key={person.id}
              person={person}
              proposal={data}
              wish={wishOf(person)}
              onWish={(wish) => setWishes({ ...wishes, [person.id]: wish })}
            />
          ))}
          {data && <After proposal={data} wishOf={wishOf} />}
          {refused && <Alert severity="error">{refused}</Alert>}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', gap: 1 }}>
        {hindrance && (
          <Typography variant="body2" color="text.secondary" sx={{ mr: 'auto', pl: 1 }} id="share-hindrance">
            {hindrance}
          </Typography>
        )}
        <DraftStatus draft={draft} />
        <Button onClick={onClose}>{say('form.close')}</Button>
        <Button
          variant="contained"
          disabled={!data || busy || hindrance !== undefined}
          aria-describedby={hindrance && 'share-hindrance'}
          onClick={() => data && void apply(data)}
        >
          {say('share.apply')}
        </Button>
      </DialogActions>
    </TypingDialog>
  );
}

const isChanged = (person: ProposedPerson, { verifierId }: Pick<Wish, 'verifierId'>): boolean =>
  !person.kept && verifierId !== person.verifierId;

interface PersonChoiceProps {
  readonly person: ProposedPerson;
  readonly proposal: Proposal;
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
}
function PersonChoice({ person, proposal, wish, onWish }: PersonChoiceProps) {
  const say = useSay();
  const changed = isChanged(person, wish);
  return (
    <Box
      component="section"
      aria-label={person.fullName}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}
    >
      <Stack direction="row" sx={{ gap: 1, justifyContent: 'space-between', flexWrap: 'wrap', alignItems: 'baseline' }}>
        <Typography component="h3" sx={{ fontWeight: 650 }}>
          {person.fullName}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {say('share.minutes', { smart_count: person.minutes })}
        </Typography>
      </Stack>
      <TextField
        select
        disabled={person.kept}
        label={say('share.verifier', { name: person.fullName })}
        value={wish.verifierId}
        onChange={({ target }) => onWish({ ...wish, verifierId: target.value })}
      >
        {proposal.verifiers.map(({ staffId, name }) => {
          const why = person.unfit.find((one) => one.staffId === staffId);
          return (
            <MenuItem key={staffId} value={staffId} disabled={why?.always}>
              {name}
              {why && <span lang="id">: {why.says}</span>}
            </MenuItem>
          );
        })}
      </TextField>
      {changed ? (
        <TextField
          required
          multiline
          label={say('share.reason')}
          value={wish.reason}
          onChange={({ target }) => onWish({ ...wish, reason: target.value })}
        />
      ) : (
        <Typography variant="body2" color="text.secondary" lang="id">
          {person.says}
        </Typography>
      )}
    </Box>
  );
}

/** What each verifier will have in hand with the choice as it stands. */
function After({ proposal, wishOf }: { proposal: Proposal; wishOf: (person: ProposedPerson) => Wish }) {
  const say = useSay();
  return (
    <Box>
      <Typography component="h3" variant="subtitle2">
        {say('share.load')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {proposal.verifiers.map(({ staffId, name, minutes }) => {
          const given = proposal.people.filter((person) => !person.kept && wishOf(person).verifierId === staffId);
          const after = given.reduce((sum, person) => sum + person.minutes, minutes);
          return (
            <Typography key={staffId} component="li" variant="body2">
              {say('share.after', { name, before: minutes, after })}
            </Typography>
          );
        })}
      </Box>
    </Box>
  );
}

/** On the page of a letter that waits for step C, for those who take it. */
export function ShareOutButton({ letterId }: { letterId: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" size="small" onClick={() => setOpen(true)}>
        {say('share.open')}
      </Button>
      {open && <ShareOutDialog letterId={letterId} onClose={() => setOpen(false)} />}
    </>
  );
}

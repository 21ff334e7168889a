import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Alert, AlertTitle, Box, Button, Collapse, Stack, Tooltip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { HttpError, useNotify, useRefresh, useTranslate } from 'react-admin';
import { fromState, isForCase, stepFor, stepsNamed } from '../../api/define/flow.ts';
import type { Verdict } from '../../api/define/verdict.ts';
import { stateOf, type Resource } from '../../api/define/resource.ts';
import { mapValues } from '../i18n/declared.ts';
import { useSay } from '../i18n/provider.ts';
import { type StoredRecord, useWaskita } from './dataProvider.ts';
import { useKeys } from './keys.ts';
import { isOvertaken, useMeanwhile } from './meanwhile.ts';
import { type SentStep, StepForm } from './StepForm.tsx';
import { newKey } from './upload.ts';
import { codeKey, useRoles, useStepLabel } from './words.ts';

/** What this user may do with the record now, and why not the rest. */
export function useVerdicts(resource: Resource, record: StoredRecord) {
  const provider = useWaskita();
  const { data } = useQuery({
    queryKey: [resource.name, 'steps', record.id, record.version],
    queryFn: () => provider.steps(resource.name, record.id),
    enabled: stateOf(resource) !== undefined,
    // While they are asked for anew, what is typed into the dialog of a step stays.
    placeholderData: (before, query) => (query?.queryKey[2] === record.id ? before : undefined),
  });
  return data;
}

/** The lettered step that is due in the record's state, whoever may take it; also while something is missing for it. */
export function isDue(resource: Resource, record: StoredRecord, { verb, at, refusedBy }: Verdict): boolean {
  const flow = stateOf(resource)?.flow;
  return (
    at !== undefined &&
    refusedBy !== 'state' &&
    flow !== undefined &&
    stepFor(flow, verb, { ...record, status: String(record.status) }) !== undefined
  );
}

interface StepButtonsProps {
  readonly of: Resource;
  readonly record: StoredRecord;
  /** What a feature adds to the form of a step, by verb. */
  readonly beside?: Readonly<Record<string, ReactNode>>;
  /** A step was taken. */
  readonly onTaken?: () => void;
  /** The verb of each key of the page that takes a step. */
  readonly keys?: Readonly<Record<string, string>>;
}
export function StepButtons({ of: resource, record, beside, onTaken, keys = {} }: StepButtonsProps) {
  const say = useSay();
  const verdicts = useVerdicts(resource, record);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Verdict>();
  const { take, busy } = useTake(resource, record, () => {
    setChosen(undefined);
    onTaken?.();
  });
  const listId = useId();
  const place = useRef<HTMLDivElement>(null);
  const start = (verdict: Verdict) => {
    const asks = verdict.needs.length + verdict.takes.length > 0;
    if (asks) setChosen(verdict);
    else void take(verdict, { body: {} });
  };
  const press = (verb: string) => () => {
    const verdict = verdicts?.find((one) => one.verb === verb);
    if (verdict?.allowed && !busy) start(verdict);
  };
  useKeys(place, mapValues(keys, press));
  const flow = stateOf(resource)?.flow;
  if (!flow || !verdicts) return null;

  const shown = verdicts.filter(
    (verdict) => verdict.allowed || verdict.refusedBy === 'missing' || isDue(resource, record, verdict),
  );
  const rest = verdicts.filter(
    (verdict) => !shown.includes(verdict) && stepsNamed(flow, verdict.verb).some(({ by }) => by.length > 0),
  );
  const closed = flow.steps.find(
    (step) => step.closed && fromState(step, String(record.status)) && isForCase(step, record),
  )?.closed;
  return (
    <Box ref={place}>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {shown.map((verdict) => (
          <StepButton
            key={verdict.verb}
            of={resource}
            verdict={verdict}
            busy={busy}
            main={isDue(resource, record, verdict)}
            ends={stepsNamed(flow, verdict.verb).some(({ to }) => flow.states[to]?.tone === 'bad')}
            onClick={() => start(verdict)}
          />
        ))}
        {rest.length > 0 && (
          <Button
            size="small"
            color="inherit"
            aria-expanded={open}
            aria-controls={listId}
            onClick={() => setOpen(!open)}
            endIcon={<ExpandMoreIcon sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
          >
            {say('steps.other')}
          </Button>
        )}
      </Stack>
      <Missing of={resource} verdicts={shown} />
      {closed && (
        <Alert severity="info" lang="id" sx={{ mt: 1.5 }}>
          {closed}
        </Alert>
      )}
      <Collapse in={open} id={listId} unmountOnExit>
        <OtherSteps of={resource} verdicts={rest} />
      </Collapse>
      {chosen && (
        <StepForm
          of={resource}
          record={record}
          verdict={chosen}
          take={(sent) => take(chosen, sent)}
          onClose={() => setChosen(undefined)}
        >
          {beside?.[chosen.verb]}
        </StepForm>
      )}
    </Box>
  );
}

/** What is still missing before one's own due step can be taken: the clerk's checklist on a draft letter. */
function Missing({ of: resource, verdicts }: { of: Resource; verdicts: readonly Verdict[] }) {
  const say = useSay();
  const stepLabel = useStepLabel();
  const roles = useRoles();
  const steps = stateOf(resource)?.flow.steps ?? [];
  const mine = verdicts.filter(
    ({ verb, allowed }) =>
      !allowed && steps.some((step) => step.verb === verb && step.by.some((role) => roles.includes(role))),
  );
  return mine.map((verdict) => (
    <Alert key={verdict.verb} severity="info" sx={{ mt: 1.5 }}>
      <AlertTitle>{say('steps.notYet', { label: stepLabel(resource.name, verdict) })}</AlertTitle>
      <span lang="id">{verdict.reason}</span>
    </Alert>
  ));
}

/** Takes the step, tells what became of the record, and shows it anew. */
/** Takes a step of the record, and says what became of it. */
export function useTake(resource: Resource, record: StoredRecord, onDone: () => void) {
  const say = useSay();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const provider = useWaskita();
  const stepLabel = useStepLabel();
  const meanwhile = useMeanwhile();
  const [busy, setBusy] = useState(false);
  /** Deeds that were asked for and not answered, with their keys: asked for once more, each is still one deed. */
  const unanswered = useRef(new Map<string, string>());
  /** Answers whether it was taken. What a form sends and the API refuses is told there. */
  const take = async (verdict: Verdict, sent: SentStep): Promise<boolean> => {
    setBusy(true);
    const deed = JSON.stringify([verdict.verb, record.version, sent.body]);
    const key = unanswered.current.get(deed) ?? newKey();
    unanswered.current.set(deed, key);
    try {
      const after = await provider.step(resource.name, record, verdict.verb, { ...sent, key });
      unanswered.current.delete(deed);
      const label = stepLabel(resource.name, verdict);
      const moved = after.status !== record.status;
      const state = translate(codeKey(resource, stateOf(resource)?.field ?? 'status', after.status));
      notify(moved ? say('steps.done', { label, state }) : say('steps.doneStay', { label }), { type: 'success' });
      onDone();
      refresh();
      return true;
    } catch (error) {
      if (error instanceof HttpError && error.status > 0) unanswered.current.delete(deed);
      const told = isOvertaken(error) ? await meanwhile(resource, record) : undefined;
      const overtaken = told && say('steps.stale', { told });
      // What was on the screen is not so any more; what is typed stays where it is.
      if (isOvertaken(error)) refresh();
      if (sent.draft !== undefined) throw overtaken ? new HttpError(overtaken, 409) : error;
      const message = overtaken ?? (error instanceof Error ? error.message : String(error));
      notify(message, { type: 'error', messageArgs: { _: message }, multiLine: true });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { take, busy };
}

interface StepButtonProps {
  readonly of: Resource;
  readonly verdict: Verdict;
  readonly main: boolean;
  /** It ends the work without the result asked for. */
  readonly ends: boolean;
  readonly busy: boolean;
  readonly onClick: () => void;
}
/** A step that is refused stays reachable by keyboard, so that its reason can be read. */
function StepButton({ of: resource, verdict, main, ends, busy, onClick }: StepButtonProps) {
  const stepLabel = useStepLabel();
  const reasonId = useId();
  const { allowed, at, says, reason } = verdict;
  return (
    <Tooltip title={<span lang="id">{allowed ? says : reason}</span>} placement="top" describeChild>
      <Button
        variant={main && allowed ? 'contained' : 'outlined'}
        color={ends ? 'error' : 'primary'}
        aria-disabled={!allowed || busy}
        aria-describedby={allowed ? undefined : reasonId}
        onClick={allowed && !busy ? onClick : undefined}
        sx={allowed ? {} : { opacity: 0.75, cursor: 'not-allowed', borderStyle: 'dashed' }}
      >
        {at ? `${at} · ${stepLabel(resource.name, verdict)}` : stepLabel(resource.name, verdict)}
        {!allowed && (
          <span id={reasonId} hidden>
            {reason}
          </span>
        )}
      </Button>
    </Tooltip>
  );
}

function OtherSteps({ of: resource, verdicts }: { of: Resource; verdicts: readonly Verdict[] }) {
  const stepLabel = useStepLabel();
  return (
    <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
      {verdicts.map((verdict) => (
        <Typography key={verdict.verb} component="li" variant="body2" color="text.secondary">
          {verdict.at && `${verdict.at} · `}
          {stepLabel(resource.name, verdict)}: <span lang="id">{verdict.reason}</span>
        </Typography>
      ))}
    </Box>
  );
}

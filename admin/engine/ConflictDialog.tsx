import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
  Stack,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError, useNotify, useRefresh, useTranslate, useUpdate } from 'react-admin';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import type { Keeper } from '../drafts/keeper.ts';
import { LooseValue } from './fields.tsx';
import { useGoOn } from './goOn.ts';
import { useMeanwhile } from './meanwhile.ts';
import { isObject } from './session.ts';
import { fieldKey, type RecordLike } from './words.ts';

export interface Conflict {
  readonly version: number;
  readonly fields: Readonly<Record<string, { readonly current: unknown; readonly yours: unknown }>>;
  readonly data: RecordLike;
  readonly before: RecordLike;
}

/** What a 412 tells: somebody saved in between, and which fields differ (api/README: The HTTP contract). */
export function conflictIn(error: unknown, params: { data?: unknown; previousData?: unknown }): Conflict | undefined {
  if (!(error instanceof HttpError) || error.status !== 412 || !isObject(error.body)) return undefined;
  const { fields, version } = error.body;
  if (!isObject(fields) || typeof version !== 'number') return undefined;
  const pairs = Object.entries(fields).flatMap(([name, pair]) =>
    isObject(pair) ? [[name, { current: pair.current, yours: pair.yours }] as const] : [],
  );
  return {
    version,
    fields: Object.fromEntries(pairs),
    data: isObject(params.data) ? params.data : {},
    before: isObject(params.previousData) ? params.previousData : {},
  };
}

type Choice = 'current' | 'yours';
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

interface DialogProps {
  readonly of: Resource;
  readonly conflict: Conflict;
  /** The draft that the form is kept in. */
  readonly keeper: Keeper;
  readonly onClose: () => void;
}
/** Side by side, field by field; one's own value is preset only where one has changed it oneself. */
export function ConflictDialog({ of: resource, conflict, keeper, onClose }: DialogProps) {
  const say = useSay();
  const notify = useNotify();
  const goOn = useGoOn();
  const refresh = useRefresh();
  const { version, fields, data, before } = conflict;
  const id = String(data.id ?? before.id);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>(() =>
    Object.fromEntries(
      Object.entries(fields).map(([name, { yours }]) => [name, same(yours, before[name]) ? 'current' : 'yours']),
    ),
  );
  const [update, { isPending }] = useUpdate();
  const meanwhile = useMeanwhile();
  const seen = { id, version: Number(before.version) };
  const { data: told } = useQuery({
    queryKey: [resource.name, 'meanwhile', id, version],
    queryFn: async () => (await meanwhile(resource, seen)) ?? '',
  });
  const toRecord = () => {
    onClose();
    refresh();
    goOn('show', resource.name, id);
  };
  const giveUp = () => {
    void keeper.end();
    toRecord();
  };
  const save = () => {
    // One's own values as they were typed: the answer tells a NIK masked.
    const taken = Object.entries(fields).map(
      ([name, { current, yours }]) => [name, choices[name] === 'current' ? current : (data[name] ?? yours)] as const,
    );
    void update(
      resource.name,
      {
        id,
        data: { ...data, ...Object.fromEntries(taken) },
        previousData: before,
        meta: { version, draft: keeper.sentAs },
      },
      {
        mutationMode: 'pessimistic',
        onSuccess: () => {
          keeper.sent();
          notify('ra.notification.updated', { messageArgs: { smart_count: 1 } });
          toRecord();
        },
        onError: (error) => {
          notify(error.message, { type: 'error', messageArgs: { _: error.message } });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog open fullWidth maxWidth="sm">
      <DialogTitle>{say('conflict.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>
          {told && `${told}. `}
          {say('conflict.text')}
        </DialogContentText>
        <Stack sx={{ gap: 2 }}>
          {Object.entries(fields).map(([name, pair]) => (
            <Pair
              key={name}
              of={resource}
              name={name}
              pair={pair}
              choice={choices[name] ?? 'yours'}
              onChoose={(choice) => setChoices({ ...choices, [name]: choice })}
            />
          ))}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('form.close')}</Button>
        <Button onClick={giveUp}>{say('conflict.discard')}</Button>
        <Button onClick={save} variant="contained" disabled={isPending}>
          {say('conflict.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface PairProps {
  readonly of: Resource;
  readonly name: string;
  readonly pair: { readonly current: unknown; readonly yours: unknown };
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}
function Pair({ of: resource, name, pair, choice, onChoose }: PairProps) {
  const say = useSay();
  const translate = useTranslate();
  const label = translate(fieldKey(resource, name));
  return (
    <RadioGroup
      aria-label={label}
      value={choice}
      onChange={(_, value) => onChoose(value === 'current' ? 'current' : 'yours')}
    >
      <Typography variant="subtitle2">{label}</Typography>
      {(['current', 'yours'] as const).map((which) => (
        <FormControlLabel
          key={which}
          value={which}
          control={<Radio size="small" />}
          label={
            <>
              {say(`conflict.${which}`)}: <LooseValue of={resource} name={name} value={pair[which]} />
            </>
          }
        />
      ))}
    </RadioGroup>
  );
}

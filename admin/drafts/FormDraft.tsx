import { useCallback, useEffect } from 'react';
import { useBlocker } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { fieldsWhere } from '../../api/define/kinds.ts';
import type { Resource } from '../../api/define/resource.ts';
import { useSay } from '../i18n/provider.ts';
import type { Values } from './draftApi.ts';
import { DraftOffer } from './DraftOffer.tsx';
import type { Draft } from './useDraft.ts';

/** What a value says: inputs fill in empty members as they appear, in whatever order, and nobody has typed those. */
function meant(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(meant);
  if (typeof value !== 'object' || value === null) return value === undefined || value === '' ? null : value;
  const members = Object.entries(value).map(([name, inner]) => [name, meant(inner)] as const);
  const said = members.filter(([, inner]) => inner !== null).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return said.length === 0 ? null : Object.fromEntries(said);
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(meant(a)) === JSON.stringify(meant(b));

interface FormDraftProps {
  readonly draft: Draft;
  readonly of: Resource;
  /** The version of the record that is edited; a new record has none, and its draft holds the whole form. */
  readonly recordVersion?: number;
  /** What the form was opened with, beside its default values. */
  readonly given?: Values | null;
}
/** Inside a form: keeps what is typed into it, offers what was kept before, and sees to it before the form is left. */
export function FormDraft({ draft, of: resource, recordVersion, given }: FormDraftProps) {
  const form = useFormContext();
  const { keeper } = draft;
  const typedIn = useCallback(
    (values: Values) => {
      const before: Values = { ...form.control._defaultValues, ...given };
      return Object.keys(values).filter((name) => !same(values[name], before[name]));
    },
    [form, given],
  );
  const note = useCallback(() => {
    const values = form.getValues() as Values;
    const secret = fieldsWhere(resource.fields, ({ writeOnly }) => writeOnly);
    const mayBeKept = Object.keys(values).filter((name) => !secret.includes(name));
    const typed = typedIn(values).filter((name) => mayBeKept.includes(name));
    const names = recordVersion === undefined ? mayBeKept.filter((name) => meant(values[name]) !== null) : typed;
    const kept = Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
    keeper.note(typed.length > 0 ? kept : undefined, recordVersion);
  }, [form, keeper, typedIn, resource, recordVersion]);
  useEffect(() => {
    // Once the form is done: an input that appears sets its value before it is known as the default.
    const { unsubscribe } = form.watch(() => queueMicrotask(note));
    return unsubscribe;
  }, [form, note]);
  // What was typed while the offer stood there stays.
  const fill = (values: Values) => {
    const now = form.getValues() as Values;
    const typed = Object.fromEntries(typedIn(now).map((name) => [name, now[name]]));
    form.reset({ ...now, ...values, ...typed }, { keepDefaultValues: true });
  };
  return (
    <>
      <DraftOffer draft={draft} recordVersion={recordVersion} onResume={fill} />
      <LeaveGuard draft={draft} />
    </>
  );
}

/** Nobody has to be asked whether he may leave: what he typed is kept. Only where that fails he is. */
function LeaveGuard({ draft: { keeper } }: { draft: Draft }) {
  const say = useSay();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => keeper.isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  const { state } = blocker;
  useEffect(() => {
    if (state !== 'blocked') return;
    void keeper.flushed().then((kept) => {
      if (kept || confirm(say('draft.leave'))) blocker.proceed?.();
      else blocker.reset?.();
    });
    // The blocker is another one with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, keeper]);
  return null;
}

import { type Flow, fromState, isForCase, type Step } from '../../api/define/flow.ts';
import { fieldsOf, isAboutCase } from '../../api/define/rule.ts';
import type { RecordLike } from './words.ts';

export type Mark = 'done' | 'current' | 'paused' | 'failed' | 'ahead';
export interface Stage {
  /** Name of the flow, which is that of its resource. */
  readonly resource: string;
  readonly step: Step;
  readonly mark: Mark;
}

/** As long as the field is empty, every branch is still open. */
const applies = (step: Step, record: RecordLike): boolean =>
  isForCase(step, Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)));
/** The record has come to nothing, or has been put aside: no part of the way. */
const isAway = (flow: Flow, state: string): boolean => {
  const { tone, final } = flow.states[state] ?? {};
  return tone === 'bad' || (final === true && tone !== 'good');
};

/** Every way without a loop from the beginning to a good end that this record can go. */
function ways(flow: Flow, record: RecordLike, from = flow.initial, passed: readonly string[] = []): Step[][] {
  const open = flow.steps.filter(
    (step) =>
      fromState(step, from) &&
      step.to in flow.states &&
      !isAway(flow, step.to) &&
      !passed.includes(step.to) &&
      step.to !== from &&
      applies(step, record),
  );
  // What the application does when nobody does it is not the way that is shown.
  const byPeople = open.filter(({ by }) => by.length > 0);
  const next = open.filter((step) => byPeople.includes(step) || !byPeople.some(({ to }) => to === step.to));
  if (next.length === 0) return flow.states[from]?.tone === 'good' ? [[]] : [];
  return next.flatMap((step) => ways(flow, record, step.to, [...passed, from]).map((rest) => [step, ...rest]));
}

/** Whether it applies hangs on what the record does not say (a fact, such as who may still decide it): not the usual way. */
const isUnsure = (step: Step, record: RecordLike): boolean =>
  fieldsOf((step.unless ?? []).filter(isAboutCase)).some((name) => !(name in record));
const unsure = (way: readonly Step[], record: RecordLike): number =>
  way.filter((step) => isUnsure(step, record)).length;

const given = (record: RecordLike, name: string): boolean => {
  const value = record[name];
  return name === 'reason' || (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined);
};
/** How many steps of the way have been taken when the record stands in the state; none when it is not on it. */
function taken(flow: Flow, way: readonly Step[], state: string): number | undefined {
  if (state === flow.initial) return 0;
  const index = way.findIndex((step) => step.to === state);
  return index < 0 ? undefined : index + 1;
}

/** How far the record must have been: past every step that asks for what is filled in. */
const evident = (way: readonly Step[], record: RecordLike): number =>
  way.findLastIndex(({ needs = [] }) => {
    const asked = needs.filter((name) => name !== 'reason');
    return asked.length > 0 && asked.every((name) => given(record, name));
  }) + 1;

interface Position {
  readonly way: readonly Step[];
  readonly count: number;
}

/** The way that agrees best with what is filled in, and how many of its steps are taken. */
function positionIn(flow: Flow, record: RecordLike, status: string): Position {
  const all = ways(flow, record).toSorted((a, b) => unsure(a, record) - unsure(b, record) || a.length - b.length);
  const isAside = all.every((way) => taken(flow, way, status) === undefined);
  const stands = isAside && typeof record.previousStatus === 'string' ? record.previousStatus : status;
  const [best] = all
    .flatMap((way) => {
      const count = taken(flow, way, stands);
      if (count === undefined) return [];
      // A reason leaves no field behind: of two ways that nothing tells apart, the shorter one is shown.
      const asked = way.slice(0, count).flatMap((step) => step.needs ?? []);
      const needs = [...new Set(asked)].filter((name) => name !== 'reason');
      return [{ way, count, missing: needs.filter((name) => !given(record, name)).length, needed: needs.length }];
    })
    .toSorted((a, b) => a.missing - b.missing || b.needed - a.needed);
  const way = best?.way ?? all[0] ?? [];
  const count = best?.count ?? evident(way, record);
  // Set aside by a person, it was in a person's hands: what the application does by itself lies behind it.
  return { way, count: isAside ? nextByPerson(way, count) : count };
}
const nextByPerson = (way: readonly Step[], count: number): number => {
  const ahead = way.slice(count).findIndex(({ by }) => by.length > 0);
  return ahead < 0 ? count : count + ahead;
};

/**
 * The steps of the flow as this record goes them, with how far it has come. Where a flow branches, what the
 * steps had to be given tells which branch was gone (an ASN switched to manual verification has a checklist).
 */
export function progressOf(flow: Flow, record: RecordLike): Stage[] {
  const status = typeof record.status === 'string' ? record.status : flow.initial;
  const { way, count } = positionIn(flow, record, status);
  const tone = flow.states[status]?.tone;
  const here: Mark = tone === 'bad' ? 'failed' : tone === 'paused' ? 'paused' : 'current';
  return (
    way
      .map((step, index): Stage => {
        const mark = index < count ? 'done' : index === count ? here : 'ahead';
        return { resource: flow.name, step, mark };
      })
      // What is not open yet is no way on.
      .filter(({ step, mark }) => step.by.length > 0 && (mark === 'done' || !step.closed))
  );
}

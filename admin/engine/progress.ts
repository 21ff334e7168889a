import { asList, type Flow, type Step } from '../../api/define/flow.ts';
import type { RecordLike } from './words.ts';

export type Mark = 'done' | 'current' | 'paused' | 'failed' | 'ahead';
export interface Stage {
  /** Name of the flow, which is that of its resource. */
  readonly resource: string;
  readonly step: Step;
  readonly mark: Mark;
}

/** As long as the field is empty, every branch is still open. */
const applies = ({ when }: Step, record: RecordLike): boolean =>
  !when || record[when.field] === null || record[when.field] === undefined || when.in.includes(record[when.field]);
const isBad = (flow: Flow, state: string): boolean => flow.states[state]?.tone === 'bad';

/** Every way without a loop from the beginning to a good end that this record can go. */
function ways(flow: Flow, record: RecordLike, from = flow.initial, passed: readonly string[] = []): Step[][] {
  const next = flow.steps.filter(
    (step) =>
      asList(step.from).includes(from) &&
      step.to in flow.states &&
      !isBad(flow, step.to) &&
      !passed.includes(step.to) &&
      step.to !== from &&
      applies(step, record),
  );
  if (next.length === 0) return flow.states[from]?.final ? [[]] : [];
  return next.flatMap((step) => ways(flow, record, step.to, [...passed, from]).map((rest) => [step, ...rest]));
}

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

/**
 * The steps of the flow as this record goes them, with how far it has come. Where a flow branches, what the
 * steps had to be given tells which branch was gone (an ASN switched to manual verification has a checklist).
 */
export function progressOf(flow: Flow, record: RecordLike): Stage[] {
  const status = typeof record.status === 'string' ? record.status : flow.initial;
  const all = ways(flow, record);
  const aside = all.every((way) => taken(flow, way, status) === undefined);
  const stands = aside && typeof record.previousStatus === 'string' ? record.previousStatus : status;
  const candidates = all.flatMap((way) => {
    const count = taken(flow, way, stands);
    if (count === undefined) return [];
    const needs = way.slice(0, count).flatMap((step) => step.needs ?? []);
    const missing = needs.filter((name) => !given(record, name)).length;
    return [{ way, count, missing, needed: needs.length }];
  });
  const [best] = candidates.toSorted(
    (a, b) => a.missing - b.missing || b.needed - a.needed || a.way.length - b.way.length,
  );
  const way = best?.way ?? all.toSorted((a, b) => a.length - b.length)[0] ?? [];
  const count = best?.count ?? 0;
  const tone = flow.states[status]?.tone;
  const here: Mark = tone === 'bad' ? 'failed' : tone === 'paused' ? 'paused' : 'current';
  return way
    .map((step, index): Stage => {
      const mark = index < count ? 'done' : index === count ? here : 'ahead';
      return { resource: flow.name, step, mark };
    })
    .filter(({ step }) => step.by.length > 0);
}

import { describe, expect, it } from '@jest/globals';
import { allSteps, type Resource } from '../../api/define/resource.ts';
import { EVERYONE } from '../../api/define/roles.ts';
import { creationValues, stepValues } from '../../api/records/body.ts';
import { resources } from '../../api/resources.ts';
import { Sent } from '../../api/sql/input.ts';
import type { Problem, ProblemBody } from '../../api/sql/problem.ts';

const declared = resources as readonly Resource[];
const WORDLESS = [
  '.',
  '…',
  '-',
  '..........',
  'ـ'.repeat(12),
  '1234567890',
  '!?!?!?!?!?!?!?!?!?!?!?',
  '· · · · · · · · · ·',
  'a. 1. b.',
];
const SAYS = 'Tulis dengan kata-kata, bukan hanya tanda baca atau angka.';

/** What is wrong, by field. */
function faultsOf(work: () => unknown): Record<string, string> {
  try {
    work();
    return {};
  } catch (error) {
    return ((error as Problem).getResponse() as ProblemBody).errors ?? {};
  }
}
/** Of these texts those that are taken. */
const accepted = (faultOf: (text: string) => string | undefined) =>
  WORDLESS.filter((text) => faultOf(text) === undefined);

describe('what explains something says it in words', () => {
  const steps = allSteps(declared).filter(({ step }) => step.by.length > 0);

  it.each(steps.map(({ resource, step }) => [resource.name, step.verb, resource, step] as const))(
    '%s, %s: the reason or note of the step',
    (_name, _verb, resource, step) => {
      const faultOf = (sent: object) => faultsOf(() => stepValues(resource, step, Sent.of(sent), {})).reason;
      expect(accepted((reason) => faultOf({ reason }))).toEqual([]);
      expect(accepted((note) => faultOf({ note }))).toEqual([]);
      expect(faultOf({ reason: '..........' })).toBe(SAYS);
      expect(faultOf({ reason: 'Sesuai surat.' })).toBeUndefined();
    },
  );

  const given = declared.flatMap((resource) =>
    Object.entries(resource.fields)
      .filter(([, { kind, changedBy = 'user' }]) => kind === 'longText' && changedBy === 'user')
      .map(([name]) => [resource.name, name, resource] as const),
  );
  it.each(given)('%s, %s: whoever makes a record', (_name, field, resource) => {
    const make = (text: string) => creationValues(resource, Sent.of({ [field]: text }), EVERYONE);
    expect(accepted((text) => faultsOf(() => make(text))[field])).toEqual([]);
  });

  it('no field asks for a reason that may be without', () => {
    const written = declared.filter(({ readFrom }) => readFrom === undefined);
    const asked = written.flatMap(({ name, fields }) =>
      Object.entries(fields)
        .filter(([, { label, changedBy }]) => /\b(alasan|sebab|uraian)\b/i.test(label) && changedBy !== 'engine')
        .map(([field, { kind }]) => `${name}.${field}: ${kind}`),
    );
    expect(asked.filter((one) => !/: (longText|choice)$/.test(one))).toEqual([]);
    expect(asked.length).toBeGreaterThan(5);
  });
});

import { isFinal } from './flow.ts';
import { isReference } from './kinds.ts';
import { type Resource, stateOf } from './resource.ts';
import type { Known } from './rule.ts';

/** Whether the record's own flow has ended. */
export function hasEnded(resource: Resource, row: Known): boolean {
  const state = stateOf(resource);
  return state !== undefined && isFinal(state.flow, row[state.field] as string);
}

/** What a record of the resource may be a part of and is closed with, and the reference that names it. */
export const wholesOf = (
  part: Resource,
  all: Iterable<Resource>,
): readonly { readonly whole: Resource; readonly by: string }[] =>
  [...all].flatMap((whole) =>
    (whole.parts ?? [])
      .filter(({ resource, by, goesOn }) => resource === part.name && !goesOn && isReference(part.fields[by]))
      .map(({ by }) => ({ whole, by })),
  );

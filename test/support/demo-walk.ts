import { asList, type Flow, PREVIOUS, STAY, stepsNamed } from '../../api/define/flow.ts';
import { type Resource, stateOf } from '../../api/define/resource.ts';
import { resources } from '../../api/resources.ts';

/** States that the demo leaves out, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'mails menunggu': 'what waits would go out to an invented person as soon as there is a mail server',
  'service-standards digantikan': 'the printed standard is the first of this office and the one in force',
};

export const flows = (resources as readonly Resource[]).flatMap((resource) => {
  const state = stateOf(resource);
  return state ? [{ name: resource.name, field: state.field, flow: state.flow }] : [];
});

/** What people and the application come to by steps that are open today. */
function reachable({ initial, steps }: Flow): string[] {
  const reached = [initial];
  for (const state of reached)
    for (const { to, from, closed } of steps)
      if (!closed && to !== PREVIOUS && to !== STAY && asList(from).includes(state) && !reached.includes(to))
        reached.push(to);
  return reached;
}

export type Query = <Row>(text: string) => Promise<Row[]>;
export const tableOf = (name: string) => name.replaceAll('-', '_');

/** States of every flow that no record is in. */
export async function missingStates(query: Query): Promise<string[]> {
  const missing: string[] = [];
  for (const { name, field, flow } of flows) {
    const rows = await query<{ state: string }>(`select distinct "${field}" as state from ${tableOf(name)}`);
    missing.push(
      ...reachable(flow)
        .filter((state) => !rows.some((row) => row.state === state))
        .map((state) => `${name} ${state}`),
    );
  }
  return missing.toSorted();
}

interface Entry {
  readonly resource: string;
  readonly record: string;
  readonly action: string;
  readonly role: string | null;
  readonly actor: string;
  readonly at: Date;
  readonly told: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>;
}
const ENTRIES = `select resource, record_id as record, action, envelope::json->>'actorRole' as role, actor_id as actor,
  recorded_at as at, audit.told(id) as told from audit.event where record_version is not null order by id`;

/** What in the trail is no legal walk, one line each. */
export async function walkFaults(query: Query): Promise<{ faults: string[]; steps: number }> {
  const entries = await query<Entry>(ENTRIES);
  const faults: string[] = [];
  let steps = 0;
  for (const { name, field, flow } of flows.filter((one) => one.name !== 'mails')) {
    const rows = await query<{ id: string; state: string }>(`select id, "${field}" as state from ${tableOf(name)}`);
    for (const { id, state } of rows) {
      let last: string | undefined;
      let before: string | undefined;
      for (const { action, role, told } of entries.filter((one) => one.resource === name && one.record === id)) {
        const say = (what: string) => faults.push(`${name} ${id} ${action}: ${what}`);
        const moved = told[field];
        if (action === 'create') {
          last = String(moved!.after);
          // A right that nobody confirms is in force at once (api/README: Rights).
          if (last !== flow.initial && name !== 'appointments') say(`begins as ${last}`);
          continue;
        }
        if (!action.startsWith('step:')) {
          if (moved) say('moves without a step');
          continue;
        }
        steps++;
        const to = moved ? String(moved.after) : last;
        const legal = stepsNamed(flow, action.slice('step:'.length)).filter(
          (step) =>
            !step.closed &&
            asList(step.from).includes(last!) &&
            (step.to === STAY ? to === last : step.to === PREVIOUS ? to === before : to === step.to),
        );
        if (legal.length === 0) say(`no way from ${last} to ${to}`);
        if (legal.every(({ by }) => by.length > 0 && !by.includes(role as never))) say(`not a step of ${role}`);
        if (to !== last) before = last;
        last = to;
      }
      if (last !== state) faults.push(`${name} ${id} is ${state} and its history ends in ${last}`);
    }
  }
  return { faults, steps };
}

import type { Sql } from '../database/database.ts';
import { FACTS_TO } from '../define/deeds.ts';
import { type Resource, stateOf, visibleFields } from '../define/resource.ts';
import { type Actor, holds } from '../define/roles.ts';
import type { Known } from '../define/rule.ts';
import type { Around, Told } from '../define/sentence.ts';
import { caseNames } from '../define/taken.ts';
import { inWords } from '../define/value-words.ts';
import { numberSql, summarySql } from './summary.ts';
import { quoted, typeOf } from './columns.ts';
import { UUID } from './input.ts';
import { type Registry, scopeSql, sourceSql, Values } from './scope.ts';

type Wanted = Map<Resource, Set<string>>;

const caseOf = (resource: Resource): string[] => {
  const flow = stateOf(resource)?.flow;
  const names = flow ? [...new Set(flow.steps.map(({ verb }) => verb))].flatMap((verb) => caseNames(flow, verb)) : [];
  return [...new Set(names)].filter((name) => resource.fields[name]);
};

function want(wanted: Wanted, resource: Resource | undefined, id: unknown): void {
  if (!resource || resource.confidential || resource.readFrom || typeof id !== 'string' || !UUID.test(id)) return;
  wanted.set(resource, (wanted.get(resource) ?? new Set()).add(id));
}

/** What the entries are about, and what their values point to. */
function wantedBy(registry: Registry, entries: readonly Told[]): { subjects: Wanted; named: Wanted } {
  const [subjects, named]: [Wanted, Wanted] = [new Map(), new Map()];
  for (const { resource: name, recordId, changes } of entries) {
    const resource = registry.get(name);
    want(subjects, resource, recordId);
    for (const { field, before, after } of changes) {
      const to = resource?.fields[field]?.to ?? FACTS_TO[field];
      for (const value of to ? [before, after].flat() : []) want(named, registry.get(to!), value);
    }
  }
  return { subjects, named };
}

/**
 * What a reader of these entries may know beside them, from his own scope: what each record is, and the names of what values
 * point to. Nothing in it is personal data of those whom the office serves.
 */
export async function aroundOf(
  sql: Sql,
  registry: Registry,
  actor: Actor,
  entries: readonly Told[],
): Promise<(entry: Told) => Around> {
  const { subjects, named } = wantedBy(registry, entries);
  const values = new Values();
  const rowsOf = (resource: Resource, ids: ReadonlySet<string>, isTold: boolean) => {
    const scope = isTold ? 'true' : scopeSql({ registry, actor, values }, resource, 't');
    const source = sourceSql({ registry, actor, values }, resource);
    return `from ${source} t where t.id = any(${values.add([...ids])}::uuid[]) and ${scope}`;
  };
  const about = [...subjects].flatMap(([resource, ids]) => {
    if (!holds(actor, resource.access.show)) return [];
    const visible = visibleFields(resource, actor.roles);
    const known = caseOf(resource).filter((name) => visible.includes(name));
    const pairs = known.map((name) => `'${name}', t.${quoted(name)}`).join(', ');
    return [
      `select 'about', '${resource.name}', t.id::text, ${numberSql(registry, resource, 't')}, ${summarySql(registry, resource, 't')},
         null::text, json_build_object(${pairs})::text ${rowsOf(resource, ids, false)}`,
    ];
  });
  const names = [...named].flatMap(([resource, ids]) => {
    const { title, fields, told } = resource;
    if (typeOf(fields[title]!) !== 'text' || !visibleFields(resource, actor.roles).includes(title)) return [];
    return [
      `select 'name', '${resource.name}', t.id::text, null::text, null::text, t.${quoted(title)}::text, null::text ${rowsOf(resource, ids, told?.includes(title) ?? false)}`,
    ];
  });
  const parts = [...about, ...names];
  const found =
    parts.length === 0
      ? []
      : await sql.query<['about' | 'name', string, string, string | null, string | null, string | null, string | null]>(
          parts.join(' union all '),
          values.list,
        );
  const nameOf = new Map<string, string>();
  const aboutOf = new Map<string, { subject?: string; known: Known }>();
  for (const [what, name, id, number, summary, title, known] of found) {
    const resource = registry.get(name)!;
    if (what === 'name') nameOf.set(id, inWords(resource.fields[resource.title], title, nameOf) ?? '');
    else {
      const subject = [number, summary].filter(Boolean).join(', ');
      aboutOf.set(`${name} ${id}`, { ...(subject && { subject }), known: JSON.parse(known!) as Known });
    }
  }
  return ({ resource, recordId }) => ({ ...aboutOf.get(`${resource} ${recordId}`), names: nameOf });
}

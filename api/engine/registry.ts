import { type Resource, stateOf } from '../define/resource.ts';
import { ROLES } from '../define/roles.ts';
import type { Registry } from './scope.ts';

export const REGISTRY = Symbol('registry');

/**
 * The declarations by name. Throws at start when one points to nothing: a reference, scope, part or step that
 * names a resource or field which does not exist.
 */
export function registryOf(resources: readonly Resource[]): Registry {
  const registry = new Map(resources.map((resource) => [resource.name, resource]));
  for (const resource of resources) {
    const must = (there: boolean, what: string) => {
      if (!there) throw new Error(`${resource.name}: ${what} does not exist`);
    };
    for (const [name, field] of Object.entries(resource.fields))
      if (field.to) must(registry.has(field.to), `target ${field.to} of ${name}`);
    for (const { sealedBy } of Object.values(resource.fields))
      must(!sealedBy || sealedBy in resource.fields, `sealing field ${sealedBy}`);
    for (const wall of resource.hiddenFrom ?? [])
      for (const name of Object.values(wall).map((one) => (typeof one === 'string' ? one : one.field)))
        must(name in resource.fields || name in ROLES, `field ${name} of a wall`);
    for (const part of resource.parts ?? [])
      must(Boolean(registry.get(part.resource)?.fields[part.by]), `part ${part.resource}.${part.by}`);
    const { unique = [], different = [], ordered = [], implies = [] } = resource;
    for (const rule of [...unique, ...different, ...ordered, ...implies])
      for (const name of rule.fields) must(name === 'id' || name in resource.fields, `field ${name} of a rule`);
    for (const step of stateOf(resource)?.flow.steps ?? []) {
      const named = [step.when?.field, step.only?.field, ...(step.never?.map((rule) => rule.field) ?? [])];
      for (const name of [...named, ...(step.needs ?? []), ...(step.takes ?? [])])
        must(name === undefined || name === 'reason' || name in resource.fields, `field ${name} of step ${step.verb}`);
    }
  }
  return registry;
}

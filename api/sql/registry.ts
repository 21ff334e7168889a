import { type Resource, stateOf } from '../define/resource.ts';
import { misfits, strayValues } from '../define/comparable.ts';
import { ROLES } from '../define/roles.ts';
import { fieldsOf, type Rule } from '../define/rule.ts';
import { pathsOf } from '../define/summary.ts';
import type { Registry } from './scope.ts';

export const REGISTRY = Symbol('registry');

/**
 * The declarations by name. Throws at start when one points to nothing: a reference, scope, part or step that
 * names a resource or field which does not exist, or a rule that compares a field with what it never holds, or asks of it
 * what no such field can answer.
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
      for (const name of Object.values(wall).flatMap((one) =>
        typeof one === 'string' ? one : Object.keys(one as object),
      ))
        must(name in resource.fields || name in ROLES, `field ${name} of a wall`);
    for (const part of resource.parts ?? [])
      must(Boolean(registry.get(part.resource)?.fields[part.by]), `part ${part.resource}.${part.by}`);
    for (const [name] of pathsOf(resource.summary))
      must(
        name in resource.fields || (resource.parts ?? []).some((part) => part.resource === name),
        `${name} of a summary`,
      );
    for (const rule of resource.unique ?? [])
      for (const name of rule.fields) must(name === 'id' || name in resource.fields, `field ${name} of a rule`);
    const known = (name: string) => name === 'id' || name in resource.fields || name in (resource.facts ?? {});
    for (const name of fieldsOf(Object.values(resource.unless ?? {}).flat()))
      must(known(name), `field ${name} of a rule`);
    const refuseMisfits = (rules: readonly Rule[], where = '') => {
      const [misfit] = misfits(resource, rules);
      if (misfit) throw new Error(`${resource.name}: ${misfit}${where}`);
    };
    const own = Object.values(resource.unless ?? {}).flat();
    refuseMisfits(own);
    for (const stray of strayValues(resource, own)) must(false, `value ${stray}`);
    for (const step of stateOf(resource)?.flow.steps ?? []) {
      const named = [...fieldsOf(step.unless), ...Object.keys(step.sets ?? {}), ...(step.vouches ?? [])];
      for (const name of [...named, ...(step.needs ?? []), ...(step.takes ?? [])])
        must(name === 'reason' || known(name), `field ${name} of step ${step.verb}`);
      const asked = step.asked ? [{ if: step.asked, says: '' }] : [];
      const rules = [...(step.unless ?? []), ...asked];
      refuseMisfits(rules, `, in step ${step.verb}`);
      for (const stray of strayValues(resource, rules)) must(false, `value ${stray} in step ${step.verb}`);
    }
  }
  return registry;
}

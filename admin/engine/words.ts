import { type TranslateFunction, usePermissions, useTranslate } from 'react-admin';
import type { Step } from '../../api/define/flow.ts';
import type { Resource } from '../../api/define/resource.ts';
import type { Role } from '../../api/define/roles.ts';
import { resources } from '../../api/resources.ts';
import { nameWithTitles } from './format.ts';

export type RecordLike = Readonly<Record<string, unknown>>;

export const resourceNamed = (name: string | undefined): Resource | undefined =>
  resources.find((resource) => resource.name === name);

export const fieldKey = (resource: Resource, name: string): string => `resources.${resource.name}.fields.${name}`;
export const codeKey = (resource: Resource, name: string, code: unknown): string =>
  `resources.${resource.name}.codes.${name}.${String(code)}`;

export function useRoles(): readonly Role[] {
  const { permissions } = usePermissions<readonly Role[]>();
  return permissions ?? [];
}

/** The label of a step: the declaration's own, or its translation. */
export function useStepLabel(): (resource: string, step: Pick<Step, 'verb' | 'label'>) => string {
  const translate = useTranslate();
  return (resource, { verb, label }) => translate(`resources.${resource}.steps.${verb}`, { _: label });
}

export function useRoleLabel(): (role: string) => string {
  const translate = useTranslate();
  return (role) => translate(`resources.appointments.codes.role.${role}`, { _: role });
}

/** Marks a record of which one is told no more than its name: it has no page to go to. */
export const BY_NAME = 'byName';

/** What a record is called: its title field, people with their titles, and with their post where it is all one is told. */
export function titleOf(resource: Resource, record: RecordLike, translate: TranslateFunction): string {
  const value = record[resource.title];
  if (typeof value !== 'string') return '';
  if (resource.fields[resource.title]?.choices) return translate(codeKey(resource, resource.title, value));
  const name = nameWithTitles(value, record.frontTitle, record.backTitle);
  return record[BY_NAME] === true && typeof record.position === 'string' ? `${name} (${record.position})` : name;
}

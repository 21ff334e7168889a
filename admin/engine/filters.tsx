import type { ReactElement } from 'react';
import { BooleanInput, SearchInput, SelectArrayInput, TextInput, type TranslateFunction } from 'react-admin';
import { visibleFields, type Resource } from '../../api/define/resource.ts';
import type { Role } from '../../api/define/roles.ts';
import { onScreen } from './kinds.ts';
import { emptyIsNone } from './kinds/choice.tsx';
import { fieldKey } from './words.ts';

/** The filters a resource declares, as far as the roles may know of the fields, and the search. */
export function filtersOf(resource: Resource, roles: readonly Role[], translate: TranslateFunction): ReactElement[] {
  const visible = visibleFields(resource, roles);
  const search = resource.search?.length ? [<SearchInput key="q" source="q" alwaysOn />] : [];
  const offered = (resource.filters ?? []).filter((name) => visible.includes(name));
  const clock = resource.clock ? clockFilters(resource) : [];
  return [...search, ...offered.flatMap((name) => filterOf(resource, name, translate)), ...clock];
}

/** By what the clock says: whether it runs, and whether it is late. */
const clockFilters = (resource: Resource): ReactElement[] => [
  <BooleanInput key="overdue" source="overdue" label="app.clock.overdue" />,
  <SelectArrayInput
    key="clockPhase"
    source="clockPhase"
    label={fieldKey(resource, 'clockPhase')}
    choices={['runs', 'paused', 'stopped'].map((id) => ({ id, name: `app.clock.phases.${id}` }))}
    parse={emptyIsNone}
  />,
];

export function filterOf(resource: Resource, name: string, translate: TranslateFunction): ReactElement[] {
  const field = resource.fields[name];
  const label = fieldKey(resource, name);
  const filters = field && onScreen(field).filters?.({ of: resource, name, field }, label, translate);
  return filters ?? [<TextInput key={name} source={name} label={label} />];
}

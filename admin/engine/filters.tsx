import type { ReactElement } from 'react';
import { BooleanInput, DateInput, SearchInput, SelectArrayInput, TextInput, type TranslateFunction } from 'react-admin';
import { visibleFields, type Resource } from '../../api/define/resource.ts';
import type { Role } from '../../api/define/roles.ts';
import { choicesOf, MomentInput, ReferenceChoice } from './inputs.tsx';
import { fieldKey } from './words.ts';

/** No choice left means no filter; an empty list would ask the API for nothing at all. */
const emptyIsNone = (values: unknown): unknown => (Array.isArray(values) && values.length === 0 ? undefined : values);

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
  switch (field?.kind) {
    case 'choice':
    case 'multiChoice':
    case 'state':
      return [
        <SelectArrayInput
          key={name}
          source={name}
          label={label}
          choices={choicesOf(resource, name)}
          parse={emptyIsNone}
        />,
      ];
    case 'reference':
      // Who is offered once, for a new record, is looked for in the records there are.
      return [
        <ReferenceChoice
          key={name}
          source={name}
          label={label}
          to={field.to ?? ''}
          among={field.unique ? undefined : field.among}
        />,
      ];
    case 'boolean':
      return [<BooleanInput key={name} source={name} label={label} />];
    case 'date':
    case 'moment': {
      const Input = field.kind === 'date' ? DateInput : MomentInput;
      const said = translate(label);
      return [
        <Input key={`${name}_gte`} source={`${name}_gte`} label={translate('app.value.from', { label: said })} />,
        <Input key={`${name}_lte`} source={`${name}_lte`} label={translate('app.value.until', { label: said })} />,
      ];
    }
    default:
      return [<TextInput key={name} source={name} label={label} />];
  }
}

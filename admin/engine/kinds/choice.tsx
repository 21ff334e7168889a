import { SelectArrayInput, SelectInput, useTranslate } from 'react-admin';
import type { Resource } from '../../../api/define/resource.ts';
import { codeKey } from '../words.ts';
import type { Asked, CellProps, KindOnScreen } from './kind.ts';

export const choicesOf = (resource: Resource, name: string) => {
  const { choices, flow } = resource.fields[name] ?? {};
  return Object.keys(choices ?? flow?.states ?? {}).map((id) => ({ id, name: codeKey(resource, name, id) }));
};

/** No choice left means no filter; an empty list would ask the API for nothing at all. */
export const emptyIsNone = (values: unknown): unknown =>
  Array.isArray(values) && values.length === 0 ? undefined : values;

/** Several at once. */
export const codeFilters = ({ of: resource, name }: Asked, label: string) => [
  <SelectArrayInput key={name} source={name} label={label} choices={choicesOf(resource, name)} parse={emptyIsNone} />,
];

function Code({ of: resource, name, value }: CellProps) {
  const translate = useTranslate();
  return translate(codeKey(resource, name, value), { _: value });
}

export const choiceOnScreen: KindOnScreen = {
  input: ({ of: resource, name }, common) => <SelectInput {...common} choices={choicesOf(resource, name)} />,
  Cell: Code,
  filters: codeFilters,
  sorts: true,
};

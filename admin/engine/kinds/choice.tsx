import { SelectArrayInput, SelectInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Resource } from '../../../api/define/resource.ts';
import { broken, fieldsOf, isAboutCase, type Rule } from '../../../api/define/rule.ts';
import { codeKey } from '../words.ts';
import type { Asked, CellProps, InputProps, KindOnScreen } from './kind.ts';

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

/** What no rule of the declaration refuses beside all else that is filled in. */
function OpenChoices({ asked: { of: resource, name, known }, common }: { asked: Asked; common: InputProps }) {
  // A rule that is told at this field: what comes before it in the rule is chosen first, and never closed by it.
  const isHere = (rule: Rule) => isAboutCase(rule) && Object.keys(rule.if).at(-1) === name;
  const rules = (resource.unless?.writing ?? []).filter(isHere);
  const others = fieldsOf(rules).filter((one) => one !== name);
  const values: readonly unknown[] = useWatch({ name: others });
  const { getValues } = useFormContext();
  const filledIn = Object.fromEntries(
    others.flatMap((one, at) => (values[at] === undefined ? [] : [[one, values[at]]])),
  );
  const all = choicesOf(resource, name);
  const open = all.filter(({ id }) => broken(rules, { ...known, ...filledIn, [name]: id }).length === 0);
  // What is chosen stays to be seen, and is refused in words.
  const chosen: unknown = getValues(name);
  return <SelectInput {...common} choices={all.filter((one) => open.includes(one) || one.id === chosen)} />;
}

function Code({ of: resource, name, value }: CellProps) {
  const translate = useTranslate();
  return translate(codeKey(resource, name, value), { _: value });
}

export const choiceOnScreen: KindOnScreen = {
  input: (asked, common) => <OpenChoices asked={asked} common={common} />,
  Cell: Code,
  filters: codeFilters,
  sorts: true,
};

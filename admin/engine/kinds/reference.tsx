import { useQuery } from '@tanstack/react-query';
import type { Colleague } from '../../../api/define/answers/colleagues.ts';
import { isReference } from '../../../api/define/kinds.ts';
import { staff } from '../../../api/staff/staff.resource.ts';
import { AutocompleteInput, type RaRecord, ReferenceField, ReferenceInput, SelectInput } from 'react-admin';
import { useSay } from '../../i18n/provider.ts';
import { useWaskita } from '../dataProvider.ts';
import { BY_NAME, resourceNamed } from '../words.ts';
import type { InputProps, KindOnScreen } from './kind.ts';

interface ReferenceChoiceProps extends InputProps {
  readonly to: string;
  readonly among?: Readonly<Record<string, unknown>>;
}
/** A record of another resource, found by typing where that resource can be searched. */
export function ReferenceChoice({ source, to, among, ...input }: ReferenceChoiceProps) {
  const target = resourceNamed(to);
  const [field, order] = target?.sort ?? ['createdAt', 'DESC'];
  const title = target?.fields[target.title];
  // What is called by another record has no text of its own to be typed.
  const calledBy = title && isReference(title) ? title.to : undefined;
  const searchable = Boolean(target?.search?.length) && !calledBy;
  return (
    <ReferenceInput source={source} reference={to} sort={{ field, order }} perPage={50} filter={among}>
      {searchable ? (
        <AutocompleteInput {...input} fullWidth filterToQuery={(text: string) => (text ? { q: text } : {})} />
      ) : (
        <SelectInput
          {...input}
          fullWidth
          optionText={calledBy && <Reference source={target!.title} to={calledBy} plain />}
        />
      )}
    </ReferenceInput>
  );
}

/** Somebody of the office, also outside of one's own line. */
function AnyoneChoice({ source, ...input }: InputProps) {
  const provider = useWaskita();
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => provider.read<readonly Colleague[]>('colleagues'),
  });
  const choices = (data ?? []).map(({ id, name, position }) => ({ id, name: `${name} – ${position}` }));
  return (
    <AutocompleteInput
      {...input}
      source={source}
      choices={choices}
      isPending={!data}
      translateChoice={false}
      fullWidth
    />
  );
}

const linkTo = (record: RaRecord) => (record[BY_NAME] === true ? false : 'show');

/** A link to another record by its name; what lies outside one's scope is said to be so. */
export function Reference({ source, to, plain }: { source: string; to: string; plain?: boolean }) {
  const say = useSay();
  return (
    <ReferenceField source={source} reference={to} link={plain ? false : linkTo} empty={<i>{say('value.hidden')}</i>} />
  );
}

export const referenceOnScreen: KindOnScreen = {
  input: ({ field, filter }, common) =>
    field.anyone && field.to === staff.name ? (
      <AnyoneChoice {...common} />
    ) : (
      <ReferenceChoice {...common} to={field.to ?? ''} among={{ ...field.among, ...filter }} />
    ),
  Cell: ({ name, field, plain }) => <Reference source={name} to={field.to ?? ''} plain={plain} />,
  // Who is offered once, for a new record, is looked for in the records there are.
  filters: ({ name, field }, label) => [
    <ReferenceChoice
      key={name}
      source={name}
      label={label}
      to={field.to ?? ''}
      among={field.unique ? undefined : field.among}
    />,
  ],
};

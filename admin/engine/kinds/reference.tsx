import { Box } from '@mui/material';
import {
  AutocompleteInput,
  type RaRecord,
  ReferenceField,
  ReferenceInput,
  SelectInput,
  useRecordContext,
  useReference,
  useTranslate,
} from 'react-admin';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { amongOf, askedOf } from '../../../api/define/among.ts';
import type { Colleague } from '../../../api/define/answers/colleagues.ts';
import { isReference } from '../../../api/define/kinds.ts';
import type { Resource } from '../../../api/define/resource.ts';
import { staff } from '../../../api/staff/staff.resource.ts';
import { useSay } from '../../i18n/provider.ts';
import { type StoredRecord, useWaskita } from '../dataProvider.ts';
import { Title } from '../fields.tsx';
import { Summary } from '../Summary.tsx';
import { BY_NAME, resourceNamed, titleOf } from '../words.ts';
import type { Asked, InputProps, KindOnScreen } from './kind.ts';

interface ReferenceChoiceProps extends InputProps {
  readonly to: string;
  readonly among?: Readonly<Record<string, unknown>>;
}
/** A record of another resource, found by typing where that resource can be searched. */
export function ReferenceChoice({ source, to, among, ...input }: ReferenceChoiceProps) {
  const translate = useTranslate();
  const target = resourceNamed(to);
  const [field, order] = target?.sort ?? ['createdAt', 'DESC'];
  const title = target?.fields[target.title];
  // What is called by another record has no text of its own to be typed.
  const calledBy = title && isReference(title) ? title.to : undefined;
  const searchable = Boolean(target?.search?.length) && !calledBy;
  const optionText = target && <Option of={target} />;
  const titled = (record: RaRecord) => (target ? titleOf(target, record, translate) : '');
  return (
    <ReferenceInput source={source} reference={to} sort={{ field, order }} perPage={50} filter={among}>
      {searchable ? (
        <AutocompleteInput
          {...input}
          fullWidth
          // A dialog gives it the focus: a click then opens the list, not shuts it.
          openOnFocus={false}
          optionText={optionText}
          inputText={titled}
          helperText={input.helperText || <Chosen source={source} of={target!} />}
          filterToQuery={(text: string) => (text ? { q: text } : {})}
        />
      ) : (
        <SelectInput {...input} fullWidth optionText={optionText} />
      )}
    </ReferenceInput>
  );
}

/** What a record is called, and under it what it is, where that says more. */
function Option({ of: resource }: { of: Resource }) {
  const record = useRecordContext<StoredRecord>();
  return (
    <Box component="span" sx={{ minWidth: 0, whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
      <span>
        <Title of={resource} />
      </span>
      {record && <Summary of={resource} record={record} component="span" />}
    </Box>
  );
}

/** Under the name of the record that was chosen, what it is. */
function Chosen({ source, of: resource }: { source: string; of: Resource }) {
  const id: unknown = useWatch({ name: source });
  const { referenceRecord } = useReference<StoredRecord & RaRecord<string>>({
    reference: resource.name,
    id: typeof id === 'string' ? id : '',
    options: { enabled: typeof id === 'string' && id !== '' },
  });
  return referenceRecord ? <Summary of={resource} record={referenceRecord} component="span" /> : null;
}

/** A field of a form, among the records that what else is filled in leaves. */
function ReferenceAsked({ asked: { field, filter, known }, common }: { asked: Asked; common: InputProps }) {
  const names = askedOf(field);
  const values: readonly unknown[] = useWatch({ name: names });
  const now = {
    ...known,
    ...Object.fromEntries(names.flatMap((name, at) => (values[at] ? [[name, values[at]]] : []))),
  };
  return <ReferenceChoice {...common} to={field.to ?? ''} among={{ ...amongOf(field, now), ...filter }} />;
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
  input: (asked, common) =>
    asked.field.anyone && asked.field.to === staff.name ? (
      <AnyoneChoice {...common} />
    ) : (
      <ReferenceAsked asked={asked} common={common} />
    ),
  Cell: ({ name, field, plain }) => <Reference source={name} to={field.to ?? ''} plain={plain} />,
  // Who is offered once, for a new record, is looked for in the records there are.
  filters: ({ name, field }, label) => [
    <ReferenceChoice
      key={name}
      source={name}
      label={label}
      to={field.to ?? ''}
      among={field.unique ? undefined : amongOf(field)}
    />,
  ],
};

import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, ReferenceField, RecordContextProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Field } from '../../api/define/field.ts';
import type { Resource } from '../../api/define/resource.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { DueChip } from './DueChip.tsx';
import { formatDate, formatMoment, formatNumber, groupNip } from './format.ts';
import { NikField } from './NikField.tsx';
import { StateChip } from './StateChip.tsx';
import { BY_NAME, codeKey, titleOf } from './words.ts';

interface FieldProps {
  readonly of: Resource;
  readonly name: string;
  /** Text only, where the whole stands in a link already. */
  readonly plain?: boolean;
}

/** Fields that every record has beside the declared ones. */
const COMMON: Readonly<Record<string, Field>> = {
  createdAt: { kind: 'moment', label: '', required: true },
  updatedAt: { kind: 'moment', label: '', required: true },
  createdById: { kind: 'reference', label: '', required: false, to: 'users' },
  version: { kind: 'integer', label: '', required: true },
  dueAt: { kind: 'moment', label: '', required: false },
};
export const fieldOf = (resource: Resource, name: string): Field | undefined => resource.fields[name] ?? COMMON[name];

const SORTABLE: ReadonlySet<Field['kind']> = new Set([
  'text',
  'integer',
  'date',
  'moment',
  'choice',
  'boolean',
  'email',
  'number',
  'state',
]);
export const isSortable = (resource: Resource, name: string): boolean =>
  SORTABLE.has(fieldOf(resource, name)?.kind ?? 'json');

/** The value of one declared field of the record in context, in the words and formats of the office. */
export function ValueOf({ of: resource, name, plain }: FieldProps): ReactNode {
  const record = useRecordContext();
  const translate = useTranslate();
  const language = useLanguage();
  const say = useSay();
  const field = fieldOf(resource, name);
  const value: unknown = record?.[name];
  if (record && resource.clock && name === 'dueAt') return <DueChip record={record} plain={plain} />;
  if (!field || value === undefined || value === null || value === '') return say('value.none');
  if (Array.isArray(value) && field.kind === 'multiChoice') return <Codes of={resource} name={name} codes={value} />;
  if (typeof value === 'boolean') return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
  if (typeof value === 'number') return formatNumber(value, language);
  if (field.kind === 'structure') return say('structure');
  if (Array.isArray(value)) return <Lines items={value} />;
  if (typeof value !== 'string') return JSON.stringify(value);
  switch (field.kind) {
    case 'moment':
      return formatMoment(value, language);
    case 'date':
      return formatDate(value, language);
    case 'choice':
      return translate(codeKey(resource, name, value), { _: value });
    case 'state':
      return <StateChip of={resource} name={name} value={value} />;
    case 'reference':
      return <Reference source={name} to={field.to ?? ''} plain={plain} />;
    case 'nik':
      return <NikField of={resource} name={name} value={value} />;
    case 'nip':
      return groupNip(value);
    case 'longText':
      return (
        <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
          {value}
        </Box>
      );
    default:
      return value;
  }
}

/** Structured values, one line each. */
function Lines({ items }: { items: readonly unknown[] }) {
  const textOf = (item: unknown) =>
    typeof item === 'object' && item !== null ? Object.values(item).map(String).join(' · ') : String(item);
  return (
    <>
      {items.map((item, index) => (
        <Box key={index} component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          {textOf(item)}
        </Box>
      ))}
    </>
  );
}

function Codes({ of: resource, name, codes }: FieldProps & { codes: readonly unknown[] }) {
  const translate = useTranslate();
  return (
    <>
      {codes.map((code) => (
        <Box key={String(code)} component="span" sx={{ display: 'block' }}>
          • {translate(codeKey(resource, name, code))}
        </Box>
      ))}
    </>
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

/** What the record in context is called; one that is called by another record is called as that is. */
export function Title({ of: resource }: { of: Resource }): ReactNode {
  const translate = useTranslate();
  const record = useRecordContext();
  const named = resource.fields[resource.title];
  if (named?.kind === 'reference') return <Reference source={resource.title} to={named.to ?? ''} plain />;
  return record && titleOf(resource, record, translate);
}

/** A value that is not, or no longer, the record's own: before and after in the history. */
export function LooseValue({ of: resource, name, value }: FieldProps & { value: unknown }) {
  return (
    <RecordContextProvider value={{ id: 'loose', [name]: value }}>
      <ValueOf of={resource} name={name} />
    </RecordContextProvider>
  );
}

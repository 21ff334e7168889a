import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { RecordContextProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Field } from '../../api/define/field.ts';
import { isReference, kindOf } from '../../api/define/kinds.ts';
import type { Resource } from '../../api/define/resource.ts';
import { useLanguage, useSay } from '../i18n/provider.ts';
import { DueChip } from './DueChip.tsx';
import { formatNumber } from './format.ts';
import { onScreen } from './kinds.ts';
import { Reference } from './kinds/reference.tsx';
import { titleOf } from './words.ts';

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

export const isSortable = (resource: Resource, name: string): boolean =>
  onScreen(fieldOf(resource, name)).sorts === true;

/** Columns that hold more than one text. */
const MANY: readonly string[] = ['text[]', 'jsonb'];

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
  if (typeof value === 'boolean') return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
  if (typeof value === 'number') return formatNumber(value, language);
  const { Cell } = onScreen(field);
  // What an older declaration kept may be of another form.
  const fits = typeof value === 'string' || MANY.includes(kindOf(field).column);
  if (Cell && fits) return <Cell of={resource} name={name} field={field} value={value} plain={plain} />;
  if (Array.isArray(value)) return <Lines items={value} />;
  return typeof value === 'string' ? value : JSON.stringify(value);
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

/** What the record in context is called; one that is called by another record is called as that is. */
export function Title({ of: resource }: { of: Resource }): ReactNode {
  const translate = useTranslate();
  const record = useRecordContext();
  const named = resource.fields[resource.title];
  if (named && isReference(named)) return <Reference source={resource.title} to={named.to ?? ''} plain />;
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

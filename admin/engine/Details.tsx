import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { fileFields } from '../../api/define/kinds.ts';
import { visibleFields, type Resource } from '../../api/define/resource.ts';
import { ValueOf } from './fields.tsx';
import { onScreen } from './kinds.ts';
import { fieldKey, useRoles } from './words.ts';

/** A text up to this length stands beside others. */
const SHORT = 60;

interface DetailsProps {
  readonly of: Resource;
  readonly without?: readonly string[];
  /** What is hand-written instead of the value of a field. */
  readonly instead?: Readonly<Record<string, ReactNode>>;
}
/** The declared fields of the record in context, as a list of terms and values. */
export function Details({ of: resource, without = [], instead = {} }: DetailsProps) {
  const translate = useTranslate();
  const record = useRecordContext();
  const isLong = (name: string) => {
    const value: unknown = record?.[name];
    if (value && instead[name]) return true;
    if (typeof value === 'string') return onScreen(resource.fields[name]).wide && value.length > SHORT;
    return Array.isArray(value);
  };
  const files = fileFields(resource.fields);
  // What a step or the application has not written yet is not missing from what people wrote.
  const isToCome = (name: string) =>
    record?.[name] === null && ['step', 'engine'].includes(resource.fields[name]?.changedBy ?? 'user');
  const names = [...visibleFields(resource, useRoles()), 'createdAt', 'updatedAt'].filter(
    (name) => !files.includes(name) && !without.includes(name) && !isToCome(name),
  );
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(190px, 100%), 1fr))', gap: 2 }}
    >
      {names.map((name) => (
        <Box key={name} sx={{ minWidth: 0, gridColumn: isLong(name) ? '1 / -1' : 'auto' }}>
          <Typography component="dt" variant="caption" color="text.secondary">
            {translate(fieldKey(resource, name))}
          </Typography>
          <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {(record?.[name] && instead[name]) || <ValueOf of={resource} name={name} />}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

import { Box } from '@mui/material';
import { useWatch } from 'react-hook-form';
import { editableFields, type Resource } from '../../api/define/resource.ts';
import { demandedBy, fieldsOf } from '../../api/define/rule.ts';
import type { Values } from '../drafts/draftApi.ts';
import { InputOf } from './inputs.tsx';
import { onScreen } from './kinds.ts';
import { useRoles } from './words.ts';

/** The fields that a rule demands of what is filled in now (a Plh. has an end). */
function useDemanded({ unless }: Resource, known: Values): readonly string[] {
  const rules = unless?.writing;
  const asked = [...new Set(fieldsOf(rules))];
  const values: readonly unknown[] = useWatch({ name: asked });
  return demandedBy(rules, { ...Object.fromEntries(asked.map((name, index) => [name, values[index]])), ...known });
}

interface InputsProps {
  readonly of: Resource;
  readonly creating: boolean;
  readonly without?: readonly string[];
  /** What the application will write into it, for the rules that ask. */
  readonly known?: Values;
}
/** Two columns where there is room; long text takes both. */
export function Inputs({ of: resource, creating, without = [], known = {} }: InputsProps) {
  const names = editableFields(resource, useRoles(), creating).filter((name) => !without.includes(name));
  const demanded = useDemanded(resource, known);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 2, width: '100%' }}>
      {names.map((name) => {
        const field = resource.fields[name];
        const { wide, once } = onScreen(field);
        const needed = demanded.includes(name) || (field?.required && (!once || creating));
        return (
          <Box key={name} sx={{ minWidth: 0, gridColumn: wide ? '1 / -1' : 'auto' }}>
            <InputOf of={resource} name={name} needed={needed} />
          </Box>
        );
      })}
    </Box>
  );
}

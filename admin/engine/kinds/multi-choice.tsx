import { Box } from '@mui/material';
import { CheckboxGroupInput, useTranslate } from 'react-admin';
import { codeKey } from '../words.ts';
import { choicesOf, codeFilters } from './choice.tsx';
import type { CellProps, KindOnScreen } from './kind.ts';

function Codes({ of: resource, name, value }: CellProps) {
  const translate = useTranslate();
  return [value].flat().map((code) => (
    <Box key={String(code)} component="span" sx={{ display: 'block' }}>
      • {translate(codeKey(resource, name, code))}
    </Box>
  ));
}

export const multiChoiceOnScreen: KindOnScreen = {
  input: ({ of: resource, name }, common) => (
    <CheckboxGroupInput {...common} choices={choicesOf(resource, name)} row={false} />
  ),
  Cell: Codes,
  filters: codeFilters,
  wide: true,
};

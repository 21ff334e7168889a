import { Box } from '@mui/material';
import { TextInput } from 'react-admin';
import type { CellProps, KindOnScreen } from './kind.ts';
import { wordLimits } from './text.tsx';

const Lines = ({ value }: CellProps) => (
  <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
    {value as string}
  </Box>
);

export const longTextOnScreen: KindOnScreen = {
  input: (_, common) => <TextInput {...common} multiline minRows={3} maxRows={16} />,
  limits: wordLimits,
  Cell: Lines,
  wide: true,
};

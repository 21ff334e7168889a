import { TextInput } from 'react-admin';
import type { KindOnScreen } from './kind.ts';
import { wordLimits } from './text.tsx';

export const emailOnScreen: KindOnScreen = {
  input: (_, common) => <TextInput {...common} type="email" autoComplete="off" />,
  limits: wordLimits,
  sorts: true,
};

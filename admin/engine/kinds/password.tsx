import { PasswordInput } from 'react-admin';
import type { KindOnScreen } from './kind.ts';

export const passwordOnScreen: KindOnScreen = {
  input: (_, common) => <PasswordInput {...common} autoComplete="new-password" />,
  once: true,
};

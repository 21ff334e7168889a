import { groupNip } from '../../../api/define/identity.ts';
import type { KindOnScreen } from './kind.ts';
import { DigitsInput } from './nik.tsx';

export const nipOnScreen: KindOnScreen = {
  input: (_, common) => <DigitsInput {...common} hint="form.nip" />,
  Cell: ({ value }) => groupNip(value as string),
};

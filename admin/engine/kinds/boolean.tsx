import { BooleanInput } from 'react-admin';
import type { KindOnScreen } from './kind.ts';

export const booleanOnScreen: KindOnScreen = {
  // Yes or no is always said: a star would ask for a yes.
  input: (_, common) => <BooleanInput {...common} validate={undefined} />,
  filters: ({ name }, label) => [<BooleanInput key={name} source={name} label={label} />],
  sorts: true,
};

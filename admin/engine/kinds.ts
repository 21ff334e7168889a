import type { Field } from '../../api/define/field.ts';
import type { Kind } from '../../api/define/kinds.ts';
import { booleanOnScreen } from './kinds/boolean.tsx';
import { choiceOnScreen } from './kinds/choice.tsx';
import { dateOnScreen } from './kinds/date.tsx';
import { emailOnScreen } from './kinds/email.tsx';
import { fileOnScreen } from './kinds/file.tsx';
import { integerOnScreen } from './kinds/integer.tsx';
import type { KindOnScreen } from './kinds/kind.ts';
import { longTextOnScreen } from './kinds/long-text.tsx';
import { momentOnScreen } from './kinds/moment.tsx';
import { multiChoiceOnScreen } from './kinds/multi-choice.tsx';
import { nikOnScreen } from './kinds/nik.tsx';
import { nipOnScreen } from './kinds/nip.tsx';
import { passwordOnScreen } from './kinds/password.tsx';
import { referenceOnScreen } from './kinds/reference.tsx';
import { stateOnScreen } from './kinds/state.tsx';
import { structureOnScreen } from './kinds/structure.tsx';
import { textOnScreen } from './kinds/text.tsx';

/** Each kind of fields as the console types and shows it. */
const ON_SCREEN: Readonly<Record<Kind, KindOnScreen>> = {
  text: textOnScreen,
  serial: textOnScreen,
  longText: longTextOnScreen,
  integer: integerOnScreen,
  date: dateOnScreen,
  moment: momentOnScreen,
  choice: choiceOnScreen,
  multiChoice: multiChoiceOnScreen,
  boolean: booleanOnScreen,
  reference: referenceOnScreen,
  file: fileOnScreen,
  nik: nikOnScreen,
  nip: nipOnScreen,
  email: emailOnScreen,
  password: passwordOnScreen,
  // The application alone writes these, and they are shown as they are.
  number: { sorts: true },
  json: {},
  structure: structureOnScreen,
  state: stateOnScreen,
};

export const onScreen = (field: Field | undefined): KindOnScreen => (field ? ON_SCREEN[field.kind] : {});

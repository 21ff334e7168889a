import { maxLength, minLength, TextInput, type Validator } from 'react-admin';
import type { Field } from '../../../api/define/field.ts';
import type { KindOnScreen } from './kind.ts';

/** The limits of what is written. */
export const wordLimits = ({ max, min }: Field): Validator[] => [
  ...(max === undefined ? [] : [maxLength(max)]),
  ...(min === undefined ? [] : [minLength(min)]),
];

export const textOnScreen: KindOnScreen = {
  input: (_, common) => <TextInput {...common} />,
  limits: wordLimits,
  sorts: true,
};

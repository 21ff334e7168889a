import { maxValue, minValue, NumberInput } from 'react-admin';
import type { KindOnScreen } from './kind.ts';

export const integerOnScreen: KindOnScreen = {
  input: (_, common) => <NumberInput {...common} />,
  limits: ({ max, min }) => [
    ...(max === undefined ? [] : [maxValue(max)]),
    ...(min === undefined ? [] : [minValue(min)]),
  ],
  sorts: true,
  align: 'right',
};

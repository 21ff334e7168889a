import { StateChip } from '../StateChip.tsx';
import { codeFilters } from './choice.tsx';
import type { KindOnScreen } from './kind.ts';

export const stateOnScreen: KindOnScreen = {
  Cell: ({ of: resource, name, value, plain }) => (
    <StateChip of={resource} name={name} value={value as string} plain={plain} />
  ),
  filters: codeFilters,
  sorts: true,
};

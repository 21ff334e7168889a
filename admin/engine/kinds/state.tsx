import { StateChip } from '../StateChip.tsx';
import { codeFilters } from './choice.tsx';
import type { KindOnScreen } from './kind.ts';

export const stateOnScreen: KindOnScreen = {
  Cell: ({ of: resource, name, value }) => <StateChip of={resource} name={name} value={value as string} />,
  filters: codeFilters,
  sorts: true,
};

import { useSay } from '../../i18n/provider.ts';
import type { KindOnScreen } from './kind.ts';

function Structured() {
  return useSay()('structure');
}

/** Shown and typed by pages written for it. */
export const structureOnScreen: KindOnScreen = { Cell: Structured, whole: true };

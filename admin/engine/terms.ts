import type { Term } from '../../api/define/standard.ts';
import { useSay } from '../i18n/provider.ts';

/** 170 menit · 30 hari kerja, in the language of the page. */
export function useTermText(): (term: Term) => string {
  const say = useSay();
  return ({ amount, unit }) => `${amount} ${say(`standard.units.${unit}`)}`;
}

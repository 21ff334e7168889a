import type { SanctionLevel } from './sanction-authorities.resource.ts';
import { type Impact, KINDS_OF_LEVEL, type SanctionKind } from './sanction-kinds.flow.ts';

/** PP 94/2021 art. 9 to 14. A suggestion: whoever decides weighs it. */
export const levelFor = (impact: Impact): SanctionLevel =>
  (({ unit: 'ringan', instansi: 'sedang', negara: 'berat' }) as const)[impact];

/** Rungs of PP 94/2021 for unexcused days of a year: from so many days on. */
const LADDER: readonly (readonly [days: number, kind: SanctionKind])[] = [
  [28, 'pdh_taps'],
  [25, 'pembebasan_jabatan_12'],
  [21, 'penurunan_jabatan_12'],
  [17, 'potong_tunjangan_12'],
  [14, 'potong_tunjangan_9'],
  [11, 'potong_tunjangan_6'],
  [7, 'pernyataan_tidak_puas'],
  [4, 'teguran_tertulis'],
  [3, 'teguran_lisan'],
];
const IN_A_ROW = 10;

/** For absences without leave; nothing below three days. Having been punished before does not aggravate them (PerBKN 6/2022 art. 46(7)). */
export const kindForAbsence = (days: number, inARow = 0): SanctionKind | undefined =>
  inARow >= IN_A_ROW ? 'pdh_taps' : LADDER.find(([least]) => days >= least)?.[1];

const LEVELS: readonly SanctionLevel[] = ['ringan', 'sedang', 'berat'];
export const levelOf = (kind: SanctionKind): SanctionLevel =>
  LEVELS.find((level) => KINDS_OF_LEVEL[level].includes(kind))!;

/** One rung above the heaviest that he was given before: suggested, never applied. */
export function levelAfter(suggested: SanctionLevel, before: readonly SanctionLevel[]): SanctionLevel {
  const heaviest = Math.max(-1, ...before.map((level) => LEVELS.indexOf(level)));
  return LEVELS[Math.min(Math.max(LEVELS.indexOf(suggested), heaviest + 1), LEVELS.length - 1)]!;
}

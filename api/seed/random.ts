export interface Random {
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in this share of the cases. */
  chance(share: number): boolean;
}

const MODULUS = 2_147_483_647;
const MULTIPLIER = 48_271;

/** The same sequence for the same start: the demo office is the same on every machine. */
export function makeRandom(start: number): Random {
  let state = start;
  const share = () => {
    state = (state * MULTIPLIER) % MODULUS;
    return state / MODULUS;
  };
  const integer = (low: number, high: number) => low + Math.floor(share() * (high - low + 1));
  return {
    integer,
    pick: (list) => list[integer(0, list.length - 1)]!,
    chance: (wanted) => share() < wanted,
  };
}

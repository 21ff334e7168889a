import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { chosen, ranked, sampleSize, seedOf, uniform } from '../../api/supervision/draw.ts';

const ROOT = '9d6034bfa1cafba9fca17ad18180cde0649c142bacacab7f9c89837c997db40d';
const SEED = seedOf('2026-11-30', '0190fc00-5a80-7000-8000-00000000008b', ROOT);
const ACTS = [1, 5, 1, 3, 1, 2, 1, 1].map((weight, index) => ({ id: `a-000${index + 1}`, weight }));

/** As somebody outside would write it, from the description alone: numbers in hexadecimal, largest taken one after the other. */
function outsider(seed: string, acts: readonly { id: string; weight: number }[]): string[] {
  const key = ({ id, weight }: { id: string; weight: number }) => {
    const hex = createHash('sha256').update([seed, id].join('|'), 'utf8').digest('hex').slice(0, 16);
    // 53 of 64 bits: thirteen whole digits and the upper bit of the fourteenth.
    const top = parseInt(hex.slice(0, 13), 16) * 2 + (parseInt(hex[13]!, 16) >> 3);
    return Math.log((top + 0.5) / 9007199254740992) / weight;
  };
  const left = [...acts];
  const order: string[] = [];
  while (left.length > 0) {
    let best = 0;
    for (let at = 1; at < left.length; at += 1) if (key(left[at]!) > key(left[best]!)) best = at;
    order.push(...left.splice(best, 1).map(({ id }) => id));
  }
  return order;
}

describe('the draw', () => {
  it('has the order that the seed says', () => {
    expect(ranked(SEED, ACTS).map(({ id }) => id)).toEqual(
      ['3', '7', '8', '5', '2', '6', '1', '4'].map((last) => `a-000${last}`),
    );
    expect(uniform(SEED, 'a-0002')).toBeCloseTo(0.248116321, 9);
    expect(ranked(SEED, ACTS).find(({ id }) => id === 'a-0002')!.key).toBeCloseTo(-0.278772, 6);
  });

  it('is what somebody outside draws again from the description', () => {
    for (let day = 1; day <= 28; day += 1) {
      const seed = seedOf(`2026-02-${String(day).padStart(2, '0')}`, 'b', ROOT);
      const acts = Array.from({ length: 40 }, (_, index) => ({ id: `e-${day}-${index}`, weight: 1 + (index % 5) }));
      expect(ranked(seed, acts).map(({ id }) => id)).toEqual(outsider(seed, acts));
    }
  });

  it('takes what is heavier oftener', () => {
    const first = Array.from(
      { length: 3000 },
      (_, index) =>
        ranked(`${index}`, [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 5 },
        ])[0]!.id,
    );
    const share = first.filter((id) => id === 'b').length / first.length;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.87);
  });

  it('takes a tenth, at least five, at most all', () => {
    expect([0, 3, 5, 6, 50, 51, 400].map(sampleSize)).toEqual([0, 3, 5, 5, 5, 6, 40]);
  });

  it('takes all that is always looked at beside the sample', () => {
    const candidates = ACTS.map((act, index) => ({ ...act, reasons: index < 2 ? ['di_luar_jam'] : [] }));
    expect(chosen(SEED, candidates)).toEqual(['a-0001', 'a-0002', 'a-0003', 'a-0007', 'a-0008', 'a-0005', 'a-0006']);
  });
});

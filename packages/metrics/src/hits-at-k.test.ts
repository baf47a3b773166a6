import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitsAtK } from './hits-at-k.js';

const scores = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1 });

describe('hitsAtK', () => {
  it('counts the positives with fewer than k negatives at or above them', () => {
    fc.assert(
      fc.property(scores, scores, fc.integer({ min: 1, max: 12 }), (positives, negatives, k) => {
        const hits = positives.filter(
          (positive) => negatives.filter((negative) => negative >= positive).length < k,
        );
        expect(hitsAtK(positives, negatives, k)).toBe(hits.length / positives.length);
      }),
    );
  });

  it('refuses a tie with the k-th negative, and takes all if there are fewer than k', () => {
    expect(hitsAtK([2, 1], [3, 2, 0], 1)).toBe(0);
    expect(hitsAtK([2, 1], [3, 2, 0], 2)).toBe(0);
    expect(hitsAtK([2, 1], [3, 2, 0], 3)).toBe(1);
    expect(hitsAtK([2, 1], [3, 2, 0], 4)).toBe(1);
    expect(hitsAtK([1], [], 1)).toBe(1);
  });

  it('orders infinite scores', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(hitsAtK([infinity, 0, -infinity], [infinity, -infinity], 2)).toBe(2 / 3);
  });

  it('leaves its arguments as they were', () => {
    const negatives = Float64Array.of(3, 1, 2);
    hitsAtK([1], negatives, 1);
    expect([...negatives]).toEqual([3, 1, 2]);
  });

  it('refuses what it cannot rank', () => {
    expect(() => hitsAtK([], [1], 1)).toThrow(/positives are empty/);
    expect(() => hitsAtK([Number.NaN], [1], 1)).toThrow(/positives\[0\] is NaN/);
    expect(() => hitsAtK([1], [1, Number.NaN], 1)).toThrow(/negatives\[1\] is NaN/);
    for (const k of [0, -1, 1.5]) expect(() => hitsAtK([1], [1], k)).toThrow(/k must be/);
  });
});

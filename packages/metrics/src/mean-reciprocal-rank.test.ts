import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanReciprocalRank } from './mean-reciprocal-rank.js';
import { figures } from './testing/scikit-learn-figures.js';

describe('meanReciprocalRank', () => {
  it.each(figures.reciprocalRank)('agrees with SciPy and scikit-learn: $name', (figure) => {
    const { positives, negatives, negativesPerPositive } = figure;
    const own = meanReciprocalRank(positives, negatives, { negativesPerPositive });
    expect(own).toBeCloseTo(figure.own, 13);
    expect(meanReciprocalRank(positives, negatives)).toBeCloseTo(figure.every, 13);
  });

  it('gives the same when every positive has the same negatives', () => {
    const list = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1 });
    fc.assert(
      fc.property(list, list, (positives, negatives) => {
        const repeated = positives.flatMap(() => negatives);
        expect(
          meanReciprocalRank(positives, repeated, { negativesPerPositive: negatives.length }),
        ).toBeCloseTo(meanReciprocalRank(positives, negatives), 13);
      }),
    );
  });

  it('is 1 without a negative in the way', () => {
    expect(meanReciprocalRank([1, 2], [])).toBe(1);
    expect(meanReciprocalRank([1, 2], [0, 0.5])).toBe(1);
    expect(meanReciprocalRank([1, 2], [], { negativesPerPositive: 0 })).toBe(1);
  });

  it('orders infinite scores', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(meanReciprocalRank([infinity], [infinity, -infinity])).toBe(1 / 1.5);
  });

  it('refuses what it cannot rank', () => {
    expect(() => meanReciprocalRank([], [1])).toThrow(/positives are empty/);
    expect(() => meanReciprocalRank([Number.NaN], [1])).toThrow(/positives\[0\] is NaN/);
    expect(() => meanReciprocalRank([1, 2], [1, 2, 3], { negativesPerPositive: 2 })).toThrow(
      /2 positives with 2 negatives each need 4 negatives, got 3/,
    );
    expect(() => meanReciprocalRank([1], [], { negativesPerPositive: -1 })).toThrow(/got -1/);
  });
});

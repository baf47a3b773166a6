import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision } from './average-precision.js';
import { figures, rankingByFormula, withInfinities } from './testing/scikit-learn-figures.js';

const items = fc
  .array(fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: -8, max: 8 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .filter((list) => list.some(({ label }) => label === 1));

describe('averagePrecision', () => {
  it.each(figures.ranking)('agrees with scikit-learn: $name', ({ labels, scores, ...expected }) => {
    for (const given of [scores, withInfinities(scores)]) {
      const difference = averagePrecision(labels, given) - expected.averagePrecision;
      expect(Math.abs(difference)).toBeLessThan(1e-12);
    }
  });

  it('agrees with scikit-learn on 50,000 tied scores', () => {
    const { count, averagePrecision: expected } = figures.rankingByFormula;
    const { labels, scores } = rankingByFormula(count);
    expect(Math.abs(averagePrecision(labels, scores) - expected)).toBeLessThan(1e-12);
  });

  it('is the mean, over positives, of the precision at their own score', () => {
    fc.assert(
      fc.property(items, (list) => {
        const positives = list.filter(({ label }) => label === 1);
        const precisions = positives.map(({ score }) => {
          const above = list.filter((other) => other.score >= score);
          return above.filter(({ label }) => label === 1).length / above.length;
        });
        const mean = precisions.reduce((sum, value) => sum + value, 0) / precisions.length;
        const labels = list.map(({ label }) => label);
        const scores = list.map(({ score }) => score);
        expect(averagePrecision(labels, scores)).toBeCloseTo(mean, 13);
      }),
    );
  });

  it('depends on the order of the scores only, not on that of the items', () => {
    fc.assert(
      fc.property(items, (list) => {
        const labels = list.map(({ label }) => label);
        const scores = list.map(({ score }) => score);
        const precision = averagePrecision(labels, scores);
        expect(averagePrecision(labels, scores.map(Math.exp))).toBe(precision);
        expect(averagePrecision(labels.toReversed(), scores.toReversed())).toBe(precision);
      }),
    );
  });

  it('is 1 for positives only', () => {
    expect(averagePrecision([1, 1], [0.3, 0.2])).toBe(1);
  });

  it.each([
    { labels: [0, 0], scores: [1, 2], code: 'undefined-metric', message: /label 1 among the 2/ },
    { labels: [1, 2], scores: [1, 2], code: 'invalid-argument', message: /labels\[1\] = 2/ },
    { labels: [1], scores: [Number.NaN], code: 'invalid-argument', message: /scores\[0\] is NaN/ },
    { labels: [1], scores: [], code: 'invalid-argument', message: /lengths 1 and 0/ },
  ])('refuses labels $labels with scores $scores', ({ labels, scores, code, message }) => {
    expect(() => averagePrecision(labels, scores)).toThrow(message);
    expect(() => averagePrecision(labels, scores)).toThrow(expect.objectContaining({ code }));
  });
});

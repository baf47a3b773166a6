import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocAuc } from './roc-auc.js';
import { figures, rankingByFormula, withInfinities } from './testing/scikit-learn-figures.js';

const rankings = fc
  .array(fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: -8, max: 8 }) }), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((items) => new Set(items.map(({ label }) => label)).size === 2)
  .map((items) => ({
    labels: items.map(({ label }) => label),
    scores: items.map(({ score }) => score),
  }));

describe('rocAuc', () => {
  it.each(figures.ranking)('agrees with scikit-learn: $name', ({ labels, scores, rocAuc: auc }) => {
    expect(Math.abs(rocAuc(labels, scores) - auc)).toBeLessThan(1e-12);
    expect(Math.abs(rocAuc(labels, withInfinities(scores)) - auc)).toBeLessThan(1e-12);
  });

  it('agrees with scikit-learn on 50,000 tied scores', () => {
    const { count, rocAuc: auc } = figures.rankingByFormula;
    const { labels, scores } = rankingByFormula(count);
    expect(Math.abs(rocAuc(labels, scores) - auc)).toBeLessThan(1e-12);
  });

  it('is the share of pairs in order, ties counting one half', () => {
    fc.assert(
      fc.property(rankings, ({ labels, scores }) => {
        let sum = 0;
        let pairs = 0;
        for (const [p, positive] of scores.entries()) {
          for (const [n, negative] of scores.entries()) {
            if (labels[p] === 0 || labels[n] === 1) continue;
            pairs++;
            sum += positive > negative ? 1 : positive === negative ? 1 / 2 : 0;
          }
        }
        expect(rocAuc(labels, scores)).toBe(sum / pairs);
      }),
    );
  });

  it('depends on the order of the scores only', () => {
    fc.assert(
      fc.property(rankings, ({ labels, scores }) => {
        const auc = rocAuc(labels, scores);
        for (const map of [Math.exp, Math.atan, (x: number) => 3 * x + 2, (x: number) => x ** 3]) {
          expect(rocAuc(labels, scores.map(map))).toBe(auc);
        }
        expect(
          rocAuc(
            labels,
            scores.map((score) => -score),
          ),
        ).toBeCloseTo(1 - auc, 14);
        expect(
          rocAuc(
            labels.map((label) => 1 - label),
            scores,
          ),
        ).toBeCloseTo(1 - auc, 14);
        expect(rocAuc(labels.toReversed(), scores.toReversed())).toBe(auc);
      }),
    );
  });

  it('leaves its arguments as they were, and takes any kind of array', () => {
    const labels = Uint8Array.of(1, 0, 1);
    const scores = Float32Array.of(3, 2, 1);
    expect(rocAuc(labels, scores)).toBe(0.5);
    expect([...scores]).toEqual([3, 2, 1]);
    expect(rocAuc([1, 0, 1], [3, 2, 1])).toBe(0.5);
  });

  it.each([
    { labels: [1], scores: [1, 2], code: 'invalid-argument', message: /lengths 1 and 2/ },
    { labels: [1, -1], scores: [1, 2], code: 'invalid-argument', message: /labels\[1\] = -1/ },
    { labels: [1, 0], scores: [1, Number.NaN], code: 'invalid-argument', message: /scores\[1\]/ },
    { labels: [1, 1], scores: [1, 2], code: 'undefined-metric', message: /0 zeros and 2 ones/ },
    { labels: [0], scores: [1], code: 'undefined-metric', message: /1 zeros and 0 ones/ },
    { labels: [], scores: [], code: 'undefined-metric', message: /are empty/ },
  ])('refuses labels $labels with scores $scores', ({ labels, scores, code, message }) => {
    expect(() => rocAuc(labels, scores)).toThrow(message);
    expect(() => rocAuc(labels, scores)).toThrow(/^rocAuc: /);
    expect(() => rocAuc(labels, scores)).toThrow(expect.objectContaining({ code }));
  });
});

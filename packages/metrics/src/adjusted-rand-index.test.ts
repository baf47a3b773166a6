import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex } from './adjusted-rand-index.js';
import { figures } from './testing/scikit-learn-figures.js';

describe('adjustedRandIndex', () => {
  it.each(figures.clustering)('agrees with scikit-learn: $name', (figure) => {
    const computed = adjustedRandIndex(figure.labels, figure.clusters);
    expect(Math.abs(computed - figure.adjustedRandIndex)).toBeLessThan(1e-12);
  });

  it('is symmetric, and does not depend on the names of the clusters', () => {
    const list = fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { minLength: 1 });
    fc.assert(
      fc.property(list, (items) => {
        const labels = items.map(([label]) => label);
        const clusters = items.map(([, cluster]) => cluster);
        const score = adjustedRandIndex(labels, clusters);
        expect(adjustedRandIndex(clusters, labels)).toBeCloseTo(score, 12);
        const renamed = clusters.map((cluster) => -2.5 * cluster);
        expect(adjustedRandIndex(labels, renamed)).toBeCloseTo(score, 12);
        expect(adjustedRandIndex(labels, labels)).toBeCloseTo(1, 12);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses lists that are empty or of different lengths', () => {
    expect(() => adjustedRandIndex([], [])).toThrow(
      /adjustedRandIndex: labels and clusters are empty/,
    );
    expect(() => adjustedRandIndex([1], [])).toThrow(/lengths 1 and 0/);
  });
});

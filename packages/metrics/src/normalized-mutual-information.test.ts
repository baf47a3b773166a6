import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizedMutualInformation } from './normalized-mutual-information.js';
import { figures } from './testing/scikit-learn-figures.js';

describe('normalizedMutualInformation', () => {
  it.each(figures.clustering)('agrees with scikit-learn: $name', (figure) => {
    const computed = normalizedMutualInformation(figure.labels, figure.clusters);
    expect(Math.abs(computed - figure.normalizedMutualInformation)).toBeLessThan(1e-12);
  });

  it('is symmetric, and does not depend on the names of the clusters', () => {
    const list = fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { minLength: 1 });
    fc.assert(
      fc.property(list, (items) => {
        const labels = items.map(([label]) => label);
        const clusters = items.map(([, cluster]) => cluster);
        const score = normalizedMutualInformation(labels, clusters);
        expect(normalizedMutualInformation(clusters, labels)).toBeCloseTo(score, 12);
        const renamed = clusters.map((cluster) => -2.5 * cluster);
        expect(normalizedMutualInformation(labels, renamed)).toBeCloseTo(score, 12);
        expect(normalizedMutualInformation(labels, labels)).toBeCloseTo(1, 12);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses lists that are empty or of different lengths', () => {
    expect(() => normalizedMutualInformation([], [])).toThrow(
      /normalizedMutualInformation: labels and clusters are empty/,
    );
    expect(() => normalizedMutualInformation([1], [])).toThrow(/lengths 1 and 0/);
  });
});

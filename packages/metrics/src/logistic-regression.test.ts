import { describe, expect, it } from 'vitest';
import { logisticRegression } from './logistic-regression.js';
import { figures } from './testing/scikit-learn-figures.js';

/** scikit-learn keeps one row for two classes, the difference of ours. */
function differenceOfTwo(rows: Float64Array): number[] {
  const half = rows.length / 2;
  return Array.from(rows.subarray(0, half), (first, k) => rows[half + k]! - first);
}

function expectClose(computed: ArrayLike<number>, expected: readonly number[]): void {
  expect(computed).toHaveLength(expected.length);
  for (const [k, value] of expected.entries()) {
    expect(Math.abs(computed[k]! - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
  }
}

describe('logisticRegression', () => {
  it.each(figures.logisticRegression)("has scikit-learn's coefficients: $name", (figure) => {
    const { features, labels, dimensions, inverseRegularization } = figure;
    const model = logisticRegression(features, labels, { dimensions, inverseRegularization });
    const isBinary = model.classCount === 2;
    expect(model.converged).toBe(true);
    expectClose(isBinary ? differenceOfTwo(model.weights) : model.weights, figure.coefficients);
    expectClose(isBinary ? differenceOfTwo(model.biases) : model.biases, figure.intercepts);
    expectClose(model.probabilities(features.slice(0, 10 * dimensions)), figure.probabilities);
    expect([...model.predict(features)]).toEqual(figure.predictions);
  });

  it('does not overflow on large features', () => {
    const features = [1e4, 2e4, -1e4, -3e4];
    const model = logisticRegression(features, [1, 1, 0, 0], {
      dimensions: 1,
      inverseRegularization: 1e6,
    });
    expect([...model.predict(features)]).toEqual([1, 1, 0, 0]);
    expect([...model.probabilities(features)].every(Number.isFinite)).toBe(true);
  });

  it('learns the shares of the classes where features say nothing', () => {
    const model = logisticRegression([0, 0, 0, 0], [2, 0, 2, 2], { dimensions: 1 });
    const [first, second, third] = model.probabilities([0]);
    expect(first).toBeCloseTo(1 / 4, 7);
    expect(second).toBeLessThan(1e-7);
    expect(third).toBeCloseTo(3 / 4, 7);
  });

  it.each([
    { features: [1, 2, 3], labels: [0, 1], message: /features must be rows of 2 numbers/ },
    { features: [1, 2, 3, 4], labels: [0], message: /lengths 2 and 1/ },
    { features: [1, 2, 3, Number.NaN], labels: [0, 1], message: /NaN in row 1/ },
    { features: [1, 2, 3, 4], labels: [0, 0.5], message: /labels\[1\] = 0.5/ },
    { features: [1, 2, 3, 4], labels: [1, 1], message: /at least two classes, got only class 1/ },
  ])('refuses features $features with labels $labels', ({ features, labels, message }) => {
    expect(() => logisticRegression(features, labels, { dimensions: 2 })).toThrow(message);
  });

  it('stops within the tolerance asked for', () => {
    const features = [0.1, 2, 1.5, -1, 0.3, 0.7];
    const fit = (tolerance: number) => {
      const { weights, biases, converged } = logisticRegression(features, [0, 1, 1, 0, 1, 0], {
        dimensions: 1,
        tolerance,
      });
      expect(converged).toBe(true);
      return [...weights, ...biases];
    };
    const exact = fit(1e-12);
    const distance = (tolerance: number) =>
      Math.max(...fit(tolerance).map((entry, k) => Math.abs(entry - exact[k]!)));
    expect(distance(1e-10)).toBeLessThan(1e-7);
    expect(distance(1e-2)).toBeGreaterThan(1e-7);
    expect(distance(1e-2)).toBeLessThan(0.2);
  });

  it('refuses numbers that must be positive and are not, and features of another width', () => {
    for (const name of ['inverseRegularization', 'tolerance']) {
      for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
        const fit = () => logisticRegression([1, 2], [0, 1], { dimensions: 1, [name]: value });
        expect(fit).toThrow(`${name} must be a positive number, got ${value}`);
      }
    }
    const wide = logisticRegression([1, 2, 3, 4], [0, 1], { dimensions: 2 });
    expect(() => wide.predict([1])).toThrow(/rows of 2 numbers/);
  });
});

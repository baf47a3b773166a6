import { describe, expect, it } from 'vitest';
import { accuracy } from './accuracy.js';
import { figures } from './testing/scikit-learn-figures.js';

describe('accuracy', () => {
  it.each(figures.classification)('agrees with scikit-learn: $name', (figure) => {
    expect(accuracy(figure.labels, figure.predictions)).toBeCloseTo(figure.accuracy, 14);
  });

  it('refuses lists that are empty or of different lengths', () => {
    expect(() => accuracy([], [])).toThrow(/accuracy: labels and predictions are empty/);
    expect(() => accuracy([1], [1, 2])).toThrow(/lengths 1 and 2/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedCalibrationError } from './expected-calibration-error.js';
import { figures } from './testing/scikit-learn-figures.js';

describe('expectedCalibrationError', () => {
  it.each(figures.calibration)("agrees with scikit-learn's bins: $name", (figure) => {
    const { labels, probabilities, bins } = figure;
    const computed = expectedCalibrationError(labels, probabilities, { bins });
    expect(Math.abs(computed - figure.expectedCalibrationError)).toBeLessThan(1e-12);
  });

  it('uses 15 bins by default', () => {
    const [labels, probabilities] = [
      [0, 1],
      [0.061, 0.068],
    ];
    // 1/15 = 0.0667 lies between them.
    expect(expectedCalibrationError(labels!, probabilities!)).toBeCloseTo((0.061 + 0.932) / 2, 14);
  });

  it('puts every edge into the bin below it, for any number of bins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), (bins, n) => {
        const edge = 1 + (n % (bins - 1));
        // With its neighbor below the edge shares a bin, so that errors cancel; with the one above not.
        const at = edge / bins;
        const below = at - 0.4 / bins;
        const above = at + 0.4 / bins;
        const ece = (other: number): number =>
          expectedCalibrationError([0, 1], [at, other], { bins });
        expect(ece(below)).toBeCloseTo(Math.abs(1 - at - below) / 2, 12);
        expect(ece(above)).toBeCloseTo((at + 1 - above) / 2, 12);
      }),
    );
  });

  it.each([
    { labels: [2], probabilities: [0.5], options: {}, message: /labels\[0\] = 2/ },
    { labels: [1], probabilities: [1.1], options: {}, message: /probabilities\[0\] = 1.1/ },
    { labels: [1], probabilities: [Number.NaN], options: {}, message: /= NaN/ },
    { labels: [1], probabilities: [], options: {}, message: /lengths 1 and 0/ },
    { labels: [], probabilities: [], options: {}, message: /are empty/ },
    { labels: [1], probabilities: [1], options: { bins: 0 }, message: /bins must be.*got 0/ },
  ])('refuses $labels, $probabilities, $options', ({ labels, probabilities, options, message }) => {
    expect(() => expectedCalibrationError(labels, probabilities, options)).toThrow(message);
  });
});

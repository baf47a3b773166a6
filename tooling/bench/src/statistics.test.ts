import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLogSlope, summarize, summarizeRatios } from './statistics.mjs';

describe('summarize', () => {
  it('gives quartiles as numpy.percentile does, whatever the order', () => {
    expect(summarize([40, 10, 30, 20])).toEqual({
      count: 4,
      lowerQuartile: 17.5,
      median: 25,
      upperQuartile: 32.5,
    });
    expect(summarize([7])).toEqual({ count: 1, lowerQuartile: 7, median: 7, upperQuartile: 7 });
  });

  it('has at least a quarter of the values on each side of a quartile', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 });
    fc.assert(
      fc.property(values, (sample) => {
        const { lowerQuartile, upperQuartile } = summarize(sample);
        const share = (belongs: (value: number) => boolean): number =>
          sample.filter(belongs).length / sample.length;
        expect(share((value) => value <= lowerQuartile)).toBeGreaterThanOrEqual(0.25);
        expect(share((value) => value >= upperQuartile)).toBeGreaterThanOrEqual(0.25);
      }),
    );
  });

  it('refuses to tell of nothing', () => {
    expect(() => summarize([])).toThrow('needs at least one value');
  });
});

describe('summarizeRatios', () => {
  it('divides pair by pair: a slow moment that hits both leaves the ratio', () => {
    expect(summarizeRatios([30, 300, 33], [10, 100, 11]).median).toBe(3);
  });

  it('refuses values without a partner', () => {
    expect(() => summarizeRatios([1, 2], [1])).toThrow('got 2 and 1 values');
  });
});

describe('logLogSlope', () => {
  it('finds the exponent of a power law', () => {
    const exponents = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(exponents, (exponent) => {
        const points = [1, 2, 5, 30].map((x) => ({ x, y: 7 * x ** exponent }));
        expect(logLogSlope(points)).toBeCloseTo(exponent, 8);
      }),
    );
  });
});

import { expect, test } from 'vitest';
import { median, summarize } from './summary.js';

test('mean and sample standard deviation', () => {
  // numpy.std([2, 4, 4, 4, 5, 5, 7, 9], ddof=1)
  const { mean, std } = summarize([2, 4, 4, 4, 5, 5, 7, 9]) ?? {};
  expect(mean).toBe(5);
  expect(std).toBeCloseTo(2.138089935299395, 14);
});

test('a single value has no deviation, and no values have no mean', () => {
  expect(summarize([0.9])).toEqual({ mean: 0.9, std: null });
  expect(summarize([])).toBeNull();
});

test('median', () => {
  expect(median([10, 1, 3])).toBe(3);
  expect(median([10, 1, 3, 4])).toBe(3.5);
  expect(median([7])).toBe(7);
});

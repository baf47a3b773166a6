import { expect, test } from 'vitest';
import { advantage } from './paired-advantage.js';

test('is mean and standard error of the differences of pairs', () => {
  // Differences 1, 3, -1, 1: mean 1, sample variance 8 / 3.
  const { mean, standardError, wins, verdict } = advantage([2, 5, 7, 9], [1, 2, 8, 8]);
  expect(mean).toBe(1);
  expect(standardError).toBeCloseTo(Math.sqrt(8 / 3 / 4), 12);
  expect({ wins, verdict }).toEqual({ wins: 3, verdict: 'alike' });
});

test.each([
  [[2, 4, 6], [1, 2, 4], 'better'],
  [[1, 2, 4], [2, 4, 6], 'worse'],
  [[1, 2], [1, 2], 'alike'],
])('of %j over %j: %s', (first, second, verdict) => {
  expect(advantage(first, second).verdict).toBe(verdict);
});

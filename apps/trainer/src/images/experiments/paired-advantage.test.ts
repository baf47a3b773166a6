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
  [[2, 4, 6], [1, 2, 4], { verdict: 'better', wins: 3 }],
  [[1, 2, 4], [2, 4, 6], { verdict: 'worse', wins: 0 }],
  [[1, 2], [1, 2], { verdict: 'alike', wins: 0 }],
])('of %j over %j: %j', (first, second, expected) => {
  expect(advantage(first, second)).toMatchObject(expected);
});

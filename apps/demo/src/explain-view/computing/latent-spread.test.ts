import { expect, test } from 'vitest';
import type { Encoding } from './encoding.js';
import { meanDeviation, meanLength } from './latent-spread.js';

const points: Encoding = {
  propagation: [],
  weight: [],
  messages: [],
  sums: [],
  hidden: [],
  mean: [
    [3, -4],
    [0, 1],
  ],
};

test('the mean deviation is that of all nodes and dimensions', () => {
  const logStd = [
    [Math.log(0.5), Math.log(1)],
    [Math.log(2), Math.log(4)],
  ];
  expect(meanDeviation({ ...points, logStd })).toBeCloseTo(7.5 / 4, 12);
  expect(meanDeviation(points)).toBe(0);
});

test('the mean length is the distance from the origin', () => {
  expect(meanLength(points)).toBe(3);
});

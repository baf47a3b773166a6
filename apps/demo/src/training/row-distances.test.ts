import { expect, test } from 'vitest';
import { distanceBetween, nearestRow } from './row-distances.js';

test('distances are Euclidean', () => {
  expect(distanceBetween(Float32Array.of(1, 2, 3), Float32Array.of(1, 5, -1))).toBe(5);
});

test('finds the nearest row', () => {
  const rows = Float32Array.of(0, 0, 3, 4, 6, 8);
  expect(nearestRow(Float32Array.of(3, 3), rows)).toEqual({ row: 1, distance: 1 });
  expect(nearestRow(Float32Array.of(6, 8), rows)).toEqual({ row: 2, distance: 0 });
});

import { expect, test } from 'vitest';
import { nearestNeighborAccuracy } from './nearest-neighbor-accuracy.js';

const vectors = (values: readonly number[], labels: readonly number[]) => ({
  values: Float32Array.from(values),
  labels: Uint8Array.from(labels),
  width: 2,
});

test('gives each vector the class of the nearest one', () => {
  const train = vectors([0, 0, 10, 10], [3, 5]);
  const test = vectors([1, 1, 9, 9, 6, 6, 4, 4], [3, 5, 5, 5]);
  expect(nearestNeighborAccuracy(train, test)).toBe(0.75);
  expect(nearestNeighborAccuracy(train, train)).toBe(1);
});

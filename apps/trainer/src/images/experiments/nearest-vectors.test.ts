import { Random } from '@latentgraph/graph';
import { expect, test } from 'vitest';
import { nearestVectors } from './nearest-vectors.js';

test('finds the nearest vector and its distance', () => {
  const vectors = Float32Array.of(0, 0, 3, 4, -1, -1);
  const { rows, distances } = nearestVectors(Float32Array.of(3, 3, -0.4, -0.4), vectors, 2);
  expect(Array.from(rows)).toEqual([1, 0]);
  expect(distances[0]).toBe(1);
  expect(distances[1]).toBeCloseTo(0.4 * Math.SQRT2, 6);
});

test('each vector is the nearest to itself', () => {
  const random = new Random(1, 'vectors');
  const vectors = Float32Array.from({ length: 40 * 7 }, () => random.uniform());
  const { rows, distances } = nearestVectors(vectors, vectors, 7);
  expect(Array.from(rows)).toEqual(Array.from({ length: 40 }, (_, k) => k));
  expect(Math.max(...distances)).toBe(0);
});

import type { Embedding } from '@latentgraph/training';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from './embedding-spread.js';
import {
  chooseLatentPlane,
  gridOnPlane,
  pointsOnPlane,
  priorRadius,
  vectorOnPlane,
} from './latent-map.js';

const embedding: Embedding = {
  nodeCount: 3,
  dimensions: 3,
  values: Float32Array.of(-9, 0.5, 1, 0, 0.5, 3, 9, 0.5, 8),
};
const plane = chooseLatentPlane(embedding, spreadOf(embedding));

test('the spread is the population variance of each dimension', () => {
  const { means, variances, deviation } = spreadOf(embedding);
  expect(means).toEqual([0, 0.5, 4]);
  expect(variances[0]).toBeCloseTo(54, 9);
  expect(variances[1]).toBe(0);
  expect(variances[2]).toBeCloseTo(26 / 3, 9);
  expect(deviation).toBeCloseTo(Math.sqrt((54 + 26 / 3) / 3), 9);
});

test('the plane has the two dimensions that vary most, and holds all digits and the prior', () => {
  expect(plane.axes).toEqual([0, 2]);
  expect([plane.left, plane.right]).toEqual([-9 - 18 / 25, 9 + 18 / 25]);
  expect(plane.bottom).toBeLessThan(-priorRadius);
  expect(plane.top).toBeGreaterThan(8);
  expect([...pointsOnPlane(embedding, plane)]).toEqual([-9, 1, 0, 3, 9, 8]);
});

test('a radius around 0 holds 95 % of the draws of a 2-D standard normal', () => {
  // The distribution of the squared radius is exponential with mean 2.
  expect(1 - Math.exp(-(priorRadius ** 2) / 2)).toBeCloseTo(0.95, 12);
});

test('a place on the plane leaves the other dimensions at their mean', () => {
  expect([...vectorOnPlane(plane, 2, -1)]).toEqual([2, 0.5, -1]);
});

test('the grid goes row by row from the top, through the middles of equal fields', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), (side) => {
      const grid = gridOnPlane(plane, side);
      expect(grid).toHaveLength(3 * side * side);
      const width = (plane.right - plane.left) / side;
      expect(grid[0]).toBeCloseTo(plane.left + width / 2, 4);
      expect(grid[2]).toBeCloseTo(plane.top - (plane.top - plane.bottom) / side / 2, 4);
      expect(grid.at(-3)).toBeCloseTo(plane.right - width / 2, 4);
    }),
  );
});

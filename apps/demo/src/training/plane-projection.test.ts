import { Random } from '@latentgraph/graph';
import { PCA } from 'ml-pca';
import { expect, test } from 'vitest';
import { PlaneProjection } from './plane-projection.js';

/** Vectors that vary most along a few directions. */
function cloud(count: number, dimensions: number, seed: number): Float32Array {
  const random = new Random(seed, 'cloud');
  return Float32Array.from(
    { length: count * dimensions },
    (_, k) => (random.uniform() - 0.5) * (10 / (1 + (k % dimensions))) + (k % dimensions),
  );
}

test('is the plane of principal component analysis, but for signs', () => {
  const [count, dimensions] = [200, 6];
  const values = cloud(count, dimensions, 1);
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from(values.subarray(row * dimensions, (row + 1) * dimensions)),
  );
  const expected = new PCA(rows).predict(rows, { nComponents: 2 }).to2DArray();
  const points = new PlaneProjection().project(values, dimensions);
  for (const axis of [0, 1]) {
    const sign = Math.sign(points[axis]! * expected[0]![axis]!);
    for (let row = 0; row < count; row++) {
      expect(points[2 * row + axis]! * sign).toBeCloseTo(expected[row]![axis]!, 3);
    }
  }
});

test('moves little where the vectors move little', () => {
  const [count, dimensions] = [100, 8];
  const projection = new PlaneProjection();
  const values = cloud(count, dimensions, 2);
  const before = projection.project(values, dimensions);
  const after = projection.project(
    values.map((x, k) => x + 1e-3 * Math.sin(k)),
    dimensions,
  );
  const largest = Math.max(...after.map((x, k) => Math.abs(x - before[k]!)));
  expect(largest).toBeLessThan(0.05);
});

test.each([1, 2])('%i dimensions are shown as they are, around their mean', (dimensions) => {
  const values = Float32Array.of(1, 2, 3, 6);
  const points = new PlaneProjection().project(values, dimensions);
  expect([...points]).toEqual(dimensions === 2 ? [-1, -2, 1, 2] : [-2, 0, -1, 0, 0, 0, 3, 0]);
});

test('vectors that are all alike are one point', () => {
  const points = new PlaneProjection().project(new Float32Array(30).fill(3), 3);
  for (const coordinate of points) expect(coordinate).toBeCloseTo(0, 6);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex } from './adjusted-rand-index.js';
import { kMeans } from './k-means.js';

/** Four blobs around the corners of a square, without a random number. */
function blobs(perBlob: number): { points: Float32Array; labels: number[] } {
  const labels = Array.from({ length: 4 * perBlob }, (_, k) => k % 4);
  const points = labels.flatMap((label, k) => [
    10 * (label % 2) + Math.sin(k * 12.9898),
    10 * Math.floor(label / 2) + Math.cos(k * 78.233),
  ]);
  return { points: Float32Array.from(points), labels };
}

/** Sum of the squared distances of numbers to their mean. */
function spread(numbers: readonly number[]): number {
  const mean = numbers.reduce((total, x) => total + x, 0) / numbers.length;
  return numbers.reduce((total, x) => total + (x - mean) ** 2, 0);
}

describe('kMeans', () => {
  it('finds clusters that lie apart', () => {
    const { points, labels } = blobs(50);
    const { assignments, centroids } = kMeans(points, { dimensions: 2, clusters: 4 });
    expect(adjustedRandIndex(labels, assignments)).toBe(1);
    expect(centroids).toHaveLength(8);
  });

  it('finds two groups far apart, whatever lies in them', () => {
    const group = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(group, group, (low, high) => {
        const line = [...low, ...high.map((x) => 100 + x)];
        const { assignments, inertia } = kMeans(line, { dimensions: 1, clusters: 2, restarts: 1 });
        expect(assignments.map((cluster) => Number(cluster === assignments[0]))).toEqual(
          Uint32Array.from(line, (x) => Number(x < 50)),
        );
        expect(inertia).toBeCloseTo(spread(low) + spread(high), 9);
      }),
    );
  });

  // No more than these: a start may end in a division that is only better than its neighbors.
  it.each([
    [[3, -5, 18, -20, 7, 1]],
    [[0, 1, 2, 3, 4, 5, 6]],
    [[-20, -20, 20, 0, 0]],
    [[9, 8, -11, 14, 2, 2, -3]],
  ])('finds the best of all divisions of %j', (line) => {
    const divisions = Array.from({ length: 2 ** line.length }, (_, mask) =>
      [0, 1].reduce(
        (sum, bit) => sum + spread(line.filter((_, k) => ((mask >> k) & 1) === bit)),
        0,
      ),
    );
    const { inertia } = kMeans(line, { dimensions: 1, clusters: 2, restarts: 20 });
    expect(inertia).toBeCloseTo(Math.min(...divisions), 9);
  });

  it('stops where points are at their nearest centroid, and centroids are means', () => {
    const points = Float64Array.from({ length: 300 }, (_, k) => Math.sin(k * 12.9898) * 1e-6);
    const options = { dimensions: 3, clusters: 5, restarts: 1 };
    const { assignments, centroids, inertia } = kMeans(points, options);
    const distance = (point: number, cluster: number): number =>
      [0, 1, 2].reduce(
        (sum, d) => sum + (points[point * 3 + d]! - centroids[cluster * 3 + d]!) ** 2,
        0,
      );
    let sum = 0;
    assignments.forEach((cluster, point) => {
      const nearest = Math.min(...[0, 1, 2, 3, 4].map((other) => distance(point, other)));
      expect(distance(point, cluster)).toBe(nearest);
      sum += nearest;
    });
    expect(inertia / sum).toBeCloseTo(1, 12);
    for (let cluster = 0; cluster < 5; cluster++) {
      const members = [...assignments.keys()].filter((point) => assignments[point] === cluster);
      const mean = members.reduce((total, point) => total + points[point * 3]!, 0) / members.length;
      expect(centroids[cluster * 3]! / mean).toBeCloseTo(1, 9);
    }
  });

  it('repeats for the same seed, and only lowers the inertia by restarting', () => {
    const points = Float64Array.from({ length: 400 }, (_, k) => Math.sin(k * 12.9898));
    const options = { dimensions: 2, clusters: 12 };
    expect(kMeans(points, { ...options, seed: 3 })).toEqual(
      kMeans(points, { ...options, seed: 3 }),
    );
    const inertias = Array.from(
      { length: 6 },
      (_, seed) => kMeans(points, { ...options, seed, restarts: 1 }).inertia,
    );
    expect(new Set(inertias).size).toBeGreaterThan(1);
    expect(kMeans(points, { ...options, restarts: 6 }).inertia).toBe(Math.min(...inertias));
  });

  it('puts equal points together even if there are too few distinct ones', () => {
    const { assignments, inertia } = kMeans([1, 1, 2], { dimensions: 1, clusters: 3 });
    expect(inertia).toBe(0);
    expect(assignments[0]).toBe(assignments[1]);
    expect(assignments[0]).not.toBe(assignments[2]);
  });

  it.each([
    { points: [1, 2, 3], options: { dimensions: 2, clusters: 1 }, message: /rows of 2 numbers/ },
    { points: [], options: { dimensions: 2, clusters: 1 }, message: /at least one, got 0/ },
    { points: [1, Number.NaN], options: { dimensions: 2, clusters: 1 }, message: /NaN in row 0/ },
    { points: [1, 2], options: { dimensions: 1, clusters: 3 }, message: /got 3 for 2/ },
    { points: [1, 2], options: { dimensions: 1, clusters: 0 }, message: /clusters must be/ },
    { points: [1, 2], options: { dimensions: 0, clusters: 1 }, message: /dimensions must be/ },
    { points: [1], options: { dimensions: 1, clusters: 1, seed: -1 }, message: /seed must be/ },
    { points: [1], options: { dimensions: 1, clusters: 1, restarts: 0 }, message: /restarts must/ },
  ])('refuses $points with $options', ({ points, options, message }) => {
    expect(() => kMeans(points, options)).toThrow(message);
  });
});

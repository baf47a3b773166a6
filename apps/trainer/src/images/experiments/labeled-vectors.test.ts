import { Random } from '@latentgraph/graph';
import { expect, test } from 'vitest';
import { type LabeledVectors, probeAccuracy, selectRows } from './labeled-vectors.js';

/** Two clouds, far from 0 and from one another by `gap`. */
function clouds(count: number, gap: number, seed: number): LabeledVectors {
  const random = new Random(seed, 'clouds');
  const labels = Uint8Array.from({ length: count }, (_, k) => k % 2);
  const values = Float32Array.from({ length: 3 * count }, (_, k) => {
    const label = labels[Math.floor(k / 3)]!;
    return 1000 + random.uniform() + (k % 3 === 1 ? gap * label : 0);
  });
  return { values, labels, width: 3 };
}

test('tells classes apart that a line can part, and others by chance', () => {
  expect(probeAccuracy(clouds(100, 3, 1), clouds(100, 3, 2))).toBe(1);
  const chance = probeAccuracy(clouds(100, 0, 1), clouds(1000, 0, 2));
  expect(Math.abs(chance - 0.5)).toBeLessThan(0.15);
});

test('does not depend on the unit of the vectors', () => {
  const [train, test] = [clouds(60, 0.5, 1), clouds(200, 0.5, 2)];
  const scale = (part: LabeledVectors) => ({ ...part, values: part.values.map((x) => 64 * x) });
  expect(probeAccuracy(scale(train), scale(test))).toBe(probeAccuracy(train, test));
});

test('selects rows with their labels', () => {
  const vectors = {
    values: Float32Array.of(1, 2, 3, 4, 5, 6),
    labels: Uint8Array.of(7, 8, 9),
    width: 2,
  };
  expect(selectRows(vectors, [2, 0])).toEqual({
    values: Float32Array.of(5, 6, 1, 2),
    labels: Uint8Array.of(9, 7),
    width: 2,
  });
});

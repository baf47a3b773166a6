import { Random } from '@latentgraph/graph';
import { expect, test } from 'vitest';
import type { LabeledVectors, VectorSplit } from './labeled-vectors.js';
import { probeAccuracy } from './linear-probe.js';

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

/** Parts of 100, 200 and 1,000. */
function parts(gap: number): VectorSplit {
  return {
    train: clouds(100, gap, 1),
    validation: clouds(200, gap, 2),
    test: clouds(1000, gap, 3),
  };
}

test('tells classes apart that a line can part, and others by chance', () => {
  expect(probeAccuracy(parts(3))).toBe(1);
  expect(Math.abs(probeAccuracy(parts(0)) - 0.5)).toBeLessThan(0.15);
});

test('does not depend on the unit of the vectors', () => {
  const scale = (part: LabeledVectors) => ({ ...part, values: part.values.map((x) => 64 * x) });
  const { train, validation, test } = parts(0.5);
  const scaled = { train: scale(train), validation: scale(validation), test: scale(test) };
  expect(probeAccuracy(scaled)).toBe(probeAccuracy({ train, validation, test }));
});

test('weighs columns as they are', () => {
  // Column 0 tells the class; the others hold noise that is faint beside it, and drowns it where each is standardized.
  const width = 100;
  const faint = (count: number, seed: number): LabeledVectors => {
    const random = new Random(seed, 'faint');
    const labels = Uint8Array.from({ length: count }, (_, k) => k % 2);
    const values = Float32Array.from(
      { length: width * count },
      (_, k) =>
        (k % width === 0 ? labels[Math.floor(k / width)]! : 0) + 0.01 * (random.uniform() - 0.5),
    );
    return { values, labels, width };
  };
  const split = { train: faint(6, 1), validation: faint(200, 2), test: faint(1000, 3) };
  expect(probeAccuracy(split)).toBe(1);
});

test('chooses the penalty by the validation part', () => {
  // Column 0 tells the class; the others let a weak penalty learn by heart that each fourth item has the wrong one.
  const width = 80;
  const noisy = (count: number, seed: number, isWrong: (k: number) => boolean): LabeledVectors => {
    const random = new Random(seed, 'noisy');
    const values = Float32Array.from(
      { length: width * count },
      (_, k) => random.uniform() + (k % width === 0 ? 2 * (Math.floor(k / width) % 2) : 0),
    );
    const labels = Uint8Array.from({ length: count }, (_, k) => (k + Number(isWrong(k))) % 2);
    return { values, labels, width };
  };
  const [never, always] = [() => false, () => true];
  const train = noisy(60, 1, (k) => k % 4 === 0);
  const test = noisy(1000, 3, never);
  const accuracyBy = (isWrong: (k: number) => boolean) =>
    probeAccuracy({ train, validation: noisy(500, 2, isWrong), test });
  expect(accuracyBy(never)).toBeGreaterThan(accuracyBy(always) + 0.05);
});

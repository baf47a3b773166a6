import { innerProductDecoder } from '@latentgraph/decoders';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { CosineDecoder } from './cosine-decoder.js';
import { decodeAllPairs } from './decoding.js';
import type { DenseMatrix } from './dense-matrix.js';

const z = [
  [0.5, -1],
  [2, 0.25],
  [-1.5, 0.75],
];

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * b[k]!, 0);

function allPairs(logit: (a: readonly number[], b: readonly number[]) => number): DenseMatrix {
  return z.map((one) => z.map((other) => logit(one, other)));
}

function close(matrix: DenseMatrix): unknown[][] {
  return matrix.map((row) => row.map((value) => expect.closeTo(value, 5)));
}

beforeAll(() => tf.setBackend('cpu'));

test('decodes all pairs by inner product; the diagonal is never below one half', () => {
  const before = tf.memory().numTensors;
  const { logits, probabilities } = decodeAllPairs(innerProductDecoder(), z);
  expect(tf.memory().numTensors).toBe(before);
  expect(logits).toEqual(close(allPairs(dot)));
  expect(probabilities).toEqual(close(allPairs((a, b) => sigmoid(dot(a, b)))));
  for (const [node, row] of probabilities.entries()) expect(row[node]).toBeGreaterThanOrEqual(0.5);
});

test('decodes all pairs by cosine', () => {
  const { logits } = decodeAllPairs(new CosineDecoder(), z);
  const cosine = (a: readonly number[], b: readonly number[]): number =>
    (4 * dot(a, b)) / Math.hypot(...a) / Math.hypot(...b);
  expect(logits).toEqual(close(allPairs(cosine)));
});

test('a node moved outward changes its links by inner product, not by cosine', () => {
  const outward = [z[0]!.map((value) => 3 * value), z[1]!, z[2]!];
  const inner = innerProductDecoder();
  expect(decodeAllPairs(inner, outward).logits[0]![1]).toBeCloseTo(
    3 * decodeAllPairs(inner, z).logits[0]![1]!,
    5,
  );
  const cosine = new CosineDecoder();
  expect(decodeAllPairs(cosine, outward).logits).toEqual(close(decodeAllPairs(cosine, z).logits));
});

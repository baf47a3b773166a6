/** @file Inputs for the kernels' own tests and benchmarks: seeded, of any size. */
import { CsrMatrix, type NodePairs, type Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';

/** Numbers uniform in [-scale, scale). */
export function randomValues(length: number, random: Random, scale = 1): Float32Array {
  return Float32Array.from({ length }, () => scale * (2 * random.uniform() - 1));
}

/** A vector `[n]` or matrix `[rows, columns]` of such numbers. */
export function randomTensor(shape: readonly [number], random: Random, scale?: number): tf.Tensor1D;
export function randomTensor(
  shape: readonly [number, number],
  random: Random,
  scale?: number,
): tf.Tensor2D;
export function randomTensor(shape: readonly number[], random: Random, scale = 1): tf.Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(randomValues(length, random, scale), [...shape]);
}

/** `count` row numbers below `limit`, with repetitions. */
export function randomIndices(count: number, limit: number, random: Random): Uint32Array {
  return Uint32Array.from({ length: count }, () => random.integer(limit));
}

/** `count` pairs of nodes, with repetitions. */
export function randomPairs(
  count: number,
  [sources, targets]: readonly [number, number],
  random: Random,
): NodePairs {
  return {
    sources: randomIndices(count, sources, random),
    targets: randomIndices(count, targets, random),
  };
}

/**
 * A sparse matrix with about `count` entries in [-1, 1), of which many rows and columns stay empty when
 * there are fewer than rows and columns.
 */
export function randomMatrix(
  [rows, columns]: readonly [number, number],
  count: number,
  random: Random,
): CsrMatrix {
  const entries = rows * columns === 0 ? 0 : count;
  const { sources, targets } = randomPairs(entries, [rows, columns], random);
  return CsrMatrix.fromEntries(rows, columns, {
    rows: sources,
    columns: targets,
    values: randomValues(entries, random),
  });
}

/** @file Random inputs of Cora's size: what a step costs depends on sizes alone. */
import { CsrMatrix, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';

/** @typedef {import('@latentgraph/graph').NodePairs} NodePairs */

export const NODES = 2708;
export const FEATURES = 1433;
const FEATURE_ENTRIES = 49_216;
const EDGES = 5278;
export const HIDDEN = 32;
export const LATENT = 16;

/** @param {number} length @param {string} stream @returns {Float32Array} Uniform in [-1, 1). */
export function randomValues(length, stream) {
  const random = new Random(0, stream);
  return Float32Array.from({ length }, () => 2 * random.uniform() - 1);
}

/** @param {number} rows @param {number} columns @param {string} stream */
export function randomTensor(rows, columns, stream) {
  return tf.tensor2d(randomValues(rows * columns, stream), [rows, columns]);
}

/** @param {number} count @param {number} limit @param {string} stream */
export function randomIndices(count, limit, stream) {
  const random = new Random(0, stream);
  return Uint32Array.from({ length: count }, () => random.integer(limit));
}

/** @param {number} count @returns {NodePairs} Of Cora-many nodes. */
export function randomPairs(count) {
  return {
    sources: randomIndices(count, NODES, 'sources'),
    targets: randomIndices(count, NODES, 'targets'),
  };
}

/** A + I of as many nodes and edges as Cora has: symmetric, 13,264 entries or a few less. */
export function adjacency() {
  const { sources, targets } = randomPairs(EDGES);
  const nodes = Array.from({ length: NODES }, (_, node) => node);
  return CsrMatrix.fromEntries(NODES, NODES, {
    rows: [...sources, ...targets, ...nodes],
    columns: [...targets, ...sources, ...nodes],
  });
}

/** X of as many entries as Cora's. */
export function features() {
  return CsrMatrix.fromEntries(NODES, FEATURES, {
    rows: randomIndices(FEATURE_ENTRIES, NODES, 'rows'),
    columns: randomIndices(FEATURE_ENTRIES, FEATURES, 'columns'),
    values: randomValues(FEATURE_ENTRIES, 'values'),
  });
}

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { adjacency, FEATURES, features, HIDDEN, NODES } from '../test-support/cora-sized.js';
import { densify } from '../test-support/float64.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { spmm } from './spmm.js';
import { spmmPortable } from './spmm.portable.js';

await tf.setBackend('wasm');
const random = new Random(1, 'bench');
const hidden = randomTensor([NODES, HIDDEN], random);
const weights = randomTensor([FEATURES, HIDDEN], random);

describe.each([
  { name: 'A [2708, 2708] (13,264 entries) H [2708, 32]', matrix: adjacency(), dense: hidden },
  { name: 'X [2708, 1433] (49,000 entries) W [1433, 32]', matrix: features(), dense: weights },
])('$name', ({ matrix, dense }) => {
  const densified = tf.tensor2d(Float32Array.from(densify(matrix).values), [
    matrix.rows,
    matrix.columns,
  ]);

  bench('spmm', () => spmm(matrix, dense).dispose());
  bench('spmm, transposed', () => spmm(matrix, hidden, { transpose: true }).dispose());
  bench('portable form', () => {
    tf.dispose(tf.tidy(() => spmmPortable({ dense }, { matrix, transpose: false })[0]));
  });
  bench('tf.matMul, densified', () => tf.matMul(densified, dense).dispose());
});

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { LATENT, NODES } from '../test-support/cora-sized.js';
import { randomIndices, randomTensor } from '../test-support/random-inputs.js';
import { gatherRows } from './gather-rows.js';

await tf.setBackend('wasm');
const random = new Random(1, 'bench');
const x = randomTensor([NODES, LATENT], random);
const rows = randomIndices(9000, NODES, random);
const rowTensor = tf.tensor1d(Int32Array.from(rows), 'int32');

describe('9,000 rows of X [2708, 16]', () => {
  bench('gatherRows', () => gatherRows(x, rows).dispose());
  bench('tf.gather', () => tf.gather(x, rowTensor).dispose());
});

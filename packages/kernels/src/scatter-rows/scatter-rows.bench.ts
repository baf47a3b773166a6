import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { LATENT, NODES } from '../test-support/cora-sized.js';
import { randomIndices, randomTensor } from '../test-support/random-inputs.js';
import { scatterRows } from './scatter-rows.js';
import { scatterRowsPortable } from './scatter-rows.portable.js';

await tf.setBackend('wasm');
const random = new Random(1, 'bench');
const x = randomTensor([9000, LATENT], random);
const rows = randomIndices(9000, NODES, random);

// tfjs's own, tf.unsortedSegmentSum, does not exist on wasm and is quadratic on cpu.
describe('9,000 rows added into [2708, 16]', () => {
  bench('scatterRows', () => scatterRows(x, rows, NODES).dispose());
  bench('portable form', () => {
    tf.dispose(tf.tidy(() => scatterRowsPortable({ x }, { rows, rowCount: NODES })[0]));
  });
});

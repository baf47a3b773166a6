import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { LATENT, NODES } from '../test-support/cora-sized.js';
import { randomPairs, randomTensor, randomValues } from '../test-support/random-inputs.js';
import { edgeSum } from './edge-sum.js';
import { edgeSumPortable } from './edge-sum.portable.js';

await tf.setBackend('wasm');
const random = new Random(1, 'bench');
const x = randomTensor([NODES, LATENT], random);
const weights = tf.tensor1d(randomValues(9000, random));
const pairs = randomPairs(9000, [NODES, NODES], random);

describe('9,000 pairs, X [2708, 16]', () => {
  bench('edgeSum', () => edgeSum(weights, x, pairs, NODES).dispose());
  bench('portable form', () => {
    tf.dispose(tf.tidy(() => edgeSumPortable({ weights, x }, { pairs, rowCount: NODES })[0]));
  });
});

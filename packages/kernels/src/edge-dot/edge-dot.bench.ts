import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { LATENT, NODES } from '../test-support/cora-sized.js';
import { randomPairs, randomTensor } from '../test-support/random-inputs.js';
import { edgeDot } from './edge-dot.js';
import { edgeDotPortable } from './edge-dot.portable.js';

await tf.setBackend('wasm');
const random = new Random(1, 'bench');
const z = randomTensor([NODES, LATENT], random);
const pairs = randomPairs(9000, [NODES, NODES], random);

describe('9,000 pairs of rows of Z [2708, 16]', () => {
  const gradient = tf.grad((x: tf.Tensor) => edgeDot(x as tf.Tensor2D, x as tf.Tensor2D, pairs));

  bench('edgeDot', () => edgeDot(z, z, pairs).dispose());
  bench('edgeDot and gradient', () => gradient(z).dispose());
  bench('tf.gather, tf.mul, tf.sum', () => {
    tf.dispose(tf.tidy(() => edgeDotPortable({ a: z, b: z }, { pairs })[0]));
  });
});

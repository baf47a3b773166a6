import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { randomTensor } from '../test-support/random-inputs.js';
import { reparameterize } from './reparameterize.js';
import { reparameterizePortable } from './reparameterize.portable.js';

await tf.setBackend('wasm');
const [mean, logStd, noise] = ['mean', 'logStd', 'noise'].map((name) =>
  randomTensor([2708, 16], new Random(1, name)),
) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];

describe('z of [2708, 16]', () => {
  bench('reparameterize', () => reparameterize(mean, logStd, noise).dispose());
  bench('tfjs ops', () =>
    tf.dispose(tf.tidy(() => reparameterizePortable({ mean, logStd, noise }, {})[0])),
  );
});

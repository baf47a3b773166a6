import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { randomTensor } from '../test-support/random-inputs.js';
import { gaussianDivergence } from './gaussian-divergence.js';
import { gaussianDivergencePortable } from './gaussian-divergence.portable.js';

await tf.setBackend('wasm');
const mean = randomTensor([2708, 16], new Random(1, 'mean'));
const logStd = randomTensor([2708, 16], new Random(1, 'logStd'));

describe('divergences of [2708, 16]', () => {
  bench('gaussianDivergence', () => gaussianDivergence(mean, logStd).dispose());
  bench('tfjs ops', () =>
    tf.dispose(tf.tidy(() => gaussianDivergencePortable({ mean, logStd }, {})[0])),
  );
});

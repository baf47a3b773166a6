import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { randomTensor } from '../test-support/random-inputs.js';
import { sum } from './sum.js';

await tf.setBackend('wasm');
const x = randomTensor([2708, 16], new Random(1, 'bench'));

describe('43,328 values', () => {
  bench('sum (float64)', () => sum(x).dispose());
  bench('tf.sum (float32)', () => tf.sum(x).dispose());
});

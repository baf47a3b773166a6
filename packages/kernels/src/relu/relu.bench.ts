import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { HIDDEN, NODES } from '../test-support/cora-sized.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { relu } from './relu.js';

await tf.setBackend('wasm');
const x = randomTensor([NODES, HIDDEN], new Random(1, 'bench'));
const ours = tf.grad((y: tf.Tensor) => relu(y as tf.Tensor2D));
const theirs = tf.grad((y: tf.Tensor) => tf.relu(y));

describe('gradient for X [2708, 32]', () => {
  bench('relu', () => ours(x).dispose());
  bench('tf.relu', () => theirs(x).dispose());
});

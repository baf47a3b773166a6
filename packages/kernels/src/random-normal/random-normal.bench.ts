import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { randomNormal } from './random-normal.js';

await tf.setBackend('wasm');
const random = new Random(1, 'bench');

describe('[2708, 16] normal numbers', () => {
  bench('randomNormal', () => randomNormal([2708, 16], random).dispose());
  bench('tf.randomNormal', () => tf.randomNormal([2708, 16]).dispose());
});

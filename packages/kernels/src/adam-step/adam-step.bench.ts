import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { randomTensor } from '../test-support/random-inputs.js';
import { adamStep } from './adam-step.js';
import { adamStepPortable } from './adam-step.portable.js';

await tf.setBackend('wasm');
const tensor = (name: string) => randomTensor([1433, 32], new Random(1, name));
const state = {
  parameter: tensor('parameter'),
  first: tensor('first'),
  second: tf.ones([1433, 32]),
};
const gradient = tensor('gradient');
const rates = { beta1: 0.9, beta2: 0.999, firstScale: 0.05, secondScale: 500, epsilon: 1e-8 };

describe('a parameter of [1433, 32]', () => {
  bench('adamStep', () => tf.dispose(Object.values(adamStep(state, gradient, rates))));
  bench('tfjs ops', () =>
    tf.dispose(tf.tidy(() => [...adamStepPortable({ ...state, gradient }, rates)])),
  );
});

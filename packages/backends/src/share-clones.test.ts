import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { useBackend } from './use-backend.js';

it('makes clones of one memory, which lives as long as one of them', async () => {
  await useBackend('wasm', { threads: 1 });
  const before = tf.memory();
  const x = tf.tensor1d([1, 2, 3]);
  const clone = tf.clone(x);
  expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers + 1);
  x.dispose();
  // What is made in between must not get the memory of the clone.
  const other = tf.tensor1d([7, 8, 9]);
  expect([...clone.dataSync()]).toEqual([1, 2, 3]);
  expect([...tf.add(clone, other).dataSync()]).toEqual([8, 10, 12]);
  clone.dispose();
  expect(() => clone.dataSync()).toThrow('disposed');
});

it('keeps a variable apart from the tensor it was made of', async () => {
  await useBackend('wasm', { threads: 1 });
  const x = tf.tensor1d([1, 2]);
  const variable = tf.variable(tf.clone(x));
  variable.assign(tf.tensor1d([5, 6]));
  expect([...x.dataSync()]).toEqual([1, 2]);
  expect([...variable.dataSync()]).toEqual([5, 6]);
});

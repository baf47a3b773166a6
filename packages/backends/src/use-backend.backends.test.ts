import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { useBackend } from './index.js';

describe.each(testedBackends)('useBackend on %s', (backend) => {
  it('starts it by its name, with gradients', async () => {
    const { name, reason } = await useBackend(backend);
    expect({ name, reason }).toEqual({ name: backend, reason: 'asked for by name' });
    expect(tf.getBackend()).toBe(backend);
    const gradient = tf.grad((x) => tf.sum(tf.square(x)));
    expect([...(await gradient(tf.tensor1d([1, 2, 3])).data())]).toEqual([2, 4, 6]);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { measureBackend } from './benchmark.js';

afterEach(() => vi.restoreAllMocks());

describe.each(['wasm', 'cpu'])('measureBackend on %s', (name) => {
  it('gives finite speeds and leaves no tensor behind', async () => {
    await tf.setBackend(name);
    const before = tf.memory().numTensors;
    const { productGflops, allPairsMilliseconds } = measureBackend();
    expect(productGflops).toBeGreaterThan(0);
    expect(allPairsMilliseconds).toBeGreaterThan(0);
    expect(Number.isFinite(productGflops) && Number.isFinite(allPairsMilliseconds)).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('notices a backend that computes wrong', async () => {
  await tf.setBackend('cpu');
  const kernel = tf.getKernel('BatchMatMul', 'cpu')!;
  tf.unregisterKernel('BatchMatMul', 'cpu');
  tf.registerKernel({
    ...kernel,
    kernelFunc: (options) =>
      tf.zeros([1, ...(options.inputs.a?.shape.slice(1) ?? [])]) as unknown as tf.TensorInfo,
  });
  try {
    expect(measureBackend).toThrow('a product of ones is not 256');
  } finally {
    tf.unregisterKernel('BatchMatMul', 'cpu');
    tf.registerKernel(kernel);
  }
});

import { sum } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, it, vi } from 'vitest';
import { useBackend } from './index.js';

afterEach(() => vi.unstubAllGlobals());

// In a file of its own: once the kernels are compiled they stay so.
it('compiles the kernels ahead where they may not be compiled on first use', async () => {
  vi.stubGlobal('WebAssembly', {
    ...WebAssembly,
    instantiate: WebAssembly.instantiate,
    Module: undefined,
  });
  await useBackend('wasm', { threads: 1 });
  expect(await sum(tf.tensor1d([1, 2, 3])).array()).toBe(6);
});

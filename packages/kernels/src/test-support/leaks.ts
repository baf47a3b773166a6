import * as tf from '@tensorflow/tfjs-core';
import { kernelMemory } from '../wasm/kernel-memory.js';

/** What a computation leaves behind. */
export interface Leaks {
  readonly tensors: number;
  readonly bytes: number;
  readonly kernelBytes: number;
  readonly kernelAllocations: number;
}

export const noLeaks: Leaks = { tensors: 0, bytes: 0, kernelBytes: 0, kernelAllocations: 0 };

/** What a second run leaves behind, in tfjs's memory and in the kernels'; the first may fill caches. */
export function leaksOf(run: () => void): Leaks {
  run();
  const before = { ...tf.memory(), kernel: kernelMemory() };
  run();
  const after = { ...tf.memory(), kernel: kernelMemory() };
  return {
    tensors: after.numTensors - before.numTensors,
    bytes: after.numBytes - before.numBytes,
    kernelBytes: after.kernel.bytes - before.kernel.bytes,
    kernelAllocations: after.kernel.allocations - before.kernel.allocations,
  };
}

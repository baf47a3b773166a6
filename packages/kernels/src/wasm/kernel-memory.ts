import type { KernelMemory } from './heap.js';
import { inPlaceMemory } from './in-place.js';
import { ownMemory } from './instance.js';

/**
 * Memory that the kernels hold beside tensors, in their own memory and in that of tfjs-backend-wasm: between ops, the
 * cached copies of sparse matrices and nothing else. Tensors are not in it; see `tf.memory()`.
 */
export function kernelMemory(): KernelMemory {
  const [own, inPlace] = [ownMemory(), inPlaceMemory()];
  return {
    bytes: own.bytes + inPlace.bytes,
    allocations: own.allocations + inPlace.allocations,
  };
}

/**
 * @file Allocation in the kernels' own WASM memory, and its books. Memory only grows; what is freed
 * is used again.
 */
import { KernelError } from '../kernel-error.js';
import type { Pointer } from './exports.js';
import { wasmExports } from './module.js';

/** The module's allocator serves blocks below 1 GiB. */
const LARGEST_BLOCK = 2 ** 30 - 64;

const blockBytes = new Map<Pointer, number>();
let liveBytes = 0;

/** What the kernels hold in their own WASM memory now. */
export interface KernelMemory {
  /** Bytes in live blocks. */
  readonly bytes: number;
  /** Number of live blocks. */
  readonly allocations: number;
}

/**
 * The kernels' own memory in use: between ops, the cached copies of sparse matrices and nothing else.
 * Tensors are not in it; see `tf.memory()`.
 */
export function kernelMemory(): KernelMemory {
  return { bytes: liveBytes, allocations: blockBytes.size };
}

/** @throws KernelError `out-of-memory` */
export function allocate(bytes: number): Pointer {
  const { allocate: allocateBlock } = wasmExports();
  if (bytes > LARGEST_BLOCK) throw outOfMemory(bytes);
  let pointer: Pointer;
  try {
    pointer = allocateBlock(bytes) >>> 0;
  } catch (cause) {
    throw outOfMemory(bytes, cause);
  }
  blockBytes.set(pointer, bytes);
  liveBytes += bytes;
  return pointer;
}

export function release(pointer: Pointer): void {
  wasmExports().release(pointer);
  liveBytes -= blockBytes.get(pointer) ?? 0;
  blockBytes.delete(pointer);
}

/** A view of `length` floats at `pointer`; valid until the next allocation, which may move memory. */
export function floatsAt(pointer: Pointer, length: number): Float32Array<ArrayBuffer> {
  return new Float32Array(memoryBuffer(), pointer, length);
}

/** Copies an array into memory at `pointer`. */
export function copyTo(pointer: Pointer, values: Float32Array | Uint32Array): void {
  if (values instanceof Float32Array) floatsAt(pointer, values.length).set(values);
  else new Uint32Array(memoryBuffer(), pointer, values.length).set(values);
}

function memoryBuffer(): ArrayBuffer {
  const { buffer } = wasmExports().memory;
  return buffer;
}

function outOfMemory(bytes: number, cause?: unknown): KernelError {
  return new KernelError(
    'out-of-memory',
    `the kernels need a block of ${bytes} bytes and cannot have it (${liveBytes} bytes in use; one block is limited to 1 GiB, all to 4 GiB)`,
    { cause },
  );
}

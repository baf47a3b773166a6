/**
 * @file Allocation in the kernels' own WASM memory, and its books. Memory only grows; what is freed
 * is used again.
 */
import { KernelError } from '../kernel-error.js';
import type { Pointer, WasmExports } from './exports.js';

/** The module's allocator serves blocks below 1 GiB. */
const LARGEST_BLOCK = 2 ** 30 - 64;

/** What the kernels hold in their own WASM memory now. */
export interface KernelMemory {
  /** Bytes in live blocks. */
  readonly bytes: number;
  /** Number of live blocks. */
  readonly allocations: number;
}

/** The memory of one instance of the module. */
export class Heap {
  readonly #exports: WasmExports;
  readonly #blockBytes = new Map<Pointer, number>();
  #liveBytes = 0;

  constructor(exports: WasmExports) {
    this.#exports = exports;
  }

  get usage(): KernelMemory {
    return { bytes: this.#liveBytes, allocations: this.#blockBytes.size };
  }

  /**
   * A block, aligned to 16 bytes, that kernels may read and write to the end of its last 16 bytes.
   * @throws KernelError `out-of-memory`
   */
  allocate(bytes: number): Pointer {
    if (bytes > LARGEST_BLOCK) throw this.#outOfMemory(bytes);
    let pointer: Pointer;
    try {
      pointer = this.#exports.allocate(16 * Math.ceil(bytes / 16)) >>> 0;
    } catch (cause) {
      throw this.#outOfMemory(bytes, cause);
    }
    this.#blockBytes.set(pointer, bytes);
    this.#liveBytes += bytes;
    return pointer;
  }

  release(pointer: Pointer): void {
    this.#exports.release(pointer);
    this.#liveBytes -= this.#blockBytes.get(pointer) ?? 0;
    this.#blockBytes.delete(pointer);
  }

  /** A view of `length` floats at `pointer`; valid until the next allocation, which may move memory. */
  floatsAt(pointer: Pointer, length: number): Float32Array {
    return new Float32Array(this.#exports.memory.buffer, pointer, length);
  }

  /** As `floatsAt`, for float64. */
  doublesAt(pointer: Pointer, length: number): Float64Array {
    return new Float64Array(this.#exports.memory.buffer, pointer, length);
  }

  /** As `floatsAt`, for indices. */
  indicesAt(pointer: Pointer, length: number): Uint32Array {
    return new Uint32Array(this.#exports.memory.buffer, pointer, length);
  }

  /** Copies an array into memory at `pointer`. */
  copyTo(pointer: Pointer, values: Float32Array | Uint32Array): void {
    const { buffer } = this.#exports.memory;
    if (values instanceof Float32Array)
      new Float32Array(buffer, pointer, values.length).set(values);
    else new Uint32Array(buffer, pointer, values.length).set(values);
  }

  #outOfMemory(bytes: number, cause?: unknown): KernelError {
    return new KernelError(
      'out-of-memory',
      `the kernels need a block of ${bytes} bytes and cannot have it (${this.#liveBytes} bytes in use; one block is limited to 1 GiB, all to 4 GiB)`,
      { cause },
    );
  }
}

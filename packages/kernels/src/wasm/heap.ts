/**
 * @file Allocation in a WASM memory that kernels run on, their own or that of tfjs-backend-wasm, and its books. Memory
 * only grows; what is freed is used again.
 */
import { KernelError } from '../kernel-error.js';
import { copyBetween } from './copy-between.js';
import type { MemoryOwner, Pointer } from './exports.js';

/** A quarter of what addresses reach: more in one block would be too much for the memory of tfjs-wasm. */
const LARGEST_BLOCK = 2 ** 30;

/** What the kernels hold in WASM memory now. */
export interface KernelMemory {
  /** Bytes in live blocks. */
  readonly bytes: number;
  /** Number of live blocks. */
  readonly allocations: number;
}

/** What kernels allocate in one memory. */
export class Heap {
  readonly #owner: MemoryOwner;
  readonly #blockBytes = new Map<Pointer, number>();
  #liveBytes = 0;

  constructor(owner: MemoryOwner) {
    this.#owner = owner;
  }

  get usage(): KernelMemory {
    return { bytes: this.#liveBytes, allocations: this.#blockBytes.size };
  }

  /**
   * A block that kernels may read and write to the end of its last 16 bytes.
   * @throws KernelError `out-of-memory`
   */
  allocate(bytes: number): Pointer {
    if (bytes > LARGEST_BLOCK) throw this.#outOfMemory(bytes);
    let pointer: Pointer;
    try {
      pointer = this.#owner.allocate(16 * Math.ceil(bytes / 16)) >>> 0;
    } catch (cause) {
      throw this.#outOfMemory(bytes, cause);
    }
    this.#blockBytes.set(pointer, bytes);
    this.#liveBytes += bytes;
    return pointer;
  }

  release(pointer: Pointer): void {
    this.#owner.release(pointer);
    this.forget(pointer);
  }

  /** Takes a block off the books without releasing it: it belongs to somebody else now. */
  forget(pointer: Pointer): void {
    this.#liveBytes -= this.#blockBytes.get(pointer) ?? 0;
    this.#blockBytes.delete(pointer);
  }

  /** Whether these numbers lie in this memory. */
  contains({ buffer }: Float32Array | Uint32Array): boolean {
    return buffer === this.#owner.memory.buffer;
  }

  /** A view of `length` floats at `pointer`; valid until the next allocation, which may move memory. */
  floatsAt(pointer: Pointer, length: number): Float32Array {
    return new Float32Array(this.#owner.memory.buffer, pointer, length);
  }

  /** As `floatsAt`, for float64. */
  doublesAt(pointer: Pointer, length: number): Float64Array {
    return new Float64Array(this.#owner.memory.buffer, pointer, length);
  }

  /** As `floatsAt`, for indices. */
  indicesAt(pointer: Pointer, length: number): Uint32Array {
    return new Uint32Array(this.#owner.memory.buffer, pointer, length);
  }

  /**
   * Copies an array into memory at `pointer`.
   * @param source the memory it may lie in
   */
  copyTo(pointer: Pointer, values: Float32Array | Uint32Array, source?: Heap): void {
    const { memory } = this.#owner;
    const copy = source?.contains(values) ? copyBetween(source.#owner.memory, memory) : undefined;
    if (copy !== undefined) copy(pointer, values.byteOffset, values.byteLength);
    else if (values instanceof Float32Array)
      new Float32Array(memory.buffer, pointer, values.length).set(values);
    else new Uint32Array(memory.buffer, pointer, values.length).set(values);
  }

  #outOfMemory(bytes: number, cause?: unknown): KernelError {
    return new KernelError(
      'out-of-memory',
      `the kernels need a block of ${bytes} bytes and cannot have it (beside tensors, ${this.#liveBytes} bytes are in use; one block is limited to 1 GiB, all to 4 GiB)`,
      { cause },
    );
  }
}

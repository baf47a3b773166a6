/**
 * @file The memory of one kernel call: everything allocated in it is freed when the call ends,
 * whether it returns or throws.
 */
import type { Pointer } from './exports.js';
import type { Heap } from './heap.js';
import { currentInstance } from './instance.js';

/** Allocations that live as long as one kernel call. */
export class Arena {
  readonly #heap: Heap = currentInstance().heap;
  readonly #pointers: Pointer[] = [];

  /** Runs `call` with a new arena and frees what it allocated. */
  static use<Result>(call: (arena: Arena) => Result): Result {
    const arena = new Arena();
    try {
      return call(arena);
    } finally {
      arena.#free();
    }
  }

  allocate(bytes: number): Pointer {
    const pointer = this.#heap.allocate(bytes);
    this.#pointers.push(pointer);
    return pointer;
  }

  /** A copy of `values` in WASM memory. */
  copyIn(values: Float32Array | Uint32Array): Pointer {
    const pointer = this.allocate(values.byteLength);
    this.#heap.copyTo(pointer, values);
    return pointer;
  }

  /** A view of results; valid until the next allocation and not beyond the call. */
  floats(pointer: Pointer, length: number): Float32Array {
    return this.#heap.floatsAt(pointer, length);
  }

  /** As `floats`, for results in float64. */
  doubles(pointer: Pointer, length: number): Float64Array {
    return this.#heap.doublesAt(pointer, length);
  }

  /** A copy of resulting indices. */
  indices(pointer: Pointer, length: number): Uint32Array {
    return this.#heap.indicesAt(pointer, length).slice();
  }

  #free(): void {
    for (const pointer of this.#pointers) this.#heap.release(pointer);
  }
}

/**
 * @file The memory of one kernel call: everything allocated in it is freed when the call ends,
 * whether it returns or throws.
 */
import { type HostTensor, lengthOf } from '../registry/host-tensor.js';
import type { ThreadTeam } from '../threads/thread-team.js';
import type { InPlaceExports, Pointer, WasmExports } from './exports.js';
import type { Heap } from './heap.js';
import { currentInstance, type KernelInstance } from './instance.js';

/** A tensor that a kernel writes, at `pointer`, in a block of an arena. */
export class ArenaTensor implements HostTensor {
  readonly shape: readonly number[];
  readonly pointer: Pointer;
  readonly arena: Arena<InPlaceExports>;

  constructor(shape: readonly number[], pointer: Pointer, arena: Arena<InPlaceExports>) {
    this.shape = shape;
    this.pointer = pointer;
    this.arena = arena;
  }

  get values(): Float32Array {
    return this.arena.heap.floatsAt(this.pointer, lengthOf(this.shape));
  }
}

/** The kernels of an instance, and allocations that live as long as one call. */
export class Arena<Exports extends InPlaceExports = WasmExports> {
  readonly exports: Exports;
  readonly heap: Heap;
  /** undefined: the calling thread is alone. */
  readonly team: ThreadTeam | undefined;
  readonly #tensors: Heap | undefined;
  readonly #pointers = new Set<Pointer>();

  /** @param tensors the memory in which tensors that are copied may lie */
  constructor({ exports, heap, team }: KernelInstance<Exports>, tensors?: Heap) {
    this.exports = exports;
    this.heap = heap;
    this.team = team;
    this.#tensors = tensors;
  }

  /** Runs `call` with a new arena of the kernels' own memory and frees what it allocated. */
  static use<Result>(call: (arena: Arena) => Result): Result {
    const arena = new Arena(currentInstance());
    try {
      return call(arena);
    } finally {
      arena.free();
    }
  }

  allocate(bytes: number): Pointer {
    const pointer = this.heap.allocate(bytes);
    this.#pointers.add(pointer);
    return pointer;
  }

  /** Where the numbers of a tensor are to be read: where they lie, if that is this memory, and else in a copy. */
  placeOf(tensor: HostTensor): Pointer {
    const { values } = tensor;
    return this.heap.contains(values) ? values.byteOffset : this.copyOf(tensor).pointer;
  }

  /** A copy of a tensor, for a kernel to change. */
  copyOf(tensor: HostTensor): ArenaTensor {
    const copy = this.output(tensor.shape);
    // Only now: where they lie in this memory, the allocation may have moved them.
    this.heap.copyTo(copy.pointer, tensor.values, this.#tensors);
    return copy;
  }

  /** A copy of indices. */
  copyIn(indices: Uint32Array): Pointer {
    const pointer = this.allocate(indices.byteLength);
    this.heap.copyTo(pointer, indices);
    return pointer;
  }

  /** A tensor for a kernel to write; what it contains before is not defined. */
  output(shape: readonly number[]): ArenaTensor {
    return new ArenaTensor(shape, this.allocate(4 * lengthOf(shape)), this);
  }

  /** A view of results; valid until the next allocation and not beyond the call. */
  floats(pointer: Pointer, length: number): Float32Array {
    return this.heap.floatsAt(pointer, length);
  }

  /** As `floats`, for results in float64. */
  doubles(pointer: Pointer, length: number): Float64Array {
    return this.heap.doublesAt(pointer, length);
  }

  /** A copy of resulting indices. */
  indices(pointer: Pointer, length: number): Uint32Array {
    return this.heap.indicesAt(pointer, length).slice();
  }

  /** Gives a block away: it outlives the call, and its new owner frees it. */
  handOver(pointer: Pointer): void {
    if (this.#pointers.delete(pointer)) this.heap.forget(pointer);
  }

  free(): void {
    for (const pointer of this.#pointers) this.heap.release(pointer);
    this.#pointers.clear();
  }
}

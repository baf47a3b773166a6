/**
 * @file Where a kernel that tfjs calls works: in place, on the memory of its backend, or on the kernels' own memory,
 * which threads can share.
 */
import type * as tf from '@tensorflow/tfjs-core';
import { isWorthThreads } from '../threads/parallel-for.js';
import { Arena, ArenaTensor } from '../wasm/arena.js';
import type { InPlaceExports } from '../wasm/exports.js';
import type { Heap } from '../wasm/heap.js';
import { inPlaceInstance } from '../wasm/in-place.js';
import { currentInstance, type KernelInstance } from '../wasm/instance.js';
import { adoptBlock, writeTensor } from './host-backends.js';
import type { HostTensor } from './host-tensor.js';

/** One call of a kernel. */
export class KernelCall {
  readonly #backend: object;
  readonly #arenas: Arena<InPlaceExports>[] = [];

  private constructor(backend: object) {
    this.#backend = backend;
  }

  /** Runs `kernel`, makes tensors of what it returns, and frees everything else that it allocated. */
  static run(
    backend: object,
    kernel: (call: KernelCall) => readonly HostTensor[],
  ): tf.TensorInfo[] {
    const call = new KernelCall(backend);
    try {
      // First all copies, for which there may be no memory: nobody would dispose of tensors made before.
      const outputs = kernel(call).map((output) => call.#placed(output));
      return outputs.map((output) => call.#tensorOf(output));
    } finally {
      for (const arena of call.#arenas) arena.free();
    }
  }

  /**
   * For work of so many arithmetic operations that threads can share: on the kernels' own memory where threads are worth the
   * copies, and else in place, where that is possible.
   */
  arenaFor(operations: number): Arena<InPlaceExports> {
    const isShared = currentInstance().team !== undefined && isWorthThreads(operations);
    const inPlace = isShared ? undefined : inPlaceInstance(this.#backend);
    return inPlace === undefined ? this.ownArena(operations) : this.#open(inPlace);
  }

  /** For work that no threads can share. */
  serialArena(): Arena<InPlaceExports> {
    return this.arenaFor(0);
  }

  /** For a kernel that runs on the kernels' own memory only. */
  ownArena(operations: number): Arena {
    const { exports, heap, team } = currentInstance();
    return this.#open(
      { exports, heap, team: isWorthThreads(operations) ? team : undefined },
      inPlaceInstance(this.#backend)?.heap,
    );
  }

  #open<Exports extends InPlaceExports>(
    instance: KernelInstance<Exports>,
    tensors?: Heap,
  ): Arena<Exports> {
    const arena = new Arena(instance, tensors);
    this.#arenas.push(arena);
    return arena;
  }

  /** An output in the memory of the backend, copied if it is in the kernels' own; elsewhere as it is. */
  #placed(output: HostTensor): HostTensor {
    const inPlace = inPlaceInstance(this.#backend);
    if (inPlace === undefined || !(output instanceof ArenaTensor)) return output;
    const { heap } = output.arena;
    return heap === inPlace.heap ? output : this.#open(inPlace, heap).copyOf(output);
  }

  #tensorOf(output: HostTensor): tf.TensorInfo {
    const isInPlace =
      output instanceof ArenaTensor && output.arena.heap === inPlaceInstance(this.#backend)?.heap;
    if (!isInPlace) return writeTensor(this.#backend, output);
    const tensor = adoptBlock(this.#backend, output.shape, output.pointer);
    output.arena.handOver(output.pointer);
    return tensor;
  }
}

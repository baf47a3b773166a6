/**
 * @file Where a kernel that tfjs calls works: in place, on the memory of its backend, or on the kernels' own memory,
 * which threads can share.
 */
import type * as tf from '@tensorflow/tfjs-core';
import { isWorthThreads } from '../threads/parallel-for.js';
import { Arena, ArenaTensor } from '../wasm/arena.js';
import type { InPlaceExports } from '../wasm/exports.js';
import { inPlaceInstance } from '../wasm/in-place.js';
import { currentInstance } from '../wasm/instance.js';
import { adoptBlock, writeTensor } from './host-backends.js';
import type { HostTensor } from './kernel-signatures.js';

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
      return kernel(call).map((output) => call.#tensorOf(output));
    } finally {
      for (const arena of call.#arenas) arena.free();
    }
  }

  /**
   * For work of so many arithmetic operations that threads can share, or 0: on the kernels' own memory where threads
   * are worth the copies, and else in place, where that is possible.
   */
  arenaFor(operations: number): Arena<InPlaceExports> {
    const isShared = currentInstance().team !== undefined && isWorthThreads(operations);
    const inPlace = isShared ? undefined : inPlaceInstance(this.#backend);
    return this.#opened(new Arena(inPlace ?? currentInstance()));
  }

  /** For a kernel that runs on the kernels' own memory only. */
  ownArena(): Arena {
    return this.#opened(new Arena(currentInstance()));
  }

  #opened<Opened extends Arena<InPlaceExports>>(arena: Opened): Opened {
    this.#arenas.push(arena);
    return arena;
  }

  #tensorOf(output: HostTensor): tf.TensorInfo {
    const inPlace = inPlaceInstance(this.#backend);
    const arena = this.#arenas.find(({ heap }) => heap === inPlace?.heap);
    if (arena === undefined || !(output instanceof ArenaTensor)) {
      return writeTensor(this.#backend, output);
    }
    arena.handOver(output.pointer);
    return adoptBlock(this.#backend, output.shape, output.pointer);
  }
}

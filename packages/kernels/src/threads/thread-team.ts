/**
 * @file The caller's side of the threads: hands out jobs and waits for them. The caller works too, so a team of
 * n has n - 1 threads of its own.
 */
import { KernelError } from '../kernel-error.js';
import {
  type ControlBlock,
  controlBlockAt,
  kernelNames,
  type PieceKernel,
  place,
  workOn,
} from './control-block.js';
import type { Thread, ThreadHost } from './thread-host.js';

/** A module with all kernels, on a memory that threads may share. */
export interface SharedKernels {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly exports: WebAssembly.Exports;
  /** Where `controlBlockBytes` of memory are free. */
  readonly control: number;
}

/** Looks at the counter before the caller sleeps: the last pieces mostly end at about the same time. */
const turnsBeforeSleep = 4000;

/** How long the caller waits for pieces in the hands of threads, beyond what the job has taken by then. */
const defaultPatienceMilliseconds = 10_000;
const patienceFactor = 20;

/** The caller and some threads that do a kernel's pieces together. */
export class ThreadTeam {
  readonly #block: ControlBlock;
  readonly #kernels: readonly PieceKernel[];
  readonly #kernelIndex: ReadonlyMap<string, number>;
  readonly #patience: number;
  readonly #threads: Thread[] = [];
  #loss: string | undefined;

  private constructor({ module, memory, exports, control }: SharedKernels, patience: number) {
    const names = kernelNames(module);
    // A shared memory's buffer is a SharedArrayBuffer, which the types do not know.
    this.#block = controlBlockAt(memory.buffer as unknown as SharedArrayBuffer, control);
    this.#kernels = names.map((name) => exports[name] as PieceKernel);
    this.#kernelIndex = new Map(names.map((name, index) => [name, index]));
    this.#patience = patience;
  }

  /**
   * @param size threads in all, the caller among them
   * @param patience milliseconds without progress after which a thread counts as lost
   */
  static async start(
    host: ThreadHost,
    script: string,
    kernels: SharedKernels,
    size: number,
    patience = defaultPatienceMilliseconds,
  ): Promise<ThreadTeam> {
    const team = new ThreadTeam(kernels, patience);
    const { module, memory, control } = kernels;
    const onEnd = (reason: string): void => {
      team.#loss ??= `a thread of the kernels was lost: ${reason}`;
    };
    const starting = Array.from({ length: size - 1 }, async (_, k) => {
      const data = { module, memory, control, index: k + 1 };
      team.#threads.push(await host.start(script, data, onEnd));
    });
    try {
      await Promise.all(starting);
    } catch (error) {
      await Promise.allSettled(starting);
      team.dispose();
      throw error;
    }
    return team;
  }

  /** The caller and its threads. */
  get size(): number {
    return this.#threads.length + 1;
  }

  /**
   * Does all pieces of a kernel.
   * @param alongside what the caller does while the threads begin, before it joins them
   * @throws KernelError `thread-lost` if a thread ended or failed; the team is of no use then
   */
  run(kernel: string, pieces: number, args: readonly number[], alongside = () => {}): void {
    this.#requireWhole();
    const { integers, arguments: slots } = this.#block;
    slots.set(args);
    integers[place.kernel] = this.#kernelIndex.get(kernel)!;
    integers[place.argumentCount] = args.length;
    integers[place.failed] = 0;
    Atomics.store(integers, place.unfinished, pieces);
    Atomics.store(integers, place.remaining, pieces);
    Atomics.notify(integers, place.remaining, Math.min(pieces, this.size - 1));
    const began = performance.now();
    try {
      alongside();
    } finally {
      this.#join(began);
    }
  }

  /** Ends the threads. */
  dispose(): void {
    this.#loss = 'the threads of the kernels were disposed of';
    for (const thread of this.#threads) thread.terminate();
  }

  #join(began: number): void {
    workOn(this.#block, (index) => this.#kernels[index]!);
    this.#awaitThreads(performance.now() - began);
    if (this.#block.integers[place.failed] !== 0) {
      this.#loss = 'a kernel failed on one of the threads';
    }
    this.#requireWhole();
  }

  #awaitThreads(elapsed: number): void {
    const { integers } = this.#block;
    for (let turn = 0; turn < turnsBeforeSleep; turn++) {
      if (Atomics.load(integers, place.unfinished) === 0) return;
    }
    const patience = Math.max(this.#patience, patienceFactor * elapsed);
    for (;;) {
      const unfinished = Atomics.load(integers, place.unfinished);
      if (unfinished === 0) return;
      const outcome = Atomics.wait(integers, place.unfinished, unfinished, patience);
      if (outcome === 'timed-out' && Atomics.load(integers, place.unfinished) === unfinished) {
        this.#loss = `a thread of the kernels was lost: it made no progress for ${Math.ceil(patience)} ms`;
        return;
      }
    }
  }

  #requireWhole(): void {
    if (this.#loss === undefined) return;
    throw new KernelError(
      'thread-lost',
      `${this.#loss}; results since then are incomplete. Start threads anew with startThreads(), or go on without by disposing of these`,
    );
  }
}

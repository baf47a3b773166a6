/** @file Threads for the kernels, by choice. Results are the same bits with any number of them. */
import { threadHost } from '#thread-host';
import { KernelError } from '../kernel-error.js';
import type { WasmExports } from '../wasm/exports.js';
import { Heap } from '../wasm/heap.js';
import { decodeModule, type KernelInstance, replaceInstance } from '../wasm/instance.js';
import { controlBlockBytes } from './control-block.js';
import { ThreadTeam } from './thread-team.js';

/** Threads that the kernels use until `dispose()`. */
export interface KernelThreads {
  /** Threads that work on a kernel, the calling one among them. */
  readonly count: number;
  /** Why there is only one, where `auto` could not have more: one clause without a final period. */
  readonly reason?: string;
  /** Ends the threads; the kernels go on on the calling thread. They end with the process in any case. */
  dispose(): void;
}

/** More threads find no work: the longest kernel, the loss over all pairs, has this many pieces. */
const mostUseful = 8;
const most = 64;

/**
 * Lets the kernels use several threads: worker threads in Node, web workers inside a web worker of a
 * cross-origin isolated page. They share one memory; results are bit for bit those of one thread. Threads
 * that were started before are ended. Copies of sparse matrices are made anew when they are used.
 *
 * @param count threads in all, the calling one among them; `auto`: one per core, at most 8, and 1 where
 *   there can be none or they do not start. @default 'auto'
 * @throws KernelError `invalid-argument` for a count that is no whole number from 1 to 64;
 *   `threads-unavailable` where so many were asked for and do not start
 */
export async function startThreads(count: number | 'auto' = 'auto'): Promise<KernelThreads> {
  const obstacle = threadHost.obstacle();
  if (count === 'auto') {
    if (obstacle !== undefined) return oneThread(obstacle);
    return startTeam(Math.min(threadHost.availableThreads(), mostUseful)).catch(
      ({ message }: KernelError) => oneThread(message),
    );
  }
  if (!Number.isInteger(count) || count < 1 || count > most) {
    throw new KernelError(
      'invalid-argument',
      `startThreads: count must be 'auto' or a whole number from 1 to ${most}, got ${count}`,
    );
  }
  if (count > 1 && obstacle !== undefined) {
    throw new KernelError('threads-unavailable', `${count} threads are not possible: ${obstacle}`);
  }
  return startTeam(count);
}

function oneThread(reason?: string): KernelThreads {
  replaceInstance(undefined);
  return { count: 1, ...(reason !== undefined && { reason }), dispose: () => {} };
}

async function startTeam(count: number): Promise<KernelThreads> {
  if (count === 1) return oneThread();
  const instance = await threadedInstance(count);
  replaceInstance(instance);
  return { count, dispose: () => replaceInstance(undefined, instance) };
}

async function threadedInstance(count: number): Promise<KernelInstance> {
  try {
    const [{ sharedModuleBase64 }, { threadScript }] = await Promise.all([
      import('./shared-module.generated.js'),
      import('./thread-script.generated.js'),
    ]);
    const memory = new WebAssembly.Memory({ initial: 16, maximum: 65_536, shared: true });
    const module = await WebAssembly.compile(decodeModule(sharedModuleBase64));
    const instance = await WebAssembly.instantiate(module, { env: { memory } });
    const exports = instance.exports as unknown as WasmExports;
    const control = exports.allocate(controlBlockBytes);
    const kernels = { module, memory, exports: instance.exports, control };
    const team = await ThreadTeam.start(threadHost, threadScript, kernels, count);
    return { exports, heap: new Heap(exports), team };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new KernelError('threads-unavailable', `${count} threads do not start: ${detail}`, {
      cause,
    });
  }
}

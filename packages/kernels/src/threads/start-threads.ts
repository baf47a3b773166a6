/**
 * @file Threads for the kernels, by choice, and fused multiply-add. Results are the same bits with any number of
 * threads.
 */
import { threadHost } from '#thread-host';
import { KernelError } from '../kernel-error.js';
import { BlockAllocator } from '../wasm/block-allocator.js';
import type { WasmExports } from '../wasm/exports.js';
import { requireFusedMultiplyAdd } from '../wasm/fused-multiply-add.js';
import { Heap } from '../wasm/heap.js';
import {
  compileInPlace,
  decodeModule,
  inPlaceModule,
  type OwnInstance,
  replaceInstance,
  withoutThreads,
} from '../wasm/instance.js';
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

/** Options of `startThreads`. */
export interface ThreadOptions {
  /**
   * Whether products and sums are fused, with one rounding in place of two: faster, and no longer the same bits
   * on every machine (on one machine they are, with any number of threads).
   * @default false
   */
  readonly fusedMultiplyAdd?: boolean;
}

/** More threads find no work: of the longest kernel, the loss over all pairs, the largest piece is an eighth. */
const mostUseful = 8;
const most = 64;

/**
 * Lets the kernels use several threads: worker threads in Node, web workers inside a web worker of a
 * cross-origin isolated page. They share one memory; results are bit for bit those of one thread. Threads
 * that were started before are ended. Copies of sparse matrices in that memory are made anew when they are used.
 *
 * @param count threads in all, the calling one among them; `auto`: one per core, at most 8, and 1 where
 *   there can be none or they do not start. @default 'auto'
 * @throws KernelError `invalid-argument` for a count that is no whole number from 1 to 64;
 *   `threads-unavailable` where so many were asked for and do not start; `fused-multiply-add-unavailable`
 */
export async function startThreads(
  count: number | 'auto' = 'auto',
  { fusedMultiplyAdd: fused = false }: ThreadOptions = {},
): Promise<KernelThreads> {
  if (fused) requireFusedMultiplyAdd();
  const obstacle = threadHost.obstacle();
  if (count === 'auto') {
    if (obstacle !== undefined) return oneThread(fused, obstacle);
    return startTeam(Math.min(threadHost.availableThreads(), mostUseful), fused).catch(
      ({ message }: KernelError) => oneThread(fused, message),
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
  return startTeam(count, fused);
}

async function oneThread(fused: boolean, reason?: string): Promise<KernelThreads> {
  const instance = fused ? await fusedInstance() : undefined;
  replaceInstance(instance);
  return {
    count: 1,
    ...(reason !== undefined && { reason }),
    dispose: () => {
      if (instance !== undefined) replaceInstance(undefined, instance);
    },
  };
}

async function fusedInstance(): Promise<OwnInstance> {
  const { fusedModuleBase64 } = await import('../wasm/fused-module.generated.js');
  const { instance } = await WebAssembly.instantiate(decodeModule(fusedModuleBase64));
  return withoutThreads(instance, await fusedInPlaceModule());
}

async function plainInPlaceModule(): Promise<() => WebAssembly.Module> {
  await compileInPlace();
  return inPlaceModule;
}

async function fusedInPlaceModule(): Promise<() => WebAssembly.Module> {
  const { fusedInPlaceModuleBase64 } = await import('../wasm/fused-in-place-module.generated.js');
  const module = await WebAssembly.compile(decodeModule(fusedInPlaceModuleBase64));
  return () => module;
}

async function startTeam(count: number, fused: boolean): Promise<KernelThreads> {
  if (count === 1) return oneThread(fused);
  const instance = await threadedInstance(count, fused);
  replaceInstance(instance);
  return { count, dispose: () => replaceInstance(undefined, instance) };
}

async function threadedInstance(count: number, fused: boolean): Promise<OwnInstance> {
  try {
    const [sharedModule, { threadScript }] = await Promise.all([
      fused ? fusedSharedModule() : plainSharedModule(),
      import('./thread-script.generated.js'),
    ]);
    const memory = new WebAssembly.Memory({ initial: 16, maximum: 65_536, shared: true });
    const module = await WebAssembly.compile(decodeModule(sharedModule));
    const instance = await WebAssembly.instantiate(module, { env: { memory } });
    const exports = instance.exports as unknown as WasmExports;
    const allocator = new BlockAllocator(memory, exports.heapStart());
    const control = allocator.allocate(controlBlockBytes);
    const kernels = { module, memory, exports: instance.exports, control };
    const team = await ThreadTeam.start(threadHost, threadScript, kernels, count);
    return {
      exports,
      heap: new Heap(allocator),
      team,
      inPlaceModule: await (fused ? fusedInPlaceModule() : plainInPlaceModule()),
    };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new KernelError('threads-unavailable', `${count} threads do not start: ${detail}`, {
      cause,
    });
  }
}

async function plainSharedModule(): Promise<string> {
  return (await import('./shared-module.generated.js')).sharedModuleBase64;
}

async function fusedSharedModule(): Promise<string> {
  return (await import('./fused-shared-module.generated.js')).fusedSharedModuleBase64;
}

/**
 * @file The instance of the WASM module that the kernels run on. Without threads it is compiled once, and
 * not before it is needed: its bytes are embedded, so there is no file to fetch, and importing this
 * package costs next to nothing. With threads or with fused multiply-add it is another; see `startThreads`.
 */
import { KernelError } from '../kernel-error.js';
import type { ThreadTeam } from '../threads/thread-team.js';
import { BlockAllocator } from './block-allocator.js';
import type { InPlaceExports, WasmExports } from './exports.js';
import { Heap, type KernelMemory } from './heap.js';
import { inPlaceModuleBase64 } from './in-place-module.generated.js';
import { moduleBase64 } from './module.generated.js';

/** What kernels run on. */
export interface KernelInstance<Exports extends InPlaceExports = WasmExports> {
  readonly exports: Exports;
  readonly heap: Heap;
  /** undefined: the calling thread is alone. */
  readonly team: ThreadTeam | undefined;
}

/** An instance on the kernels' own memory. */
export interface OwnInstance extends KernelInstance {
  /** The module that computes the same bits on a memory of tfjs-backend-wasm. */
  readonly inPlaceModule: () => WebAssembly.Module;
}

let instance: OwnInstance | undefined;
let plainInPlaceModule: WebAssembly.Module | undefined;

/**
 * The instance in use; compiles one synchronously where there is none.
 * @throws KernelError `not-ready` where the platform refuses to compile synchronously.
 */
export function currentInstance(): OwnInstance {
  instance ??= withoutThreads(
    synchronously(
      () => new WebAssembly.Instance(new WebAssembly.Module(decodeModule(moduleBase64))),
    ),
  );
  return instance;
}

/** The module without fused multiply-add for a memory of tfjs-backend-wasm. @throws as `currentInstance` */
export function inPlaceModule(): WebAssembly.Module {
  plainInPlaceModule ??= synchronously(
    () => new WebAssembly.Module(decodeModule(inPlaceModuleBase64)),
  );
  return plainInPlaceModule;
}

/** Compiles asynchronously what `inPlaceModule` gives. */
export async function compileInPlace(): Promise<void> {
  plainInPlaceModule ??= await WebAssembly.compile(decodeModule(inPlaceModuleBase64));
}

/**
 * Compiles the kernels asynchronously. Needed before the first op only where WebAssembly may not be
 * compiled synchronously (some browsers' main threads); elsewhere it is optional.
 */
export async function ready(): Promise<void> {
  const [own] = await Promise.all([
    instance === undefined ? WebAssembly.instantiate(decodeModule(moduleBase64)) : undefined,
    compileInPlace(),
  ]);
  if (own !== undefined) instance ??= withoutThreads(own.instance);
}

/**
 * Puts another instance, or one to be compiled when needed, in the place of the one in use, and ends
 * that one's threads.
 * @param replaced if given, nothing happens unless it is the one in use
 */
export function replaceInstance(next: OwnInstance | undefined, replaced = instance): void {
  if (replaced !== instance) return;
  instance?.team?.dispose();
  instance = next;
}

/** What is allocated in the kernels' own memory. */
export function ownMemory(): KernelMemory {
  return instance?.heap.usage ?? { bytes: 0, allocations: 0 };
}

export function decodeModule(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < text.length; k++) bytes[k] = text.charCodeAt(k);
  return bytes;
}

/** An instance on a memory of its own. WebAssembly's types know nothing of a module's exports; here they are stated. */
export function withoutThreads(
  compiled: WebAssembly.Instance,
  moduleInPlace = inPlaceModule,
): OwnInstance {
  const exports = compiled.exports as unknown as WasmExports;
  const heap = new Heap(new BlockAllocator(exports.memory, exports.heapStart()));
  return { exports, heap, team: undefined, inPlaceModule: moduleInPlace };
}

function synchronously<Result>(compile: () => Result): Result {
  try {
    return compile();
  } catch (cause) {
    throw new KernelError(
      'not-ready',
      'the kernels cannot be compiled synchronously here; await ready() from @latentgraph/kernels before the first op',
      { cause },
    );
  }
}

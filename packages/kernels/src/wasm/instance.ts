/**
 * @file The instance of the WASM module that the kernels run on. Without threads it is compiled once, and
 * not before it is needed: its bytes are embedded, so there is no file to fetch, and importing this
 * package costs next to nothing. With threads or with fused multiply-add it is another; see `startThreads`.
 */
import { KernelError } from '../kernel-error.js';
import type { ThreadTeam } from '../threads/thread-team.js';
import type { WasmExports } from './exports.js';
import { Heap, type KernelMemory } from './heap.js';
import { moduleBase64 } from './module.generated.js';

/** What kernels run on. */
export interface KernelInstance {
  readonly exports: WasmExports;
  readonly heap: Heap;
  /** undefined: the calling thread is alone. */
  readonly team: ThreadTeam | undefined;
}

let instance: KernelInstance | undefined;

/**
 * The instance in use; compiles one synchronously where there is none.
 * @throws KernelError `not-ready` where the platform refuses to compile synchronously.
 */
export function currentInstance(): KernelInstance {
  if (instance === undefined) {
    try {
      const module = new WebAssembly.Module(decodeModule(moduleBase64));
      instance = withoutThreads(new WebAssembly.Instance(module));
    } catch (cause) {
      throw new KernelError(
        'not-ready',
        'the kernels cannot be compiled synchronously here; await ready() from @latentgraph/kernels before the first op',
        { cause },
      );
    }
  }
  return instance;
}

/** The kernels of the instance in use. */
export function wasmExports(): WasmExports {
  return currentInstance().exports;
}

/**
 * Compiles the kernels asynchronously. Needed before the first op only where WebAssembly may not be
 * compiled synchronously (some browsers' main threads); elsewhere it is optional.
 */
export async function ready(): Promise<void> {
  if (instance !== undefined) return;
  const { instance: compiled } = await WebAssembly.instantiate(decodeModule(moduleBase64));
  instance ??= withoutThreads(compiled);
}

/**
 * Puts another instance, or one to be compiled when needed, in the place of the one in use, and ends
 * that one's threads.
 * @param replaced if given, nothing happens unless it is the one in use
 */
export function replaceInstance(next: KernelInstance | undefined, replaced = instance): void {
  if (replaced !== instance) return;
  instance?.team?.dispose();
  instance = next;
}

/**
 * The kernels' own memory in use: between ops, the cached copies of sparse matrices and nothing else.
 * Tensors are not in it; see `tf.memory()`.
 */
export function kernelMemory(): KernelMemory {
  return instance?.heap.usage ?? { bytes: 0, allocations: 0 };
}

export function decodeModule(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < text.length; k++) bytes[k] = text.charCodeAt(k);
  return bytes;
}

/** An instance on a memory of its own. WebAssembly's types know nothing of a module's exports; here they are stated. */
export function withoutThreads(compiled: WebAssembly.Instance): KernelInstance {
  const exports = compiled.exports as unknown as WasmExports;
  return { exports, heap: new Heap(exports), team: undefined };
}

/**
 * @file Kernels on the memory of tfjs-backend-wasm: they read its tensors and write theirs where they lie, in place of
 * copying them to a memory of their own and back. That memory belongs to a module compiled by Emscripten, whose data
 * begin at byte 1024; the tables of our module come before, and everything else from that module's allocator.
 */
import type { InPlaceExports, MemoryOwner } from './exports.js';
import { Heap, type KernelMemory } from './heap.js';
import { currentInstance, type KernelInstance } from './instance.js';

/** The parts used of the Emscripten module that a tfjs-backend-wasm has as `wasm`. */
interface EmscriptenModule {
  readonly asm: { readonly memory: WebAssembly.Memory };
  /** 0 where there is no more memory. */
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

/** Our module on a backend's memory. */
interface Placement {
  readonly emscripten: EmscriptenModule;
  readonly module: WebAssembly.Module;
  readonly instance: KernelInstance<InPlaceExports>;
}

const firstByteOfEmscripten = 1024;

const placements = new WeakMap<object, Placement | 'impossible'>();
const heaps = new Set<WeakRef<Heap>>();

/**
 * The kernels on the memory of a backend; undefined for one that is not tfjs-backend-wasm as it is in 4.22, and for one whose
 * memory is shared by threads.
 * @throws KernelError as `currentInstance`
 */
export function inPlaceInstance(backend: object): KernelInstance<InPlaceExports> | undefined {
  const known = placements.get(backend);
  if (known === 'impossible') return undefined;
  const emscripten = known?.emscripten ?? usableModuleOf(backend);
  if (emscripten === undefined) {
    placements.set(backend, 'impossible');
    return undefined;
  }
  const module = currentInstance().inPlaceModule();
  if (known?.module === module) return known.instance;
  const placement = place(module, emscripten, known?.instance.heap ?? newHeap(emscripten));
  placements.set(backend, placement ?? 'impossible');
  return placement?.instance;
}

/** What the kernels hold in the memories of backends. */
export function inPlaceMemory(): KernelMemory {
  const total = { bytes: 0, allocations: 0 };
  for (const reference of heaps) {
    const heap = reference.deref();
    if (heap === undefined) {
      heaps.delete(reference);
      continue;
    }
    total.bytes += heap.usage.bytes;
    total.allocations += heap.usage.allocations;
  }
  return total;
}

function newHeap(emscripten: EmscriptenModule): Heap {
  const heap = new Heap(ownerOf(emscripten));
  heaps.add(new WeakRef(heap));
  return heap;
}

/**
 * undefined where the memory is shared by threads, which the module does not expect, and where the platform refuses to instantiate
 * synchronously, as some do on their main thread.
 */
function place(
  module: WebAssembly.Module,
  emscripten: EmscriptenModule,
  heap: Heap,
): Placement | undefined {
  const { memory } = emscripten.asm;
  let instance: WebAssembly.Instance;
  try {
    instance = new WebAssembly.Instance(module, { env: { memory } });
  } catch {
    return undefined;
  }
  // WebAssembly's types know nothing of a module's exports; here they are stated.
  const exports = instance.exports as unknown as InPlaceExports;
  return { emscripten, module, instance: { exports, heap, team: undefined } };
}

/** What a backend has as `wasm`, if it is what it should be and nothing lies where our tables go. */
function usableModuleOf(backend: object): EmscriptenModule | undefined {
  const emscripten = 'wasm' in backend ? backend.wasm : undefined;
  return isEmscriptenModule(emscripten) && isFree(emscripten.asm.memory) ? emscripten : undefined;
}

function isEmscriptenModule(wasm: unknown): wasm is EmscriptenModule {
  if (typeof wasm !== 'object' || wasm === null) return false;
  if (!('asm' in wasm && '_malloc' in wasm && '_free' in wasm)) return false;
  const { asm } = wasm;
  if (typeof asm !== 'object' || asm === null || !('memory' in asm)) return false;
  const { memory } = asm;
  return typeof memory === 'object' && memory !== null && 'buffer' in memory;
}

/** Not if another memory layout, or another copy of this package, has put something there. */
function isFree({ buffer }: WebAssembly.Memory): boolean {
  return new Uint8Array(buffer, 0, firstByteOfEmscripten).every((byte) => byte === 0);
}

function ownerOf({ asm, _malloc, _free }: EmscriptenModule): MemoryOwner {
  return {
    memory: asm.memory,
    allocate(bytes) {
      const pointer = _malloc(bytes);
      if (pointer === 0) throw new RangeError('malloc: no more memory');
      return pointer;
    },
    release: _free,
  };
}

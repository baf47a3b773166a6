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
  readonly module: WebAssembly.Module;
  readonly instance: KernelInstance<InPlaceExports>;
}

const firstByteOfEmscripten = 1024;

/** By backend; undefined where there is no working in place. */
const placements = new WeakMap<object, Placement | undefined>();
const heaps = new Set<WeakRef<Heap>>();

/** The kernels on the memory of a backend; undefined for one that is not tfjs-backend-wasm 4.22 or whose memory is shared by threads. */
export function inPlaceInstance(backend: object): KernelInstance<InPlaceExports> | undefined {
  const known = placements.get(backend);
  if (known === undefined && placements.has(backend)) return undefined;
  const module = currentInstance().inPlaceModule();
  if (known?.module === module) return known.instance;
  const placement = place(module, backend, known?.instance.heap);
  placements.set(backend, placement);
  return placement?.instance;
}

/** What the kernels hold in the memories of backends. */
export function inPlaceMemory(): KernelMemory {
  const total = { bytes: 0, allocations: 0 };
  for (const reference of heaps) {
    const { bytes, allocations } = reference.deref()?.usage ?? { bytes: 0, allocations: 0 };
    total.bytes += bytes;
    total.allocations += allocations;
  }
  return total;
}

function place(
  module: WebAssembly.Module,
  backend: object,
  known: Heap | undefined,
): Placement | undefined {
  const emscripten = 'wasm' in backend ? backend.wasm : undefined;
  if (!isEmscriptenModule(emscripten)) return undefined;
  const { memory } = emscripten.asm;
  // A module for another memory layout, or another version of this package, may have put something there.
  if (known === undefined && !isFree(memory)) return undefined;
  const exports = exportsOn(memory, module);
  if (exports === undefined) return undefined;
  const heap = known ?? new Heap(ownerOf(emscripten));
  if (known === undefined) heaps.add(new WeakRef(heap));
  return { module, instance: { exports, heap, team: undefined } };
}

/** undefined where the platform refuses to instantiate synchronously, as some do on their main thread. */
function exportsOn(
  memory: WebAssembly.Memory,
  module: WebAssembly.Module,
): InPlaceExports | undefined {
  try {
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    // WebAssembly's types know nothing of a module's exports; here they are stated.
    return exports as unknown as InPlaceExports;
  } catch {
    return undefined;
  }
}

function isEmscriptenModule(wasm: unknown): wasm is EmscriptenModule {
  if (typeof wasm !== 'object' || wasm === null) return false;
  if (!('asm' in wasm && '_malloc' in wasm && '_free' in wasm)) return false;
  const { asm } = wasm;
  if (typeof asm !== 'object' || asm === null || !('memory' in asm)) return false;
  const { memory } = asm;
  // Only a memory that is not shared by threads can be given to a module that does not ask for one that is.
  if (typeof memory !== 'object' || memory === null || !('buffer' in memory)) return false;
  return memory.buffer instanceof ArrayBuffer;
}

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

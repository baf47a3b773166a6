/**
 * @file What the kernels keep of sparse matrices in WASM memory: one copy per `CsrMatrix` object, form
 * and memory. A matrix is used in every layer of every epoch, so it is copied once, and freed when the object is
 * collected.
 */
import type { CsrMatrix } from '@latentgraph/graph';
import type { Pointer } from './exports.js';
import type { Heap } from './heap.js';

interface Copy {
  /** The memory it is in; weak, so that a copy does not keep a memory that is no longer used. */
  readonly heap: WeakRef<Heap>;
  readonly block: Pointer;
  readonly pointers: readonly Pointer[];
}

const caches: MatrixCopies[] = [];

/** Copies of matrices in one form: `form` gives the arrays to keep of a matrix. */
export class MatrixCopies {
  readonly #form: (matrix: CsrMatrix) => readonly (Float32Array | Uint32Array)[];
  readonly #copies = new WeakMap<CsrMatrix, readonly Copy[]>();
  readonly #collected = new FinalizationRegistry<Pick<Copy, 'heap' | 'block'>>(releaseBlock);

  constructor(form: (matrix: CsrMatrix) => readonly (Float32Array | Uint32Array)[]) {
    this.#form = form;
    caches.push(this);
  }

  /** Where the arrays of a matrix lie in a memory, in the order of the form. */
  pointersOf(matrix: CsrMatrix, heap: Heap): readonly Pointer[] {
    const kept = this.#copies.get(matrix) ?? [];
    const known = kept.find((copy) => copy.heap.deref() === heap);
    if (known !== undefined) return known.pointers;
    const copy = copyIntoOneBlock(heap, this.#form(matrix));
    const alive = kept.filter((other) => other.heap.deref() !== undefined);
    this.#copies.set(matrix, [...alive, copy]);
    this.#collected.register(matrix, { heap: copy.heap, block: copy.block }, matrix);
    return copy.pointers;
  }

  release(matrix: CsrMatrix): void {
    this.#collected.unregister(matrix);
    for (const copy of this.#copies.get(matrix) ?? []) releaseBlock(copy);
    this.#copies.delete(matrix);
  }
}

function releaseBlock({ heap, block }: Pick<Copy, 'heap' | 'block'>): void {
  heap.deref()?.release(block);
}

/**
 * Frees what the kernels keep of a matrix. Never needed for correctness: copies are freed with their
 * matrix, and made again when it is used again. It only frees memory sooner than the garbage collector.
 */
export function releaseMatrix(matrix: CsrMatrix): void {
  for (const cache of caches) cache.release(matrix);
}

function copyIntoOneBlock(heap: Heap, arrays: readonly (Float32Array | Uint32Array)[]): Copy {
  const block = heap.allocate(arrays.reduce((bytes, array) => bytes + array.byteLength, 0));
  let pointer = block;
  const pointers = arrays.map((array) => {
    heap.copyTo(pointer, array);
    pointer += array.byteLength;
    return pointer - array.byteLength;
  });
  return { heap: new WeakRef(heap), block, pointers };
}

/**
 * @file What the kernels keep of sparse matrices in WASM memory: one copy per `CsrMatrix` object and
 * form. A matrix is used in every layer of every epoch, so it is copied once, and freed when the object is
 * collected.
 */
import type { CsrMatrix } from '@latentgraph/graph';
import type { Pointer } from './exports.js';
import { allocate, copyTo, release } from './heap.js';

interface Copy {
  readonly block: Pointer;
  readonly pointers: readonly Pointer[];
}

const caches: MatrixCopies[] = [];

/** Copies of matrices in one form: `form` gives the arrays to keep of a matrix. */
export class MatrixCopies {
  readonly #form: (matrix: CsrMatrix) => readonly (Float32Array | Uint32Array)[];
  readonly #copies = new WeakMap<CsrMatrix, Copy>();
  readonly #collected = new FinalizationRegistry<Pointer>(release);

  constructor(form: (matrix: CsrMatrix) => readonly (Float32Array | Uint32Array)[]) {
    this.#form = form;
    caches.push(this);
  }

  /** Where the arrays of a matrix lie in WASM memory, in the order of the form. */
  pointersOf(matrix: CsrMatrix): readonly Pointer[] {
    let copy = this.#copies.get(matrix);
    if (copy === undefined) {
      copy = copyIntoOneBlock(this.#form(matrix));
      this.#copies.set(matrix, copy);
      this.#collected.register(matrix, copy.block, matrix);
    }
    return copy.pointers;
  }

  release(matrix: CsrMatrix): void {
    const copy = this.#copies.get(matrix);
    if (copy === undefined) return;
    this.#collected.unregister(matrix);
    this.#copies.delete(matrix);
    release(copy.block);
  }
}

/**
 * Frees what the kernels keep of a matrix. Never needed for correctness: copies are freed with their
 * matrix, and made again when it is used again. It only frees memory sooner than the garbage collector.
 */
export function releaseMatrix(matrix: CsrMatrix): void {
  for (const cache of caches) cache.release(matrix);
}

function copyIntoOneBlock(arrays: readonly (Float32Array | Uint32Array)[]): Copy {
  const block = allocate(arrays.reduce((bytes, array) => bytes + array.byteLength, 0));
  let pointer = block;
  const pointers = arrays.map((array) => {
    copyTo(pointer, array);
    pointer += array.byteLength;
    return pointer - array.byteLength;
  });
  return { block, pointers };
}

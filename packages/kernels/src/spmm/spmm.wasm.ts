import type { CsrMatrix } from '@latentgraph/graph';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import { MatrixCopies } from '../wasm/matrix-copies.js';
import type { SpmmSignature } from './spmm.js';

const arraysOf = (matrix: CsrMatrix) => [matrix.rowPointers, matrix.columnIndices, matrix.values];
const copies = new MatrixCopies(arraysOf);
/** Transposed products run on the transposed matrix: see `assembly/spmm.ts`. */
const transposedCopies = new MatrixCopies((matrix) => arraysOf(matrix.transpose()));

export const spmmWasm: WasmKernel<SpmmSignature> = ({ dense }, { matrix, transpose }, arena) => {
  const rows = transpose ? matrix.columns : matrix.rows;
  const width = dense.shape[1]!;
  const [rowPointers, columnIndices, values] = (transpose ? transposedCopies : copies).pointersOf(
    matrix,
  );
  const input = arena.copyIn(dense.values);
  const out = arena.allocate(4 * rows * width);
  // A row's share of the entries; rows differ, and threads take pieces as they become free.
  const { perPiece, pieces } = cutIntoPieces(
    rows,
    (2 * matrix.nonZeros * width) / Math.max(1, rows),
  );
  parallelFor(
    'spmm',
    pieces,
    rowPointers!,
    columnIndices!,
    values!,
    input,
    out,
    rows,
    width,
    perPiece,
  );
  return [{ shape: [rows, width], values: arena.floats(out, rows * width) }];
};

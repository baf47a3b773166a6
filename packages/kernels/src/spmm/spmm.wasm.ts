import type { CsrMatrix } from '@latentgraph/graph';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import { MatrixCopies } from '../wasm/matrix-copies.js';
import type { SpmmSignature } from './spmm.js';

const arraysOf = (matrix: CsrMatrix) => [matrix.rowPointers, matrix.columnIndices, matrix.values];
const copies = new MatrixCopies(arraysOf);
/** Transposed products run on the transposed matrix: see `assembly/spmm.ts`. */
const transposedCopies = new MatrixCopies((matrix) => arraysOf(matrix.transpose()));

export const spmmWasm: WasmKernel<SpmmSignature> = ({ dense }, { matrix, transpose }, call) => {
  const rows = transpose ? matrix.columns : matrix.rows;
  const width = dense.shape[1]!;
  const operations = 2 * matrix.nonZeros * width;
  const arena = call.arenaFor(operations);
  const form = transpose ? transposedCopies : copies;
  const [rowPointers, columnIndices, values] = form.pointersOf(matrix, arena.heap);
  const input = arena.placeOf(dense);
  const out = arena.output([rows, width]);
  // A row's share of the entries; rows differ, and threads take pieces as they become free.
  const { perPiece, pieces } = cutIntoPieces(rows, operations / Math.max(1, rows));
  parallelFor(
    arena,
    'spmm',
    pieces,
    rowPointers!,
    columnIndices!,
    values!,
    input,
    out.pointer,
    rows,
    width,
    perPiece,
  );
  return [out];
};

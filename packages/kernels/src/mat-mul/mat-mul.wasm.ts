import type { HostTensor, WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, isWorthThreads, parallelFor, serialFor } from '../threads/parallel-for.js';
import type { Arena } from '../wasm/arena.js';
import type { Pointer } from '../wasm/exports.js';
import { wasmExports } from '../wasm/instance.js';
import type { MatMulSignature } from './mat-mul.js';

/** From this many columns of the product on, transposing `a` first takes less time than it saves. */
const columnsWorthTransposing = 128;

export const matMulWasm: WasmKernel<MatMulSignature> = (
  { a, b },
  { transposeA, transposeB },
  arena,
) => {
  const right = operand(b, transposeB, arena.copyIn(b.values));
  const asStored = operand(a, transposeA, arena.copyIn(a.values));
  const isTransposed = transposeA && right.columns >= columnsWorthTransposing;
  const left = isTransposed ? transposed(asStored, arena) : asStored;
  const length = left.rows * right.columns;
  const { matMulPieces, matMulScratchBytes } = wasmExports();
  const pieces = matMulPieces(left.rows, right.columns);
  const out = arena.allocate(4 * length);
  const eachPiece = isWorthThreads(2 * length * left.columns) ? parallelFor : serialFor;
  eachPiece(
    'matMul',
    pieces,
    left.pointer,
    left.rowStride,
    left.columnStride,
    right.pointer,
    right.rowStride,
    right.columnStride,
    out,
    left.rows,
    right.columns,
    left.columns,
    arena.allocate(pieces * matMulScratchBytes()),
  );
  return [{ shape: [left.rows, right.columns], values: arena.floats(out, length) }];
};

/** A matrix in memory as the kernel sees it; strides are in bytes. */
interface Operand {
  readonly pointer: Pointer;
  readonly rows: number;
  readonly columns: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** Transposing exchanges the dimensions and the strides. */
function operand({ shape }: HostTensor, transpose: boolean, pointer: Pointer): Operand {
  const [rows, columns] = [shape[0]!, shape[1]!];
  return transpose
    ? { pointer, rows: columns, columns: rows, rowStride: 4, columnStride: 4 * columns }
    : { pointer, rows, columns, rowStride: 4 * columns, columnStride: 4 };
}

/**
 * A transposed operand, written out by rows: read as it is stored, one column after the other, its lines fall into
 * a few places of the cache when the rows are a power of two long.
 */
function transposed({ pointer, rows, columns }: Operand, arena: Arena): Operand {
  const target = arena.allocate(4 * rows * columns);
  const { perPiece, pieces } = cutIntoPieces(columns, rows, 4);
  parallelFor('transpose', pieces, pointer, target, columns, rows, perPiece);
  return { pointer: target, rows, columns, rowStride: 4 * columns, columnStride: 4 };
}

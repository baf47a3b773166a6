import type { HostTensor, WasmKernel } from '../registry/kernel-signatures.js';
import { parallelFor } from '../threads/parallel-for.js';
import { wasmExports } from '../wasm/instance.js';
import type { MatMulSignature } from './mat-mul.js';

export const matMulWasm: WasmKernel<MatMulSignature> = (
  { a, b },
  { transposeA, transposeB },
  arena,
) => {
  const left = operand(a, transposeA);
  const right = operand(b, transposeB);
  const length = left.rows * right.columns;
  const { matMulPieces, matMulScratchBytes } = wasmExports();
  const pieces = matMulPieces(left.rows, right.columns);
  const aCopy = arena.copyIn(a.values);
  const bCopy = arena.copyIn(b.values);
  const out = arena.allocate(4 * length);
  parallelFor(
    'matMul',
    pieces,
    aCopy,
    left.rowStride,
    left.columnStride,
    bCopy,
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

/** A matrix as the kernel sees it: transposing exchanges the dimensions and the strides (in bytes). */
function operand({ shape }: HostTensor, transposed: boolean) {
  const [rows, columns] = [shape[0]!, shape[1]!];
  return transposed
    ? { rows: columns, columns: rows, rowStride: 4, columnStride: 4 * columns }
    : { rows, columns, rowStride: 4 * columns, columnStride: 4 };
}

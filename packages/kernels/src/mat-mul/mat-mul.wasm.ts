import type { HostTensor, WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, isWorthThreads, parallelFor, serialFor } from '../threads/parallel-for.js';
import type { Arena } from '../wasm/arena.js';
import type { Pointer } from '../wasm/exports.js';
import { wasmExports } from '../wasm/instance.js';
import type { MatMulSignature } from './mat-mul.js';

/** Rows of `a`, and columns of `b`, that the kernel takes at once. */
const tile = { rows: 4, columns: 8 };

export const matMulWasm: WasmKernel<MatMulSignature> = (
  { a, b },
  { transposeA, transposeB },
  arena,
) => {
  const left = operand(a, transposeA ? 'columns' : 'rows');
  const right = operand(b, transposeB ? 'rows' : 'columns');
  const { matMulPieces, matMulScratchBytes } = wasmExports();
  const pieces = matMulPieces(left.items, right.items);
  const length = left.items * right.items;
  const leftStrips = inStrips(left, tile.rows, arena);
  const rightStrips = inStrips(right, tile.columns, arena);
  const out = arena.allocate(4 * length);
  const eachPiece = isWorthThreads(2 * length * left.inner) ? parallelFor : serialFor;
  eachPiece(
    'matMul',
    pieces,
    leftStrips,
    rightStrips,
    out,
    left.items,
    right.items,
    left.inner,
    arena.allocate(pieces * matMulScratchBytes()),
  );
  return [{ shape: [left.items, right.items], values: arena.floats(out, length) }];
};

/** An operand as so many items, each a vector of the inner dimension; strides are in bytes. */
interface Operand {
  readonly values: HostTensor['values'];
  readonly items: number;
  readonly inner: number;
  readonly itemStride: number;
  readonly innerStride: number;
}

function operand({ shape, values }: HostTensor, items: 'rows' | 'columns'): Operand {
  const [rows, columns] = [shape[0]!, shape[1]!];
  return items === 'rows'
    ? { values, items: rows, inner: columns, itemStride: 4 * columns, innerStride: 4 }
    : { values, items: columns, inner: rows, itemStride: 4, innerStride: 4 * columns };
}

/** An operand's items in strips of `width`. */
function inStrips(
  { values, items, inner, itemStride, innerStride }: Operand,
  width: number,
  arena: Arena,
): Pointer {
  const source = arena.copyIn(values);
  const count = Math.ceil(items / width);
  const target = arena.allocate(4 * count * width * inner);
  const { perPiece, pieces } = cutIntoPieces(count, width * inner);
  parallelFor(
    'packStrips',
    pieces,
    source,
    itemStride,
    innerStride,
    target,
    items,
    inner,
    width,
    perPiece,
  );
  return target;
}

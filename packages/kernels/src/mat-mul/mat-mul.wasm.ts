import type { HostTensor } from '../registry/host-tensor.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import type { Arena } from '../wasm/arena.js';
import type { InPlaceExports, Pointer } from '../wasm/exports.js';
import type { MatMulSignature } from './mat-mul.js';

/** Rows of `a`, and columns of `b`, that the kernel takes at once. */
const tile = { rows: 4, columns: 8 };

export const matMulWasm: WasmKernel<MatMulSignature> = (
  { a, b },
  { transposeA, transposeB },
  call,
) => {
  const left = operand(a, transposeA ? 'columns' : 'rows');
  const right = operand(b, transposeB ? 'rows' : 'columns');
  const operations = 2 * left.items * right.items * left.inner;
  const arena = call.arenaFor(operations);
  const { matMulPieces, matMulScratchBytes } = arena.exports;
  const pieces = matMulPieces(left.items, right.items);
  const leftStrips = inStrips(left, tile.rows, operations, arena);
  const rightStrips = inStrips(right, tile.columns, operations, arena);
  const out = arena.output([left.items, right.items]);
  parallelFor(
    arena,
    'matMul',
    pieces,
    leftStrips,
    rightStrips,
    out.pointer,
    left.items,
    right.items,
    left.inner,
    arena.allocate(pieces * matMulScratchBytes()),
  );
  return [out];
};

/** An operand as so many items, each a vector of the inner dimension; strides are in bytes. */
interface Operand {
  readonly tensor: HostTensor;
  readonly items: number;
  readonly inner: number;
  readonly itemStride: number;
  readonly innerStride: number;
}

function operand(tensor: HostTensor, items: 'rows' | 'columns'): Operand {
  const [rows, columns] = [tensor.shape[0]!, tensor.shape[1]!];
  return items === 'rows'
    ? { tensor, items: rows, inner: columns, itemStride: 4 * columns, innerStride: 4 }
    : { tensor, items: columns, inner: rows, itemStride: 4, innerStride: 4 * columns };
}

/** An operand's items in strips of `width`, packed by as many threads as will multiply: 16 items at a time fill a line of the cache. */
function inStrips(
  { tensor, items, inner, itemStride, innerStride }: Operand,
  width: number,
  operations: number,
  arena: Arena<InPlaceExports>,
): Pointer {
  const source = arena.placeOf(tensor);
  const count = Math.ceil(items / width);
  const target = arena.allocate(4 * count * width * inner);
  const { perPiece, pieces } = cutIntoPieces(count, operations / count, 16 / width);
  parallelFor(
    arena,
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

import type { HostTensor } from '../registry/host-tensor.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import { cutIntoPieces, parallelFor, parallelForAlongside } from '../threads/parallel-for.js';
import type { Arena } from '../wasm/arena.js';
import type { InPlaceExports, Pointer } from '../wasm/exports.js';
import type { MatMulSignature } from './mat-mul.js';

/** Rows of A that the kernel takes at once. */
const rowsPerStrip = 4;

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
  const aPlace = arena.placeOf(a);
  let bPlace: Pointer = 0;
  // The other threads pack A while this one copies B to where they can read it.
  const strips = packedRows(left, aPlace, operations, arena, () => {
    bPlace = arena.placeOf(b);
  });
  const out = arena.output([left.items, right.items]);
  parallelFor(
    arena,
    'matMul',
    matMulPieces(left.items, right.items),
    strips,
    bPlace,
    right.itemStride,
    right.innerStride,
    out.pointer,
    left.items,
    right.items,
    left.inner,
    arena.allocate((arena.team?.size ?? 1) * matMulScratchBytes()),
  );
  return [out];
};

/** An operand as so many items, each a vector of the inner dimension; strides are in bytes. */
interface Operand {
  readonly items: number;
  readonly inner: number;
  readonly itemStride: number;
  readonly innerStride: number;
}

function operand({ shape }: HostTensor, items: 'rows' | 'columns'): Operand {
  const [rows, columns] = [shape[0]!, shape[1]!];
  return items === 'rows'
    ? { items: rows, inner: columns, itemStride: 4 * columns, innerStride: 4 }
    : { items: columns, inner: rows, itemStride: 4, innerStride: 4 * columns };
}

/** Rows of A in strips, packed by as many threads as will multiply: 16 rows at a time fill a line of the cache. */
function packedRows(
  { items, inner, itemStride, innerStride }: Operand,
  source: Pointer,
  operations: number,
  arena: Arena<InPlaceExports>,
  alongside: () => void,
): Pointer {
  const count = Math.ceil(items / rowsPerStrip);
  const target = arena.allocate(4 * count * rowsPerStrip * inner);
  const { perPiece, pieces } = cutIntoPieces(count, operations / count, 16 / rowsPerStrip);
  parallelForAlongside(
    alongside,
    arena,
    'packStrips',
    pieces,
    source,
    itemStride,
    innerStride,
    target,
    items,
    inner,
    rowsPerStrip,
    perPiece,
  );
  return target;
}

// Dense product out = A B of operands in strips (strips.ts): of A in strips of 4 rows, of B in strips of
// 8 columns. Whether an operand is transposed makes a difference to its packing only.
//
// Blocked as usual (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008): of
// A, 64 rows by up to 384 of the inner dimension, 96 kB, stay in the L2 cache; of B, strip after strip, as many
// steps, 12 kB, which stay in the L1 cache, are multiplied with them in tiles of 4 x 8 held in registers. Sums
// run over k within a block and then over the blocks, independent of rows and columns. Each piece of work is a
// block of 64 rows by 32 columns of `out`, with a scratch of its own.
import { multiplyAdd } from './vectors';

const ROW_BLOCK: i32 = 64;
const COLUMN_BLOCK: i32 = 32;
const INNER_BLOCK: i32 = 384;
const TILE_ROWS: i32 = 4;
const TILE_COLUMNS: i32 = 8;
const TILE_BYTES: usize = 4 * 8 * 4;

/** Pieces of a product with `out` [rows, columns]. */
export function matMulPieces(rows: i32, columns: i32): i32 {
  return blocksOf(rows, ROW_BLOCK) * blocksOf(columns, COLUMN_BLOCK);
}

/** Scratch bytes of one piece: a tile. */
export function matMulScratchBytes(): usize {
  return TILE_BYTES;
}

// @ts-ignore: decorator
@inline
function blocksOf(count: i32, size: i32): i32 {
  return (count + size - 1) / size;
}

/** One piece of `out` [rows, columns], row-major; `a` in strips of 4 rows, `b` in strips of 8 columns. */
export function matMul(
  a: usize, b: usize, out: usize, rows: i32, columns: i32, inner: i32, scratch: usize, piece: i32,
): void {
  const columnBlocks = blocksOf(columns, COLUMN_BLOCK);
  const firstRow = piece / columnBlocks * ROW_BLOCK;
  const endRow = min(firstRow + ROW_BLOCK, rows);
  const firstColumn = piece % columnBlocks * COLUMN_BLOCK;
  const endColumn = min(firstColumn + COLUMN_BLOCK, columns);
  const outStride = <usize>columns << 2, innerBytes = <usize>inner << 2;
  const tile = scratch + <usize>piece * TILE_BYTES;
  // Blocks of about the same size: a short last one would cost as many stores as a full one.
  const innerBlock = blocksOf(inner, max(1, blocksOf(inner, INNER_BLOCK)));
  let k = 0;
  // Also where there is no inner dimension: sums of nothing are 0.
  do {
    const depth = min(innerBlock, inner - k);
    for (let column = firstColumn; column < endColumn; column += TILE_COLUMNS) {
      const strip = b + <usize>column * innerBytes + <usize>k * (TILE_COLUMNS << 2);
      const width = min(TILE_COLUMNS, endColumn - column);
      for (let row = firstRow; row < endRow; row += TILE_ROWS) {
        const left = a + <usize>row * innerBytes + <usize>k * (TILE_ROWS << 2);
        const corner = out + <usize>row * outStride + (<usize>column << 2);
        const height = min(TILE_ROWS, endRow - row);
        if (height == TILE_ROWS && width == TILE_COLUMNS) {
          multiplyTile(left, strip, depth, corner, outStride, k > 0);
        } else {
          multiplyTile(left, strip, depth, tile, TILE_COLUMNS << 2, false);
          storeEdge(tile, corner, outStride, height, width, k > 0);
        }
      }
    }
    k += innerBlock;
  } while (k < inner);
}

/**
 * out [4, 8] = or += the product of `depth` steps of a strip of A and a strip of B. The loop is left in the middle of its
 * last step: engines order instructions between one branch and the next, and V8's order for two rows leaves fewer units
 * of the processor waiting than that for four.
 */
function multiplyTile(
  a: usize, b: usize, depth: i32, out: usize, outStride: usize, adds: bool,
): void {
  let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
  let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  if (depth > 0) {
    const last = a + (<usize>(depth - 1) << 4);
    let left: v128, right: v128, value: v128;
    for (;; a += 16, b += 32) {
      left = v128.load(b);
      right = v128.load(b, 16);
      value = v128.load32_splat(a);
      s00 = multiplyAdd(value, left, s00);
      s01 = multiplyAdd(value, right, s01);
      value = v128.load32_splat(a, 4);
      s10 = multiplyAdd(value, left, s10);
      s11 = multiplyAdd(value, right, s11);
      if (a >= last) break;
      value = v128.load32_splat(a, 8);
      s20 = multiplyAdd(value, left, s20);
      s21 = multiplyAdd(value, right, s21);
      value = v128.load32_splat(a, 12);
      s30 = multiplyAdd(value, left, s30);
      s31 = multiplyAdd(value, right, s31);
    }
    value = v128.load32_splat(a, 8);
    s20 = multiplyAdd(value, left, s20);
    s21 = multiplyAdd(value, right, s21);
    value = v128.load32_splat(a, 12);
    s30 = multiplyAdd(value, left, s30);
    s31 = multiplyAdd(value, right, s31);
  }
  storeRow(out, s00, s01, adds);
  storeRow(out + outStride, s10, s11, adds);
  storeRow(out + 2 * outStride, s20, s21, adds);
  storeRow(out + 3 * outStride, s30, s31, adds);
}

// @ts-ignore: decorator
@inline
function storeRow(out: usize, left: v128, right: v128, adds: bool): void {
  v128.store(out, adds ? f32x4.add(v128.load(out), left) : left);
  v128.store(out, adds ? f32x4.add(v128.load(out, 16), right) : right, 16);
}

/** The part of a tile that is in `out`, stored or added. */
function storeEdge(
  tile: usize, out: usize, outStride: usize, height: i32, width: i32, adds: bool,
): void {
  for (let row = 0; row < height; row++, tile += TILE_COLUMNS << 2, out += outStride) {
    for (let offset: usize = 0; offset < <usize>width << 2; offset += 4) {
      const value = f32.load(tile + offset);
      f32.store(out + offset, adds ? f32.load(out + offset) + value : value);
    }
  }
}

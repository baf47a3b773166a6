// Dense product out = op(a) op(b), where op may transpose: a transposed operand is the same numbers
// with its two strides exchanged, so one kernel serves all four cases.
//
// Blocked as usual (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008): of
// a, a block of 128 rows by 256 of the inner dimension, 128 kB, stays in the L2 cache, while of b, panel
// after panel [256, 8] is packed into 8 kB, which stay in the L1 cache, and multiplied with the block in
// tiles of 4 x 8 held in registers. Edges are padded: the panel with zero columns, the rows by repeating the
// last one; only the real part of a tile is added to `out`. Sums run over k within a block and then over
// the blocks, independent of rows and columns. Each piece of work is a block of 128 rows by 64 columns of
// `out`, with a scratch of its own.
import { multiplyAdd } from './vectors';

const ROW_BLOCK: i32 = 128;
const COLUMN_BLOCK: i32 = 64;
const INNER_BLOCK: i32 = 256;
const TILE_ROWS: i32 = 4;
const TILE_COLUMNS: i32 = 8;
const PANEL_BYTES: usize = 256 * 8 * 4;
const TILE_BYTES: usize = 4 * 8 * 4;

/** Pieces of a product with `out` [rows, columns]. */
export function matMulPieces(rows: i32, columns: i32): i32 {
  return blocksOf(rows, ROW_BLOCK) * blocksOf(columns, COLUMN_BLOCK);
}

/** Scratch bytes of one piece: one packed panel and one tile. */
export function matMulScratchBytes(): usize {
  return PANEL_BYTES + TILE_BYTES;
}

// @ts-ignore: decorator
@inline
function blocksOf(count: i32, size: i32): i32 {
  return (count + size - 1) / size;
}

/** One piece of `out` [rows, columns], row-major. Strides are in bytes. */
export function matMul(
  a: usize, aRowStride: usize, aInnerStride: usize,
  b: usize, bInnerStride: usize, bColumnStride: usize,
  out: usize, rows: i32, columns: i32, inner: i32, scratch: usize, piece: i32,
): void {
  const columnBlocks = blocksOf(columns, COLUMN_BLOCK);
  const row = piece / columnBlocks * ROW_BLOCK;
  const height = min(ROW_BLOCK, rows - row);
  const firstColumn = piece % columnBlocks * COLUMN_BLOCK;
  const endColumn = min(firstColumn + COLUMN_BLOCK, columns);
  const outStride = <usize>columns << 2;
  const outBlock = out + <usize>row * outStride;
  const panel = scratch + <usize>piece * matMulScratchBytes();
  clear(outBlock + (<usize>firstColumn << 2), outStride, height, endColumn - firstColumn);
  for (let k = 0; k < inner; k += INNER_BLOCK) {
    const depth = min(INNER_BLOCK, inner - k);
    const aBlock = a + <usize>row * aRowStride + <usize>k * aInnerStride;
    const bBlock = b + <usize>k * bInnerStride;
    for (let column = firstColumn; column < endColumn; column += TILE_COLUMNS) {
      const width = min(TILE_COLUMNS, endColumn - column);
      packPanel(
        bBlock + <usize>column * bColumnStride, bInnerStride, bColumnStride, depth, width, panel,
      );
      multiplyBlock(
        aBlock, aRowStride, aInnerStride, height, panel, depth,
        outBlock + (<usize>column << 2), outStride, width,
      );
    }
  }
}

function clear(out: usize, outStride: usize, height: i32, width: i32): void {
  for (let row = 0; row < height; row++, out += outStride) memory.fill(out, 0, <usize>width << 2);
}

/** out += block * panel, for `height` rows and `width` columns of `out`. */
function multiplyBlock(
  block: usize, rowStride: usize, innerStride: usize, height: i32, panel: usize, depth: i32,
  out: usize, outStride: usize, width: i32,
): void {
  const tile = panel + PANEL_BYTES;
  for (let row = 0; row < height; row += TILE_ROWS) {
    const tileHeight = min(TILE_ROWS, height - row);
    multiplyTile(
      block + <usize>row * rowStride, rowStride, innerStride, tileHeight, panel, depth, tile,
    );
    addTile(tile, out + <usize>row * outStride, outStride, tileHeight, width);
  }
}

function packPanel(
  b: usize, innerStride: usize, columnStride: usize, depth: i32, width: i32, panel: usize,
): void {
  for (let k = 0; k < depth; k++, b += innerStride, panel += TILE_COLUMNS << 2) {
    if (width == TILE_COLUMNS && columnStride == 4) {
      v128.store(panel, v128.load(b));
      v128.store(panel, v128.load(b, 16), 16);
      continue;
    }
    let source = b;
    for (let column = 0; column < TILE_COLUMNS; column++, source += columnStride) {
      f32.store(panel + (<usize>column << 2), column < width ? f32.load(source) : 0);
    }
  }
}

function multiplyTile(
  a: usize, rowStride: usize, innerStride: usize, height: i32, panel: usize, depth: i32, tile: usize,
): void {
  let p0 = a;
  let p1 = a + <usize>min(1, height - 1) * rowStride;
  let p2 = a + <usize>min(2, height - 1) * rowStride;
  let p3 = a + <usize>min(3, height - 1) * rowStride;
  let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
  let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  const end = panel + (<usize>depth << 5);
  for (; panel < end; panel += 32) {
    const left = v128.load(panel), right = v128.load(panel, 16);
    let value = v128.load32_splat(p0);
    s00 = multiplyAdd(value, left, s00);
    s01 = multiplyAdd(value, right, s01);
    value = v128.load32_splat(p1);
    s10 = multiplyAdd(value, left, s10);
    s11 = multiplyAdd(value, right, s11);
    value = v128.load32_splat(p2);
    s20 = multiplyAdd(value, left, s20);
    s21 = multiplyAdd(value, right, s21);
    value = v128.load32_splat(p3);
    s30 = multiplyAdd(value, left, s30);
    s31 = multiplyAdd(value, right, s31);
    p0 += innerStride;
    p1 += innerStride;
    p2 += innerStride;
    p3 += innerStride;
  }
  v128.store(tile, s00);
  v128.store(tile, s01, 16);
  v128.store(tile, s10, 32);
  v128.store(tile, s11, 48);
  v128.store(tile, s20, 64);
  v128.store(tile, s21, 80);
  v128.store(tile, s30, 96);
  v128.store(tile, s31, 112);
}

function addTile(tile: usize, out: usize, outStride: usize, height: i32, width: i32): void {
  for (let row = 0; row < height; row++, tile += TILE_COLUMNS << 2, out += outStride) {
    if (width == TILE_COLUMNS) {
      v128.store(out, f32x4.add(v128.load(out), v128.load(tile)));
      v128.store(out, f32x4.add(v128.load(out, 16), v128.load(tile, 16)), 16);
      continue;
    }
    for (let offset: usize = 0; offset < <usize>width << 2; offset += 4) {
      f32.store(out + offset, f32.load(out + offset) + f32.load(tile + offset));
    }
  }
}

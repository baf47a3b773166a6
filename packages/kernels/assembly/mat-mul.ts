// Dense product out = A B, with A in strips of 4 rows (strips.ts). Whether an operand is transposed makes a difference to
// its packing only.
//
// Blocked as usual (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008): of
// A, 256 rows by up to 800 of the inner dimension, 800 kB, stay in an L2 cache of 1 MB; of B, 16 columns by as many steps are packed
// in two strips of 8 columns, 25 kB each, which stay in the L1 cache, and multiplied with them in tiles of 4 x 8 held in registers.
// Sums run over k within a block and then over the blocks, independent of rows and columns. Each piece of work is a
// block of 256 rows by 16 or 32 columns of `out`, the last ones of fewer; where there are few columns, of 64 rows by 16.
import { multiplyTile } from './multiply-tile';
import { packStrips } from './strips';
import { threadIndex } from './thread';

const TILE_ROWS: i32 = 4;
const TILE_COLUMNS: i32 = 8;
const ROW_BLOCK: i32 = 256;
const ROW_BLOCK_OF_NARROW: i32 = 64;
/** Columns that are packed at once, a line of the cache of each row. */
const COLUMN_BLOCK: i32 = 16;
/** Products of so many columns or fewer are narrow. */
const NARROW: i32 = 4 * COLUMN_BLOCK;
/** Of so many or more have pieces of two blocks, which take 1 % less time: fewer columns would be too few pieces for eight threads. */
const WIDE: i32 = 16 * COLUMN_BLOCK;
/** Of a block of rows that is not narrow, the first pieces: two of 8 and two of 16 columns. */
const SMALL_PIECES: i32 = 4;
const SMALL_PIECES_COLUMNS: i32 = 2 * TILE_COLUMNS + 2 * COLUMN_BLOCK;
const INNER_BLOCK: i32 = 800;
const TILE_BYTES: usize = 4 * 8 * 4;

/** Pieces of a product with `out` [rows, columns]. */
export function matMulPieces(rows: i32, columns: i32): i32 {
  return blocksOf(rows, rowBlockOf(columns)) * piecesOfColumns(columns);
}

/** Narrow products have few blocks of columns: without small ones of rows, there would be no work for several threads. */
function rowBlockOf(columns: i32): i32 {
  return columns > NARROW ? ROW_BLOCK : ROW_BLOCK_OF_NARROW;
}

function piecesOfColumns(columns: i32): i32 {
  if (columns <= NARROW) return blocksOf(columns, COLUMN_BLOCK);
  return SMALL_PIECES + blocksOf(columns - SMALL_PIECES_COLUMNS, pieceColumnsOf(columns));
}

function pieceColumnsOf(columns: i32): i32 {
  return columns >= WIDE ? 2 * COLUMN_BLOCK : COLUMN_BLOCK;
}

/**
 * Where a piece begins among the columns, and the one before it ends. Pieces are taken from the last on, so small ones end the work, and
 * threads wait less for each other. Narrow products have none: a block of 8 columns reads half of each line of the cache.
 */
function firstColumnOf(piece: i32, columns: i32): i32 {
  if (columns <= NARROW) return min(piece * COLUMN_BLOCK, columns);
  if (piece <= 2) return piece * TILE_COLUMNS;
  if (piece <= SMALL_PIECES) return (piece - 1) * COLUMN_BLOCK;
  return min(SMALL_PIECES_COLUMNS + (piece - SMALL_PIECES) * pieceColumnsOf(columns), columns);
}

/** Scratch bytes of one thread: a tile, and the packed block of B. */
export function matMulScratchBytes(): usize {
  return TILE_BYTES + COLUMN_BLOCK * INNER_BLOCK * 4;
}

// @ts-ignore: decorator
@inline
function blocksOf(count: i32, size: i32): i32 {
  return (count + size - 1) / size;
}

/** One piece of `out` [rows, columns], row-major; `a` in strips of 4 rows, `b` as it is stored. Strides are in bytes. */
export function matMul(
  a: usize, b: usize, bColumnStride: usize, bInnerStride: usize, out: usize, rows: i32, columns: i32, inner: i32,
  scratch: usize, piece: i32,
): void {
  const piecesAcross = piecesOfColumns(columns), across = piece % piecesAcross;
  const rowBlock = rowBlockOf(columns), firstRow = piece / piecesAcross * rowBlock;
  const endRow = min(firstRow + rowBlock, rows);
  const firstColumn = firstColumnOf(across, columns), endColumn = firstColumnOf(across + 1, columns);
  const outStride = <usize>columns << 2;
  if (inner == 0) return fillZero(out + (<usize>firstColumn << 2), outStride, firstRow, endRow, endColumn - firstColumn);
  const tile = scratch + <usize>threadIndex * matMulScratchBytes();
  for (let column = firstColumn; column < endColumn; column += COLUMN_BLOCK) {
    multiplyColumns(
      a, b + <usize>column * bColumnStride, bColumnStride, bInnerStride, out + (<usize>column << 2), outStride,
      firstRow, endRow, min(COLUMN_BLOCK, endColumn - column), inner, tile,
    );
  }
}

/** Up to 16 columns, which begin at `b` and `out`. */
function multiplyColumns(
  a: usize, b: usize, bColumnStride: usize, bInnerStride: usize, out: usize, outStride: usize,
  firstRow: i32, endRow: i32, columns: i32, inner: i32, tile: usize,
): void {
  const strips = tile + TILE_BYTES, innerBytes = <usize>inner << 2;
  // Blocks of about the same size: a short last one would cost as many stores as a full one.
  const innerBlock = blocksOf(inner, blocksOf(inner, INNER_BLOCK));
  for (let k = 0; k < inner; k += innerBlock, b += <usize>innerBlock * bInnerStride) {
    const depth = min(innerBlock, inner - k);
    packStrips(
      b, bColumnStride, bInnerStride, strips, columns, depth, TILE_COLUMNS, COLUMN_BLOCK / TILE_COLUMNS, 0,
    );
    let strip = strips;
    for (let column = 0; column < columns; column += TILE_COLUMNS) {
      const width = min(TILE_COLUMNS, columns - column);
      for (let row = firstRow; row < endRow; row += TILE_ROWS) {
        const left = a + <usize>row * innerBytes + <usize>k * (TILE_ROWS << 2);
        const corner = out + <usize>row * outStride + (<usize>column << 2);
        const height = min(TILE_ROWS, endRow - row);
        if (height == TILE_ROWS && width == TILE_COLUMNS) {
          multiplyStrips(left, strip, depth, corner, outStride, k > 0);
        } else {
          multiplyStrips(left, strip, depth, tile, TILE_COLUMNS << 2, false);
          storeEdge(tile, corner, outStride, height, width, k > 0);
        }
      }
      strip += <usize>depth * (TILE_COLUMNS << 2);
    }
  }
}

/** Sums of nothing: zeros in `columns` columns of the rows from `firstRow` to `endRow`. */
function fillZero(out: usize, outStride: usize, firstRow: i32, endRow: i32, columns: i32): void {
  for (let row = firstRow; row < endRow; row++) memory.fill(out + <usize>row * outStride, 0, <usize>columns << 2);
}

/** out [4, 8] = or += the product of `depth` steps of a strip of A and a strip of B. Called, so that the long loop is there once. */
function multiplyStrips(a: usize, b: usize, depth: i32, out: usize, outStride: usize, adds: bool): void {
  multiplyTile(a, TILE_ROWS << 2, false, b, TILE_COLUMNS << 2, true, depth, out, outStride, adds);
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

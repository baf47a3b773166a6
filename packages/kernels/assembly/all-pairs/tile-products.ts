// The three small products on a tile of logits T [rows, columns], of row blocks I and J:
//   logits:          T = Z_I Z_J^T            (from the panels)
//   addRowGradient:  G_I += T Z_J             (from the rows)
//   addColumnGradient: G_J += T^T Z_I
// Each inner kernel computes 4 rows x 8 columns in eight vector sums by broadcast times vector: no
// horizontal additions, no scatter. Not unrolled by hand: V8 then hoists loads and spills registers.
import { multiplyAdd } from '../vectors';
import { TILE_ROW_BYTES } from './layout';

/** T = Z_I Z_J^T; `rowBytes` = 4 * padded width, `rows` and `columns` multiples of 8. */
export function logits(
  panelsI: usize, panelsJ: usize, tile: usize, rows: i32, columns: i32, rowBytes: usize,
): void {
  const panelBytes = rowBytes << 3;
  for (let column = 0; column < columns; column += 8, panelsJ += panelBytes, tile += 32) {
    let panel = panelsI, out = tile;
    for (let row = 0; row < rows; row += 8, panel += panelBytes, out += 8 * TILE_ROW_BYTES) {
      logits4x8(panel, panelsJ, out, panelBytes);
      logits4x8(panel + 16, panelsJ, out + 4 * TILE_ROW_BYTES, panelBytes);
    }
  }
}

/** G_I += T Z_J */
export function addRowGradient(
  tile: usize, rowsJ: usize, gradient: usize, rows: i32, columns: i32, rowBytes: usize,
): void {
  for (let row = 0; row < rows; row += 4, tile += 4 * TILE_ROW_BYTES, gradient += 4 * rowBytes) {
    for (let k: usize = 0; k < rowBytes; k += 32) {
      rowGradient4x8(tile, rowsJ + k, gradient + k, columns, rowBytes);
    }
  }
}

/** G_J += T^T Z_I */
export function addColumnGradient(
  tile: usize, rowsI: usize, gradient: usize, rows: i32, columns: i32, rowBytes: usize,
): void {
  for (let column = 0; column < columns; column += 4, tile += 16, gradient += 4 * rowBytes) {
    for (let k: usize = 0; k < rowBytes; k += 32) {
      columnGradient4x8(tile, rowsI + k, gradient + k, rows, rowBytes);
    }
  }
}

// @ts-ignore: decorator
@inline
function logits4x8(panelI: usize, panelJ: usize, out: usize, panelBytes: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
  const end = panelJ + panelBytes;
  do {
    const left = v128.load(panelJ), right = v128.load(panelJ, 16);
    let value = v128.load32_splat(panelI);
    a0 = multiplyAdd(value, left, a0);
    a1 = multiplyAdd(value, right, a1);
    value = v128.load32_splat(panelI, 4);
    b0 = multiplyAdd(value, left, b0);
    b1 = multiplyAdd(value, right, b1);
    value = v128.load32_splat(panelI, 8);
    c0 = multiplyAdd(value, left, c0);
    c1 = multiplyAdd(value, right, c1);
    value = v128.load32_splat(panelI, 12);
    d0 = multiplyAdd(value, left, d0);
    d1 = multiplyAdd(value, right, d1);
    panelI += 32;
    panelJ += 32;
  } while (panelJ < end);
  v128.store(out, a0);
  v128.store(out, a1, 16);
  v128.store(out, b0, TILE_ROW_BYTES);
  v128.store(out, b1, TILE_ROW_BYTES + 16);
  v128.store(out, c0, 2 * TILE_ROW_BYTES);
  v128.store(out, c1, 2 * TILE_ROW_BYTES + 16);
  v128.store(out, d0, 3 * TILE_ROW_BYTES);
  v128.store(out, d1, 3 * TILE_ROW_BYTES + 16);
}

// @ts-ignore: decorator
@inline
function rowGradient4x8(tile: usize, z: usize, gradient: usize, columns: i32, rowBytes: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
  const end = tile + (<usize>columns << 2);
  do {
    const left = v128.load(z), right = v128.load(z, 16);
    let value = v128.load32_splat(tile);
    a0 = multiplyAdd(value, left, a0);
    a1 = multiplyAdd(value, right, a1);
    value = v128.load32_splat(tile, TILE_ROW_BYTES);
    b0 = multiplyAdd(value, left, b0);
    b1 = multiplyAdd(value, right, b1);
    value = v128.load32_splat(tile, 2 * TILE_ROW_BYTES);
    c0 = multiplyAdd(value, left, c0);
    c1 = multiplyAdd(value, right, c1);
    value = v128.load32_splat(tile, 3 * TILE_ROW_BYTES);
    d0 = multiplyAdd(value, left, d0);
    d1 = multiplyAdd(value, right, d1);
    tile += 4;
    z += rowBytes;
  } while (tile < end);
  add8(gradient, a0, a1);
  add8(gradient + rowBytes, b0, b1);
  add8(gradient + 2 * rowBytes, c0, c1);
  add8(gradient + 3 * rowBytes, d0, d1);
}

// @ts-ignore: decorator
@inline
function columnGradient4x8(tile: usize, z: usize, gradient: usize, rows: i32, rowBytes: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
  const end = z + <usize>rows * rowBytes;
  do {
    const left = v128.load(z), right = v128.load(z, 16);
    let value = v128.load32_splat(tile);
    a0 = multiplyAdd(value, left, a0);
    a1 = multiplyAdd(value, right, a1);
    value = v128.load32_splat(tile, 4);
    b0 = multiplyAdd(value, left, b0);
    b1 = multiplyAdd(value, right, b1);
    value = v128.load32_splat(tile, 8);
    c0 = multiplyAdd(value, left, c0);
    c1 = multiplyAdd(value, right, c1);
    value = v128.load32_splat(tile, 12);
    d0 = multiplyAdd(value, left, d0);
    d1 = multiplyAdd(value, right, d1);
    tile += TILE_ROW_BYTES;
    z += rowBytes;
  } while (z < end);
  add8(gradient, a0, a1);
  add8(gradient + rowBytes, b0, b1);
  add8(gradient + 2 * rowBytes, c0, c1);
  add8(gradient + 3 * rowBytes, d0, d1);
}

// The tile's sums start at zero and are added at the end: shorter sums round less.
// @ts-ignore: decorator
@inline
function add8(gradient: usize, left: v128, right: v128): void {
  v128.store(gradient, f32x4.add(v128.load(gradient), left));
  v128.store(gradient, f32x4.add(v128.load(gradient, 16), right), 16);
}

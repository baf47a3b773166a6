// The three small products on a tile of logits T [rows, columns], of row blocks I and J:
//   logits:          T = Z_I Z_J^T            (from the panels)
//   addRowGradient:  G_I += T Z_J             (from the rows)
//   addColumnGradient: G_J += T^T Z_I
import { multiplyTile } from '../multiply-tile';
import { TILE_ROW_BYTES } from './layout';

/** T = Z_I Z_J^T; `rowBytes` = 4 * padded width, `rows` and `columns` multiples of 8. */
export function logits(
  panelsI: usize, panelsJ: usize, tile: usize, rows: i32, columns: i32, rowBytes: usize,
): void {
  const panelBytes = rowBytes << 3;
  const width = <i32>(rowBytes >> 2);
  for (let column = 0; column < columns; column += 8, panelsJ += panelBytes, tile += 32) {
    let panel = panelsI, out = tile;
    for (let row = 0; row < rows; row += 8, panel += panelBytes) {
      for (let lane = panel; lane < panel + 32; lane += 16, out += 4 * TILE_ROW_BYTES) {
        multiplyTile(lane, 32, false, panelsJ, 32, false, width, out, TILE_ROW_BYTES, false);
      }
    }
  }
}

/** G_I += T Z_J */
export function addRowGradient(
  tile: usize, rowsJ: usize, gradient: usize, rows: i32, columns: i32, rowBytes: usize,
): void {
  for (let row = 0; row < rows; row += 4, tile += 4 * TILE_ROW_BYTES, gradient += 4 * rowBytes) {
    for (let k: usize = 0; k < rowBytes; k += 32) {
      multiplyTile(tile, 4, true, rowsJ + k, rowBytes, false, columns, gradient + k, rowBytes, true);
    }
  }
}

/** G_J += T^T Z_I */
export function addColumnGradient(
  tile: usize, rowsI: usize, gradient: usize, rows: i32, columns: i32, rowBytes: usize,
): void {
  for (let column = 0; column < columns; column += 4, tile += 16, gradient += 4 * rowBytes) {
    for (let k: usize = 0; k < rowBytes; k += 32) {
      multiplyTile(tile, TILE_ROW_BYTES, false, rowsI + k, rowBytes, false, rows, gradient + k, rowBytes, true);
    }
  }
}

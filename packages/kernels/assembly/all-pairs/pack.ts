// Packs rows of Z [N, d] into the two forms the tile products read, both padded with zeros to multiples of 8:
//   rows:   row-major, as it came;
//   panels: groups of 8 rows, transposed, scaled by sqrt(log2 e), so that products of two panels are
//           logits in base 2 (the exponential then needs no multiplication per pair);
// and keeps the largest squared norm among the scaled rows of each row block.
import { padToGroup, TILE } from './layout';

const SQRT_LOG2_E: f32 = 1.2011224087864498;

/** The rows from `first`, where a row block begins, to `end`. */
export function packRows(
  z: usize, nodes: i32, width: i32, rows: usize, panels: usize, norms: usize, first: i32, end: i32,
): void {
  const paddedWidth = padToGroup(width);
  for (let node = first; node < end; node++) {
    const row = rows + ((<usize>node * <usize>paddedWidth) << 2);
    const panel = panels + ((<usize>(node & -8) * <usize>paddedWidth) << 2) + (<usize>(node & 7) << 2);
    let squaredNorm: f64 = 0;
    for (let k = 0; k < paddedWidth; k++) {
      let value: f32 = 0;
      if (node < nodes && k < width) {
        value = f32.load(z + ((<usize>node * <usize>width + <usize>k) << 2));
        // One NaN for all: others could lose their bits in the integer arithmetic of `powerOfTwo`.
        if (value != value) value = f32.NaN;
      }
      const scaled = value * SQRT_LOG2_E;
      f32.store(row + (<usize>k << 2), value);
      f32.store(panel + (<usize>k << 5), scaled);
      squaredNorm += <f64>scaled * <f64>scaled;
    }
    const norm = norms + (<usize>(node / TILE) << 3);
    f64.store(norm, node % TILE == 0 ? squaredNorm : max(f64.load(norm), squaredNorm));
  }
}

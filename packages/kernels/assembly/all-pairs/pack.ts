// Packs rows of Z [N, d] into the two forms the tile products read, both padded with zeros to multiples of 8:
//   rows:   row-major, as it came;
//   panels: groups of 8 rows, transposed, scaled by sqrt(log2 e), so that products of two panels are
//           logits in base 2 (the exponential then needs no multiplication per pair).
import { padToGroup } from './layout';

const SQRT_LOG2_E: f32 = 1.2011224087864498;

export function packRows(
  z: usize, nodes: i32, width: i32, rows: usize, panels: usize, first: i32, end: i32,
): void {
  const paddedWidth = padToGroup(width);
  for (let node = first; node < end; node++) {
    const row = rows + ((<usize>node * <usize>paddedWidth) << 2);
    const panel = panels + ((<usize>(node & -8) * <usize>paddedWidth) << 2) + (<usize>(node & 7) << 2);
    for (let k = 0; k < paddedWidth; k++) {
      let value: f32 = 0;
      if (node < nodes && k < width) {
        value = f32.load(z + ((<usize>node * <usize>width + <usize>k) << 2));
        // One NaN for all: others could lose their bits in the integer arithmetic of `powerOfTwo`.
        if (value != value) value = f32.NaN;
      }
      f32.store(row + (<usize>k << 2), value);
      f32.store(panel + (<usize>k << 5), value * SQRT_LOG2_E);
    }
  }
}

// Labeled pairs. A tile treats every pair as unlabeled; its labeled pairs are taken out before the
// element-wise step and get their terms after it, so that none is ever the difference of two large numbers:
//   both (i, j) and (j, i) labeled:  2 w softplus(-s),               derivative of each -w sigmoid(-s)
//   one of them:                     w softplus(-s) + softplus(s),   mean derivative (sigmoid(s) - w sigmoid(-s)) / 2
// with the logit s and w = positiveWeight, in float64. They are computed once for each pair {i, j}.
//
// The pairs come as records (source, target, kind), source <= target, grouped by row block and ordered by
// target within it, so that one cursor follows the tiles of a row block.
import { promoteHigh } from '../vectors';
import { MASKED, TILE_ROW_BYTES } from './layout';

const RECORD_BYTES: usize = 12;
const KIND_BOTH: i32 = 3;

/** The first record at or after `record` whose target is not below `limit`. */
export function skipTo(record: usize, end: usize, limit: i32): usize {
  while (record < end && i32.load(record, 4) < limit) record += RECORD_BYTES;
  return record;
}

/** Where the records of a row block begin. */
// @ts-ignore: decorator
@inline
export function blockRecords(blockPointers: usize, records: usize, block: i32): usize {
  return records + <usize>i32.load(blockPointers + (<usize>block << 2)) * RECORD_BYTES;
}

/** Takes the pairs of tile (i, j) out of it. */
export function maskLabeled(tile: usize, i: i32, j: i32, record: usize, end: usize): void {
  for (; record < end; record += RECORD_BYTES) {
    const row = i32.load(record) - i, column = i32.load(record, 4) - j;
    f32.store(entry(tile, row, column), MASKED);
    if (i == j) f32.store(entry(tile, column, row), MASKED);
  }
}

/** Writes the derivatives of the pairs of tile (i, j) into it and returns their value. */
export function labeledPairs(
  tile: usize, i: i32, j: i32, record: usize, end: usize,
  z: usize, rowBytes: usize, positiveWeight: f64,
): f64 {
  let value: f64 = 0;
  for (; record < end; record += RECORD_BYTES) {
    const source = i32.load(record), target = i32.load(record, 4);
    const s = dot64(z + <usize>source * rowBytes, z + <usize>target * rowBytes, rowBytes);
    const u = NativeMath.exp(-abs(s));
    const logarithm = NativeMath.log1p(u);
    const positive = positiveWeight * (max(-s, 0.0) + logarithm);
    const larger = 1 / (1 + u), smaller = u / (1 + u);
    let derivative = -positiveWeight * (s >= 0 ? smaller : larger);
    if (source == target) {
      value += positive;
    } else if (i32.load(record, 8) == KIND_BOTH) {
      value += 2 * positive;
    } else {
      value += positive + (max(s, 0.0) + logarithm);
      derivative = 0.5 * (derivative + (s >= 0 ? larger : smaller));
    }
    f32.store(entry(tile, source - i, target - j), <f32>derivative);
    if (i == j) f32.store(entry(tile, target - j, source - i), <f32>derivative);
  }
  return value;
}

// @ts-ignore: decorator
@inline
function entry(tile: usize, row: i32, column: i32): usize {
  return tile + <usize>row * TILE_ROW_BYTES + (<usize>column << 2);
}

/** A dot product in float64: exact products, so that e^-s keeps its digits for large s. */
// @ts-ignore: decorator
@inline
function dot64(a: usize, b: usize, bytes: usize): f64 {
  let low = f64x2.splat(0), high = low;
  for (const end = a + bytes; a < end; a += 16, b += 16) {
    const left = v128.load(a), right = v128.load(b);
    low = f64x2.add(low, f64x2.mul(f64x2.promote_low_f32x4(left), f64x2.promote_low_f32x4(right)));
    high = f64x2.add(high, f64x2.mul(promoteHigh(left), promoteHigh(right)));
  }
  const both = f64x2.add(low, high);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/**
 * @file Sums of groups of rows by tfjs ops that every backend has and computes exactly alike: gather and
 * add. Segment sums are missing on some backends, quadratic on others and may add in any order.
 *
 * Each group is added as a tree: one level adds neighbors in pairs, so the number of ops grows with the
 * logarithm of the largest group, and rounding errors with it. Memory is bounded by cutting the groups
 * into tiles of about 2^20 numbers.
 */
import * as tf from '@tensorflow/tfjs-core';

const TILE_NUMBERS = 2 ** 20;

/** Rows to add: group g adds rows `pointers[g]` to `pointers[g + 1]` of what `loadRows` returns. */
export interface RowGroups {
  /** `[groups + 1]`, from 0, not decreasing. */
  readonly pointers: Uint32Array;
  /** Width of a row. */
  readonly width: number;
  /** Rows `first` to `end` as a tensor `[end - first, width]`. */
  loadRows(first: number, end: number): tf.Tensor2D;
}

/** The sum of each group's rows, `[groups, width]`; empty groups sum to zero. */
export function sumRowGroups({ pointers, width, loadRows }: RowGroups): tf.Tensor2D {
  const groups = pointers.length - 1;
  const tileRows = Math.max(1, Math.floor(TILE_NUMBERS / Math.max(1, width)));
  const tiles: tf.Tensor2D[] = [];
  for (let group = 0; group < groups; ) {
    let end = group + 1;
    while (end < groups && pointers[end + 1]! - pointers[group]! <= tileRows) end++;
    const tilePointers = pointers.subarray(group, end + 1);
    tiles.push(tf.tidy(() => sumTile(tilePointers, width, loadRows)));
    group = end;
  }
  if (tiles.length === 0) return tf.zeros([0, width]);
  return tiles.length === 1 ? tiles[0]! : tf.concat(tiles, 0);
}

function sumTile(
  pointers: Uint32Array,
  width: number,
  loadRows: RowGroups['loadRows'],
): tf.Tensor2D {
  const first = pointers[0]!;
  const end = pointers[pointers.length - 1]!;
  if (first === end) return tf.zeros([pointers.length - 1, width]);
  return addTree(loadRows(first, end), pointers);
}

function addTree(rows: tf.Tensor2D, pointers: Uint32Array): tf.Tensor2D {
  let level = rows;
  let starts = Uint32Array.from(pointers, (pointer) => pointer - pointers[0]!);
  while (longest(starts) > 1) {
    const next = halve(starts);
    const padded = withZeroRow(level);
    level = tf.add(tf.gather(padded, next.left), tf.gather(padded, next.right));
    starts = next.starts;
  }
  const zeroRow = level.shape[0];
  const places = Int32Array.from({ length: starts.length - 1 }, (_, group) =>
    starts[group]! < starts[group + 1]! ? starts[group]! : zeroRow,
  );
  return tf.gather(withZeroRow(level), tf.tensor1d(places, 'int32'));
}

/** One level of the tree: the rows to add in pairs; an odd one out is paired with the zero row. */
function halve(starts: Uint32Array): {
  left: tf.Tensor1D;
  right: tf.Tensor1D;
  starts: Uint32Array<ArrayBuffer>;
} {
  const zeroRow = starts[starts.length - 1]!;
  const next = new Uint32Array(starts.length);
  for (let group = 0; group + 1 < starts.length; group++) {
    next[group + 1] = next[group]! + Math.ceil((starts[group + 1]! - starts[group]!) / 2);
  }
  const left = new Int32Array(next[next.length - 1]!);
  const right = new Int32Array(left.length).fill(zeroRow);
  for (let group = 0; group + 1 < starts.length; group++) {
    const end = starts[group + 1]!;
    for (let row = starts[group]!, pair = next[group]!; row < end; row += 2, pair++) {
      left[pair] = row;
      if (row + 1 < end) right[pair] = row + 1;
    }
  }
  return { left: tf.tensor1d(left, 'int32'), right: tf.tensor1d(right, 'int32'), starts: next };
}

function longest(starts: Uint32Array): number {
  let length = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    length = Math.max(length, starts[group + 1]! - starts[group]!);
  }
  return length;
}

function withZeroRow(rows: tf.Tensor2D): tf.Tensor2D {
  return tf.concat([rows, tf.zeros<tf.Rank.R2>([1, rows.shape[1]])], 0);
}

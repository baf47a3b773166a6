/**
 * @file How two clusterings of the same items divide each other; what NMI and ARI are computed from.
 */
import { checkParallel } from './check-arguments.js';

/** Numbers of items by cluster; the names of the clusters are gone. */
export interface ContingencyTable {
  /** Number of items. */
  readonly total: number;
  /** Items in each cluster of the first clustering. */
  readonly first: Float64Array;
  /** Items in each cluster of the second clustering. */
  readonly second: Float64Array;
  /** The non-empty cells: `counts[c]` items are in cluster `rows[c]` of one and `columns[c]` of the other. */
  readonly cells: {
    readonly rows: Uint32Array;
    readonly columns: Uint32Array;
    readonly counts: Float64Array;
  };
}

/**
 * Counts the table of two clusterings, `[n]` each, in O(n).
 * @throws MetricError `invalid-argument` for unequal lengths; `undefined-metric` for empty ones
 */
export function contingencyTable(
  metric: string,
  labels: ArrayLike<number>,
  clusters: ArrayLike<number>,
): ContingencyTable {
  checkParallel(metric, ['labels', labels], ['clusters', clusters]);
  const rowOf = numberFromZero(labels);
  const columnOf = numberFromZero(clusters);
  const first = new Float64Array(rowOf.count);
  const second = new Float64Array(columnOf.count);
  const cells = new Map<number, number>();
  for (let k = 0; k < labels.length; k++) {
    const row = rowOf.numbers[k]!;
    const column = columnOf.numbers[k]!;
    first[row]!++;
    second[column]!++;
    const cell = row * columnOf.count + column;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const keys = [...cells.keys()];
  return {
    total: labels.length,
    first,
    second,
    cells: {
      rows: Uint32Array.from(keys, (key) => Math.floor(key / columnOf.count)),
      columns: Uint32Array.from(keys, (key) => key % columnOf.count),
      counts: Float64Array.from(cells.values()),
    },
  };
}

/** Numbers the distinct values 0, 1, ... in the order in which they first occur. */
function numberFromZero(values: ArrayLike<number>): { numbers: Uint32Array; count: number } {
  const known = new Map<number, number>();
  const numbers = new Uint32Array(values.length);
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (!known.has(value)) known.set(value, known.size);
    numbers[k] = known.get(value)!;
  }
  return { numbers, count: known.size };
}

/** @file Euclidean distances between pictures given as rows of pixels. */

/** The distance between two pictures. */
export function distanceBetween(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, k) => sum + (value - b[k]!) ** 2, 0));
}

/** A row of many, and how far it is. */
export interface NearestRow {
  readonly row: number;
  readonly distance: number;
}

/** The row of `rows` `[n, query.length]` that is nearest to `query`. */
export function nearestRow(query: Float32Array, rows: Float32Array): NearestRow {
  const width = query.length;
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < rows.length; start += width) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += (query[k]! - rows[start + k]!) ** 2;
    if (sum < least) {
      least = sum;
      nearest = start / width;
    }
  }
  return { row: nearest, distance: Math.sqrt(least) };
}

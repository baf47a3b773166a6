/** @file Nearest neighbors among vectors, by looking at all of them. */

/** What was found for each query. */
export interface Nearest {
  /** Row of the nearest vector `[queries]`. */
  readonly rows: Uint32Array;
  /** Euclidean distance to it `[queries]`. */
  readonly distances: Float64Array;
}

/** The nearest of `vectors` `[n, width]` to each of `queries` `[q, width]`. */
export function nearestVectors(
  queries: Float32Array,
  vectors: Float32Array,
  width: number,
): Nearest {
  const count = queries.length / width;
  const rows = new Uint32Array(count);
  const distances = new Float64Array(count);
  for (let query = 0; query < count; query++) {
    let least = Number.POSITIVE_INFINITY;
    const from = query * width;
    for (let row = 0; row * width < vectors.length; row++) {
      const at = row * width;
      let sum = 0;
      for (let k = 0; k < width; k++) sum += (queries[from + k]! - vectors[at + k]!) ** 2;
      if (sum < least) {
        least = sum;
        rows[query] = row;
      }
    }
    distances[query] = Math.sqrt(least);
  }
  return { rows, distances };
}

/** @file Slow, plain float64 arithmetic that the kernels' tests compare with. */
import type { CsrMatrix } from '@latentgraph/graph';

/** A dense matrix in float64, row-major. */
export interface Matrix64 {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function matrix64(rows: number, columns: number, values: ArrayLike<number>): Matrix64 {
  return { rows, columns, values: Float64Array.from(values) };
}

/** A sparse matrix with its zeros. */
export function densify(matrix: CsrMatrix): Matrix64 {
  const values = new Float64Array(matrix.rows * matrix.columns);
  const entries = matrix.toEntries();
  for (let k = 0; k < matrix.nonZeros; k++) {
    values[entries.rows[k]! * matrix.columns + entries.columns[k]!] = entries.values[k]!;
  }
  return { rows: matrix.rows, columns: matrix.columns, values };
}

export function transpose64({ rows, columns, values }: Matrix64): Matrix64 {
  const transposed = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      transposed[column * rows + row] = values[row * columns + column]!;
    }
  }
  return { rows: columns, columns: rows, values: transposed };
}

export function multiply64(a: Matrix64, b: Matrix64): Matrix64 {
  const values = new Float64Array(a.rows * b.columns);
  for (let row = 0; row < a.rows; row++) {
    for (let column = 0; column < b.columns; column++) {
      let total = 0;
      for (let k = 0; k < a.columns; k++) {
        total += a.values[row * a.columns + k]! * b.values[k * b.columns + column]!;
      }
      values[row * b.columns + column] = total;
    }
  }
  return { rows: a.rows, columns: b.columns, values };
}

/**
 * Largest difference, relative to the largest expected entry (or absolute, if that is 0). Infinity where the
 * lengths differ or an entry is not a number where the other is.
 */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  let difference = 0;
  for (let k = 0; k < expected.length; k++) {
    const error = Math.abs(actual[k]! - expected[k]!);
    if (Number.isNaN(error)) return Number.POSITIVE_INFINITY;
    difference = Math.max(difference, error);
    largest = Math.max(largest, Math.abs(expected[k]!));
  }
  return largest === 0 ? difference : difference / largest;
}

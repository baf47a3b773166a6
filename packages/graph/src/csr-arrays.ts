/**
 * @file The plain arrays a sparse matrix is made of, and the checks of what a caller passes in.
 */
import { GraphError } from './errors.js';

/** Entries of a sparse matrix in any order: entry k is (rows[k], columns[k]) = values[k]. */
export interface CoordinateEntries {
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  /** Defaults to ones. */
  readonly values?: ArrayLike<number> | undefined;
}

/** The three arrays of a CSR matrix; rows by increasing index, columns increasing within a row. */
export interface CsrArrays {
  readonly rowPointers: Uint32Array;
  readonly columnIndices: Uint32Array;
  readonly values: Float32Array;
}

/** @throws GraphError `invalid-matrix` unless the entries are parallel and inside the shape */
export function checkEntries(rows: number, columns: number, entries: CoordinateEntries): void {
  checkShape(rows, columns);
  const { rows: rowOf, columns: columnOf, values } = entries;
  if (rowOf.length !== columnOf.length || (values && values.length !== rowOf.length)) {
    throw new GraphError(
      'invalid-matrix',
      `CsrMatrix.fromEntries: rows, columns and values must have one length, got ${rowOf.length}, ${columnOf.length} and ${values?.length ?? 'no values'}`,
    );
  }
  for (let k = 0; k < rowOf.length; k++) {
    if (!isIndex(rowOf[k]!, rows) || !isIndex(columnOf[k]!, columns)) {
      throw new GraphError(
        'invalid-matrix',
        `CsrMatrix.fromEntries: entry ${k} is at (${rowOf[k]}, ${columnOf[k]}), outside the shape [${rows}, ${columns}]`,
      );
    }
  }
}

/** Whether `value` is a whole number in [0, limit). */
export function isIndex(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}

function checkShape(rows: number, columns: number): void {
  if (!isIndex(rows, 2 ** 32) || !isIndex(columns, 2 ** 32)) {
    throw new GraphError(
      'invalid-matrix',
      `CsrMatrix: rows and columns must be whole numbers from 0 to 2^32 - 1, got [${rows}, ${columns}]`,
    );
  }
}

/** @throws GraphError `invalid-matrix` unless the arrays are in CSR form */
export function checkCsr(rows: number, columns: number, arrays: CsrArrays): void {
  const { rowPointers, columnIndices, values } = arrays;
  const fail = (what: string): never => {
    throw new GraphError('invalid-matrix', `CsrMatrix [${rows}, ${columns}]: ${what}`);
  };
  checkShape(rows, columns);
  if (rowPointers.length !== rows + 1) {
    fail(`rowPointers must have rows + 1 = ${rows + 1} entries, got ${rowPointers.length}`);
  }
  if (rowPointers[0] !== 0 || rowPointers[rows] !== columnIndices.length) {
    fail(`rowPointers must go from 0 to the ${columnIndices.length} stored entries`);
  }
  if (values.length !== columnIndices.length) {
    fail(`${values.length} values for ${columnIndices.length} column indices`);
  }
  for (let row = 0; row < rows; row++) {
    const end = rowPointers[row + 1]!;
    if (end < rowPointers[row]! || end > columnIndices.length) {
      fail(`rowPointers decrease after row ${row}`);
    }
    for (let k = rowPointers[row]!; k < end; k++) {
      if (columnIndices[k]! >= columns) fail(`row ${row} has column ${columnIndices[k]}`);
      if (k > rowPointers[row]! && columnIndices[k]! <= columnIndices[k - 1]!) {
        fail(`columns of row ${row} are not strictly increasing`);
      }
    }
  }
}

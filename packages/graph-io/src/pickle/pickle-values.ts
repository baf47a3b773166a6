/**
 * @file What a pickle may hold here: plain values, lists, dictionaries, NumPy arrays and SciPy CSR
 * matrices. A `bytes` is a Uint8Array, a `str` of Python 2 a string of code units 0-255 (Latin-1).
 */
import { CsrMatrix, LatentGraphError } from '@latentgraph/graph';
import { FormatError } from '../errors.js';
import type { NumericArray } from '../numpy/element-types.js';

/** Any value `readPickle` returns. A tuple is an array, like a list. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | PickleValue[]
  | PickleDictionary
  | NumpyArray
  | ScipyCsrMatrix;

/** A `dict`, `OrderedDict` or `defaultdict`, in the order of insertion. */
export type PickleDictionary = Map<string | number | boolean | null, PickleValue>;

/** A NumPy array; empty until its state has been read. */
export class NumpyArray {
  shape: readonly number[] = [0];
  /** In row-major order: numbers, or the strings or objects of an array that holds such. */
  data: NumericArray | PickleValue[] = new Float64Array(0);
}

/** Entries of a matrix as a file stores them: entry k is (rows[k], columns[k]) = values[k]. */
export interface StoredEntries {
  readonly rows: NumericArray;
  readonly columns: NumericArray;
  readonly values: NumericArray;
}

/** Bounds the memory that a small hostile file can ask for. */
export const mostColumns = 2 ** 24;

/** A SciPy CSR matrix; empty until its state has been read. */
export class ScipyCsrMatrix {
  rows = 0;
  columns = 0;
  rowPointers: NumericArray = new Uint32Array(1);
  columnIndices: NumericArray = new Uint32Array(0);
  values: NumericArray = new Float32Array(0);

  /**
   * The same matrix, columns sorted within rows, values in single precision.
   * @throws FormatError `invalid-pickle` where the arrays describe no CSR matrix
   */
  toCsrMatrix(): CsrMatrix {
    const entries = this.toEntries();
    try {
      return CsrMatrix.fromEntries(this.rows, this.columns, entries);
    } catch (error) {
      throw LatentGraphError.isInstance(error) ? invalidMatrix(this, error.message) : error;
    }
  }

  /**
   * The entries in the order they are stored in, repeated ones included. Their columns are not
   * checked.
   * @throws FormatError `invalid-pickle` where the arrays describe no CSR matrix
   */
  toEntries(): StoredEntries {
    const { rows, columns, rowPointers, columnIndices, values } = this;
    if (columns > mostColumns) throw invalidMatrix(this, `more than ${mostColumns} columns`);
    if (rowPointers.length !== rows + 1 || columnIndices.length !== values.length) {
      throw invalidMatrix(
        this,
        `${rowPointers.length} row pointers, ${columnIndices.length} column indices, ${values.length} values`,
      );
    }
    const rowOf = new Uint32Array(columnIndices.length);
    for (let row = 0, end = 0; row < rows; row++) {
      const begin = end;
      end = rowPointers[row + 1]!;
      if (rowPointers[row] !== begin || end < begin || end > rowOf.length) {
        throw invalidMatrix(this, `row ${row} goes from ${rowPointers[row]} to ${end}`);
      }
      rowOf.fill(row, begin, end);
    }
    if (rowPointers[rows] !== rowOf.length) {
      throw invalidMatrix(this, `${rowOf.length} entries, but rows end at ${rowPointers[rows]}`);
    }
    return { rows: rowOf, columns: columnIndices, values };
  }
}

function invalidMatrix({ rows, columns }: ScipyCsrMatrix, what: string): FormatError {
  return new FormatError('invalid-pickle', `sparse matrix [${rows}, ${columns}]: ${what}`);
}

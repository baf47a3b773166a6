/**
 * @file What a pickle may hold here: plain values, lists, dictionaries, NumPy arrays of numbers and
 * SciPy CSR matrices. Byte strings are JavaScript strings of code units 0-255 (Latin-1).
 */
import { CsrMatrix, LatentGraphError } from '@latentgraph/graph';
import { FormatError } from '../errors.js';

/** Numbers of an array, widened to double precision where they are 64-bit integers. */
export type NumericArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** Any value `readPickle` returns. A tuple is an array, like a list. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | PickleValue[]
  | PickleDictionary
  | NumpyArray
  | ScipyCsrMatrix;

/** A `dict`, `OrderedDict` or `defaultdict`, in the order of insertion. */
export type PickleDictionary = Map<string | number | boolean | null, PickleValue>;

/** A NumPy array; empty until its state has been read. */
export class NumpyArray {
  shape: readonly number[] = [0];
  /** In row-major order. */
  data: NumericArray = new Float64Array(0);
}

/** Bounds the memory that a small hostile file can ask for. */
const mostColumns = 2 ** 24;

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
    try {
      return CsrMatrix.fromEntries(rows, columns, { rows: rowOf, columns: columnIndices, values });
    } catch (error) {
      throw LatentGraphError.isInstance(error) ? invalidMatrix(this, error.message) : error;
    }
  }
}

function invalidMatrix({ rows, columns }: ScipyCsrMatrix, what: string): FormatError {
  return new FormatError('invalid-pickle', `sparse matrix [${rows}, ${columns}]: ${what}`);
}

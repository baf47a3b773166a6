/**
 * @file A sparse matrix in compressed sparse row (CSR) form, immutable.
 *
 * Row r holds its entries at positions rowPointers[r] .. rowPointers[r + 1] of `columnIndices` and
 * `values`, by increasing column, each column at most once. All constructors establish this.
 */
import { countingSort, countingSortPairs } from './counting-sort.js';
import { type CoordinateEntries, type CsrArrays, checkCsr, checkEntries } from './csr-arrays.js';

const marker: unique symbol = Symbol.for('latentgraph.csr-matrix');

/** An immutable sparse matrix `[rows, columns]` in compressed sparse row form. */
export class CsrMatrix implements CsrArrays {
  readonly [marker] = true;
  readonly rows: number;
  readonly columns: number;
  /** `[rows + 1]`, from 0 to `nonZeros`. */
  readonly rowPointers: Uint32Array;
  /** `[nonZeros]`, increasing within a row. */
  readonly columnIndices: Uint32Array;
  /** `[nonZeros]` */
  readonly values: Float32Array;
  #transposed: CsrMatrix | undefined;
  #hasSymmetricPattern: boolean | undefined;

  /**
   * Wraps arrays that are in CSR form already; they are kept, not copied.
   * @throws GraphError `invalid-matrix` if they are not.
   */
  constructor(rows: number, columns: number, arrays: CsrArrays) {
    this.rows = rows;
    this.columns = columns;
    this.rowPointers = arrays.rowPointers;
    this.columnIndices = arrays.columnIndices;
    this.values = arrays.values;
    checkCsr(rows, columns, arrays);
  }

  /** Number of stored entries. */
  get nonZeros(): number {
    return this.columnIndices.length;
  }

  /** Whether `value` is a CSR matrix, from this or another copy of the package. */
  static isInstance(value: unknown): value is CsrMatrix {
    return typeof value === 'object' && value !== null && marker in value;
  }

  /**
   * Builds a matrix from entries in any order; entries at the same place are summed, in double
   * precision. Zeros are stored like any other value.
   * @throws GraphError `invalid-matrix` for an index outside the shape.
   */
  static fromEntries(rows: number, columns: number, entries: CoordinateEntries): CsrMatrix {
    checkEntries(rows, columns, entries);
    const order = countingSortPairs(entries.rows, rows, entries.columns, columns);
    return sumDuplicates(rows, columns, entries, order);
  }

  /** The identity matrix `[size, size]`. */
  static identity(size: number): CsrMatrix {
    return new CsrMatrix(size, size, {
      rowPointers: Uint32Array.from({ length: size + 1 }, (_, row) => row),
      columnIndices: Uint32Array.from({ length: size }, (_, row) => row),
      values: new Float32Array(size).fill(1),
    });
  }

  /** The transpose `[columns, rows]`; computed once and kept. */
  transpose(): CsrMatrix {
    if (this.#transposed === undefined) {
      const { rows, columns, values } = this.toEntries();
      const { order, pointers } = countingSort(columns, this.columns);
      this.#transposed = new CsrMatrix(this.columns, this.rows, {
        rowPointers: pointers,
        columnIndices: order.map((entry) => rows[entry]!),
        values: Float32Array.from(order, (entry) => values[entry]!),
      });
      this.#transposed.#transposed = this;
    }
    return this.#transposed;
  }

  /** Whether (column, row) is stored wherever (row, column) is, whatever the values; looked at once. */
  get hasSymmetricPattern(): boolean {
    this.#hasSymmetricPattern ??=
      this.rows === this.columns &&
      areEqual(this.rowPointers, this.transpose().rowPointers) &&
      areEqual(this.columnIndices, this.transpose().columnIndices);
    return this.#hasSymmetricPattern;
  }

  /** The entries as coordinates, by row and then by column. `columns` and `values` are shared. */
  toEntries(): { rows: Uint32Array; columns: Uint32Array; values: Float32Array } {
    const rows = new Uint32Array(this.nonZeros);
    for (let row = 0; row < this.rows; row++) {
      rows.fill(row, this.rowPointers[row], this.rowPointers[row + 1]);
    }
    return { rows, columns: this.columnIndices, values: this.values };
  }

  /** Position of entry (row, column) in `values`, or -1 where the matrix has no such entry. */
  indexOf(row: number, column: number): number {
    let low = this.rowPointers[row]!;
    let high = this.rowPointers[row + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.columnIndices[middle]!;
      if (found === column) return middle;
      if (found < column) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Whether an entry is stored at (row, column). */
  has(row: number, column: number): boolean {
    return this.indexOf(row, column) >= 0;
  }

  /** The sum of each row, `[rows]`, in double precision. */
  rowSums(): Float64Array {
    const sums = new Float64Array(this.rows);
    for (let row = 0; row < this.rows; row++) {
      for (let k = this.rowPointers[row]!; k < this.rowPointers[row + 1]!; k++) {
        sums[row]! += this.values[k]!;
      }
    }
    return sums;
  }

  /**
   * A matrix with the same pattern and other values, `[nonZeros]`; the pattern's arrays are shared.
   * @throws GraphError `invalid-matrix` for another number of values
   */
  withValues(values: Float32Array): CsrMatrix {
    return new CsrMatrix(this.rows, this.columns, {
      rowPointers: this.rowPointers,
      columnIndices: this.columnIndices,
      values,
    });
  }
}

function sumDuplicates(
  rows: number,
  columns: number,
  entries: CoordinateEntries,
  order: Uint32Array,
): CsrMatrix {
  const rowPointers = new Uint32Array(rows + 1);
  const columnIndices = new Uint32Array(order.length);
  const sums = new Float64Array(order.length);
  let count = 0;
  let lastRow = -1;
  for (const entry of order) {
    const row = entries.rows[entry]!;
    const column = entries.columns[entry]!;
    const value = entries.values === undefined ? 1 : entries.values[entry]!;
    if (row === lastRow && columnIndices[count - 1] === column) {
      sums[count - 1]! += value;
    } else {
      columnIndices[count] = column;
      sums[count] = value;
      rowPointers[row + 1]!++;
      count++;
      lastRow = row;
    }
  }
  for (let row = 0; row < rows; row++) rowPointers[row + 1]! += rowPointers[row]!;
  return new CsrMatrix(rows, columns, {
    rowPointers,
    columnIndices: columnIndices.slice(0, count),
    values: Float32Array.from(sums.subarray(0, count)),
  });
}

function areEqual(first: Uint32Array, second: Uint32Array): boolean {
  return first.length === second.length && first.every((value, k) => value === second[k]);
}

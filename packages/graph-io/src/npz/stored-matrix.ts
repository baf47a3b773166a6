/**
 * @file A matrix in an `.npz` file, in any of the ways people store one: the arrays of a SciPy
 * matrix each under a name of its own (as scipy.sparse.save_npz and Shchur et al. do), a SciPy CSR
 * matrix pickled whole, or a dense array.
 */
import { CsrMatrix, LatentGraphError } from '@latentgraph/graph';
import type { NumericArray } from '../numpy/element-types.js';
import type { NpzArchive } from '../numpy/npz-archive.js';
import { isShape } from '../numpy/shape.js';
import {
  mostColumns,
  type NumpyArray,
  type PickleValue,
  ScipyCsrMatrix,
  type StoredEntries,
} from '../pickle/pickle-values.js';

/** A matrix as a file stores it: entries in any order, repeated ones included. */
export interface StoredMatrix {
  /** Name of the array that holds it, for messages. */
  readonly member: string;
  readonly rows: number;
  readonly columns: number;
  readonly entries: StoredEntries;
}

/** Reads a matrix that is one array: a SciPy CSR matrix pickled whole, or a dense array. */
export function wholeMatrix(archive: NpzArchive, member: string): StoredMatrix {
  const array = archive.read(member);
  const item = objectOf(array);
  if (item instanceof ScipyCsrMatrix) {
    const { rows, columns } = item;
    return { member, rows, columns, entries: entriesOf(archive, member, item) };
  }
  const [rows, columns] = array.shape;
  if (Array.isArray(array.data) || array.shape.length !== 2) {
    const got = describe(array);
    const what = `expected a scipy.sparse CSR matrix or a two-dimensional array of numbers, got ${got}`;
    return archive.fail(what, member);
  }
  return { member, rows: rows!, columns: columns!, entries: nonZeros(array.data, columns!) };
}

/**
 * Reads a matrix whose arrays are called `PREFIXdata`, `PREFIXindices` and so on.
 * @param format `csr`, `csc` or `coo`, as SciPy names its formats
 */
export function matrixOfParts(
  archive: NpzArchive,
  prefix: string,
  format: 'csr' | 'csc' | 'coo',
): StoredMatrix {
  const member = `${prefix}data`;
  const shape = Array.from(numbers(archive, `${prefix}shape`));
  if (!isShape(shape) || shape.length !== 2) {
    return archive.fail(
      `expected the shape of a matrix, got [${shape.join(', ')}]`,
      `${prefix}shape`,
    );
  }
  const [rows, columns] = [shape[0]!, shape[1]!];
  if (Math.max(rows, columns) > mostColumns) {
    const what = `[${rows}, ${columns}] is larger than the ${mostColumns} rows and columns that are read`;
    archive.fail(what, `${prefix}shape`);
  }
  const values = numbers(archive, member);
  if (format === 'coo') {
    const rowOf = numbers(archive, `${prefix}row`);
    const columnOf = numbers(archive, `${prefix}col`);
    return { member, rows, columns, entries: { rows: rowOf, columns: columnOf, values } };
  }
  const matrix = new ScipyCsrMatrix();
  // CSC is the CSR form of the transpose.
  [matrix.rows, matrix.columns] = format === 'csr' ? [rows, columns] : [columns, rows];
  matrix.rowPointers = numbers(archive, `${prefix}indptr`);
  matrix.columnIndices = numbers(archive, `${prefix}indices`);
  matrix.values = values;
  const entries = entriesOf(archive, member, matrix);
  return {
    member,
    rows,
    columns,
    entries: format === 'csr' ? entries : { rows: entries.columns, columns: entries.rows, values },
  };
}

/**
 * The matrix with columns sorted and repeated entries summed, as SciPy defines them.
 * @throws FormatError `invalid-npz` for an entry outside the shape or that is no finite number
 */
export function toCsrMatrix(archive: NpzArchive, matrix: StoredMatrix): CsrMatrix {
  const { member, rows, columns, entries } = matrix;
  const summed = reporting(archive, member, () => CsrMatrix.fromEntries(rows, columns, entries));
  const bad = summed.values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    const { rows: rowOf, columns: columnOf } = summed.toEntries();
    const what = `the value at (${rowOf[bad]}, ${columnOf[bad]}) is ${summed.values[bad]}, no finite number in single precision`;
    archive.fail(what, member);
  }
  return summed;
}

/** The one object of an array without axes, as numpy.savez makes of anything that is no array. */
export function objectOf({ shape, data }: NumpyArray): PickleValue | undefined {
  return shape.length === 0 && Array.isArray(data) ? data[0] : undefined;
}

/** The numbers of an array with at most one axis. */
export function numbers(archive: NpzArchive, member: string): NumericArray {
  const array = archive.read(member);
  const { data, shape } = array;
  return Array.isArray(data) || shape.length > 1
    ? archive.fail(`expected a list of numbers, got ${describe(array)}`, member)
    : data;
}

/** What an array is, for messages. */
function describe({ data, shape }: NumpyArray): string {
  if (!Array.isArray(data)) return `an array [${shape.join(', ')}]`;
  return data.every((item) => typeof item === 'string') ? 'text' : 'objects';
}

function entriesOf(archive: NpzArchive, member: string, matrix: ScipyCsrMatrix): StoredEntries {
  return reporting(archive, member, () => matrix.toEntries());
}

/** Runs what checks a matrix; its errors then name the file. */
function reporting<Result>(archive: NpzArchive, member: string, check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (!LatentGraphError.isInstance(error)) throw error;
    return archive.fail(error.message, member, { cause: error });
  }
}

/** The entries of a dense matrix `[rows, columns]` in row-major order that are not zero. */
function nonZeros(dense: NumericArray, columns: number): StoredEntries {
  let count = 0;
  for (const value of dense) if (value !== 0) count++;
  const [rowOf, columnOf] = [new Uint32Array(count), new Uint32Array(count)];
  const values = new Float64Array(count);
  let k = 0;
  for (let position = 0; position < dense.length; position++) {
    if (dense[position] === 0) continue;
    rowOf[k] = Math.floor(position / columns);
    columnOf[k] = position % columns;
    values[k++] = dense[position]!;
  }
  return { rows: rowOf, columns: columnOf, values };
}

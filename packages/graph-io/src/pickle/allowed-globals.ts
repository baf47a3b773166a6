/**
 * @file The only names a pickle may refer to, and what each one builds. Nothing is ever looked up
 * by a name from the file: an entry of this table is used, or the pickle is refused.
 */
import type { FormatErrorCode } from '../errors.js';
import { decodeElements, isNumericType, NumpyDtype, toRowMajor } from './numpy-data.js';
import { NumpyArray, type PickleDictionary, ScipyCsrMatrix } from './pickle-values.js';

/** Something to call or a type to name while reading; never part of the result. */
export interface AllowedGlobal {
  readonly allowedGlobal: string;
  /** Value of a call with these arguments; undefined where they do not fit. */
  readonly call?: (args: readonly unknown[]) => unknown;
}

/** What reports a state that does not fit; never returns. */
export type Fail = (code: FormatErrorCode, what: string) => never;

const globals = new Map<string, AllowedGlobal>();

function allow(names: readonly string[], call?: AllowedGlobal['call']): void {
  for (const name of names) globals.set(name, { allowedGlobal: name, ...(call && { call }) });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const named = (value: unknown, name: string): boolean =>
  isAllowedGlobal(value) && value.allowedGlobal.endsWith(` ${name}`);

// Modules moved over the years: Python 2 and 3, NumPy 1 and 2, SciPy before and after 1.8.
allow(['__builtin__ list', 'builtins list']);
allow(['numpy ndarray']);
allow(['collections defaultdict'], (args) =>
  args.length === 0 || (args.length === 1 && named(args[0], 'list')) ? new Map() : undefined,
);
allow(['collections OrderedDict', '__builtin__ dict', 'builtins dict'], (args) =>
  args.length === 0 ? new Map() : undefined,
);
allow(['scipy.sparse.csr csr_matrix', 'scipy.sparse._csr csr_matrix'], (args) =>
  args.length === 0 ? new ScipyCsrMatrix() : undefined,
);
allow(['numpy.core.multiarray _reconstruct', 'numpy._core.multiarray _reconstruct'], (args) =>
  named(args[0], 'ndarray') ? new NumpyArray() : undefined,
);
allow(['numpy dtype'], (args) => (isText(args[0]) ? new NumpyDtype(args[0]) : undefined));
// How Python 3 writes byte strings for Python 2. Units over 255 are met when an array is made of it.
allow(['_codecs encode'], ([text, encoding]) =>
  encoding === 'latin1' && isText(text) ? text : undefined,
);
allow(['__builtin__ bytes', 'builtins bytes'], (args) => (args.length === 0 ? '' : undefined));

/** The entry of the table for `module name`, if the name is allowed. */
export function allowedGlobal(module: string, name: string): AllowedGlobal | undefined {
  return globals.get(`${module} ${name}`);
}

export function isAllowedGlobal(value: unknown): value is AllowedGlobal {
  return typeof value === 'object' && value !== null && 'allowedGlobal' in value;
}

/** Gives an object its state, as Python's `__setstate__` does. */
export function setState(object: unknown, state: unknown, fail: Fail): void {
  if (object instanceof NumpyArray && Array.isArray(state)) setArray(object, state, fail);
  else if (object instanceof NumpyDtype && Array.isArray(state)) setDtype(object, state, fail);
  else if (object instanceof ScipyCsrMatrix && state instanceof Map) {
    setMatrix(object, state, fail);
  } else fail('unsafe-pickle', 'an object of no known kind is given a state');
}

/** State: (version, shape, dtype, is Fortran order, raw bytes). */
function setArray(array: NumpyArray, state: readonly unknown[], fail: Fail): void {
  const [, shape, dtype, fortranOrder, raw] = state;
  if (!isShape(shape) || !(dtype instanceof NumpyDtype)) {
    fail('invalid-pickle', 'an array without shape and type');
  }
  if (!isNumericType(dtype.typeName) || !isText(raw)) {
    fail('unsafe-pickle', `an array of type '${dtype.typeName}', not of numbers`);
  }
  const count = shape.reduce((product, size) => product * size, 1);
  const data = decodeElements(dtype, count, raw);
  if (data === undefined) {
    fail(
      'invalid-pickle',
      `${raw.length} bytes do not make an array [${shape.join(', ')}] of '${dtype.typeName}'`,
    );
  }
  array.shape = shape;
  array.data = fortranOrder === true && shape.length > 1 ? toRowMajor(data, shape) : data;
}

/** State: (version, byte order, ...). */
function setDtype(dtype: NumpyDtype, state: readonly unknown[], fail: Fail): void {
  const byteOrder = state[1];
  if (byteOrder !== '<' && byteOrder !== '>' && byteOrder !== '|') {
    fail('invalid-pickle', 'an array type without byte order');
  }
  dtype.bigEndian = byteOrder === '>';
}

function setMatrix(matrix: ScipyCsrMatrix, state: PickleDictionary, fail: Fail): void {
  const shape = state.get('_shape') ?? state.get('shape');
  const [rowPointers, columnIndices, values] = ['indptr', 'indices', 'data'].map((key) =>
    state.get(key),
  );
  if (
    !isShape(shape) ||
    shape.length !== 2 ||
    !(rowPointers instanceof NumpyArray) ||
    !(columnIndices instanceof NumpyArray) ||
    !(values instanceof NumpyArray)
  ) {
    fail('invalid-pickle', 'a sparse matrix without shape, indptr, indices and data');
  }
  matrix.rows = shape[0]!;
  matrix.columns = shape[1]!;
  matrix.rowPointers = rowPointers.data;
  matrix.columnIndices = columnIndices.data;
  matrix.values = values.data;
}

function isShape(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length <= 8 &&
    value.every((size) => Number.isInteger(size) && size >= 0 && size < 2 ** 32)
  );
}

/**
 * @file What the objects of a pickle are made of: the states that arrays, their types and sparse
 * matrices are given once they exist.
 */
import type { FormatErrorCode } from '../errors.js';
import { decodeElements, elementType, NumpyDtype, undecodable } from '../numpy/element-types.js';
import { elementCount, isShape, toRowMajor } from '../numpy/shape.js';
import { latin1Bytes } from './allowed-globals.js';
import { NumpyArray, type PickleDictionary, ScipyCsrMatrix } from './pickle-values.js';

/** What reports a state that does not fit; never returns. */
export type Fail = (code: FormatErrorCode, what: string) => never;

/**
 * Gives an object its state, as Python's `__setstate__` does.
 * @returns how much was copied for it: bytes, or objects of an array of such
 */
export function setState(object: unknown, state: unknown, fail: Fail): number {
  if (object instanceof NumpyArray && Array.isArray(state)) return setArray(object, state, fail);
  if (object instanceof NumpyDtype && Array.isArray(state)) setDtype(object, state, fail);
  else if (object instanceof ScipyCsrMatrix && state instanceof Map) {
    setMatrix(object, state, fail);
  } else fail('unsafe-pickle', 'an object of no known kind is given a state');
  return 0;
}

/** State: (version, shape, dtype, is Fortran order, raw bytes or, of objects, a list). */
function setArray(array: NumpyArray, state: readonly unknown[], fail: Fail): number {
  const [, shape, dtype, fortranOrder, raw] = state;
  if (!isShape(shape) || !(dtype instanceof NumpyDtype)) {
    fail('invalid-pickle', 'an array without shape and type');
  }
  const count = elementCount(shape);
  const announced = `an array [${shape.join(', ')}] of '${dtype.typeName}'`;
  array.shape = shape.slice();
  if (/^O\d?$/.test(dtype.typeName) && Array.isArray(raw)) {
    if (raw.length !== count) {
      fail('invalid-pickle', `${raw.length} objects do not make ${announced}`);
    }
    array.data = raw.slice();
    return raw.length;
  }
  const type = elementType(dtype.typeName);
  const bytes = typeof raw === 'string' ? latin1Bytes(raw) : raw;
  if (type === undefined || !(bytes instanceof Uint8Array)) {
    fail('unsafe-pickle', `an array of type '${dtype.typeName}', not of numbers or text`);
  }
  if (bytes.length !== count * type.bytes) {
    fail('invalid-pickle', `${bytes.length} bytes do not make ${announced}`);
  }
  const data = decodeElements(type, bytes, dtype.bigEndian);
  if (data === undefined) fail('invalid-pickle', `${announced} holds ${undecodable}`);
  array.data = fortranOrder === true && shape.length > 1 ? toRowMajor(data, shape) : data;
  return bytes.length;
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
    !(values instanceof NumpyArray) ||
    Array.isArray(rowPointers.data) ||
    Array.isArray(columnIndices.data) ||
    Array.isArray(values.data)
  ) {
    fail('invalid-pickle', 'a sparse matrix without shape, indptr, indices and data of numbers');
  }
  matrix.rows = shape[0]!;
  matrix.columns = shape[1]!;
  matrix.rowPointers = rowPointers.data;
  matrix.columnIndices = columnIndices.data;
  matrix.values = values.data;
}

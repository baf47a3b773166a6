/** @file Reading an `.npy` file: one NumPy array. */
import { FormatError } from '../errors.js';
import { NumpyArray } from '../pickle/pickle-values.js';
import { readPickle } from '../pickle/read-pickle.js';
import { decodeElements, elementType, undecodable } from './element-types.js';
import { type NpyHeader, readNpyHeader } from './npy-header.js';
import { elementCount, toRowMajor } from './shape.js';

/** Options of `readNpy`. */
export interface ReadNpyOptions {
  /** For messages. */
  readonly fileName?: string | undefined;
  /** Name of the array in an `.npz` file; for messages. */
  readonly member?: string | undefined;
}

/**
 * Reads a NumPy array: booleans, integers, floats of 2, 4 and 8 bytes, text, or objects as far as
 * `readPickle` reads them. Either byte order, either order of elements.
 * @throws FormatError `invalid-npy` for bytes that are no `.npy` file, do not fill the array's shape
 *   exactly, or hold an integer beyond 2^53; `invalid-pickle` or `unsafe-pickle` for objects
 */
export function readNpy(bytes: Uint8Array, options: ReadNpyOptions = {}): NumpyArray {
  const fail = (what: string): never => {
    throw new FormatError('invalid-npy', what, { file: options.fileName, member: options.member });
  };
  const header = readNpyHeader(bytes, fail);
  const body = bytes.subarray(header.dataOffset);
  return /^O\d?$/.test(header.dtype.typeName)
    ? arrayOfObjects(header, readPickle(body, options), fail)
    : arrayOfElements(header, body, fail);
}

/** NumPy pickles an array of objects whole: its shape stands in both places. */
function arrayOfObjects(
  { shape }: NpyHeader,
  value: unknown,
  fail: (what: string) => never,
): NumpyArray {
  if (!(value instanceof NumpyArray) || !Array.isArray(value.data)) {
    return fail('its pickle holds no array of objects');
  }
  if (value.shape.join() !== shape.join()) {
    return fail(
      `its header announces shape [${shape.join(', ')}], its pickle [${value.shape.join(', ')}]`,
    );
  }
  return value;
}

function arrayOfElements(
  { dtype, shape, fortranOrder }: NpyHeader,
  bytes: Uint8Array,
  fail: (what: string) => never,
): NumpyArray {
  const announced = `an array [${shape.join(', ')}] of '${dtype.typeName}'`;
  const type = elementType(dtype.typeName);
  if (type === undefined) {
    return fail(
      `${announced}; booleans, integers, floats of up to 8 bytes and text are read: convert it with astype`,
    );
  }
  const expected = elementCount(shape) * type.bytes;
  if (bytes.length !== expected) {
    return fail(
      `${announced} takes ${expected} bytes, ${bytes.length} are there: cut short or damaged`,
    );
  }
  const data = decodeElements(type, bytes, dtype.bigEndian);
  if (data === undefined) return fail(`${announced} holds ${undecodable}`);
  const array = new NumpyArray();
  array.shape = shape;
  array.data = fortranOrder && shape.length > 1 ? toRowMajor(data, shape) : data;
  return array;
}

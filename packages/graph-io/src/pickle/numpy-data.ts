/**
 * @file The element types of NumPy arrays: from a type string such as `<f4` and raw bytes to a
 * typed array of this machine.
 */
import type { NumericArray } from './pickle-values.js';

/** The state of a NumPy `dtype` object. */
export class NumpyDtype {
  /** Kind and size, for example `i4`. */
  readonly typeName: string;
  bigEndian = false;

  constructor(typeName: string) {
    this.typeName = typeName;
  }
}

interface ElementType {
  readonly bytes: number;
  readonly view: (buffer: ArrayBuffer) => NumericArray | BigInt64Array | BigUint64Array;
}

const elementTypes: ReadonlyMap<string, ElementType> = new Map<string, ElementType>([
  ['b1', { bytes: 1, view: (buffer) => new Uint8Array(buffer) }],
  ['i1', { bytes: 1, view: (buffer) => new Int8Array(buffer) }],
  ['u1', { bytes: 1, view: (buffer) => new Uint8Array(buffer) }],
  ['i2', { bytes: 2, view: (buffer) => new Int16Array(buffer) }],
  ['u2', { bytes: 2, view: (buffer) => new Uint16Array(buffer) }],
  ['i4', { bytes: 4, view: (buffer) => new Int32Array(buffer) }],
  ['u4', { bytes: 4, view: (buffer) => new Uint32Array(buffer) }],
  ['i8', { bytes: 8, view: (buffer) => new BigInt64Array(buffer) }],
  ['u8', { bytes: 8, view: (buffer) => new BigUint64Array(buffer) }],
  ['f4', { bytes: 4, view: (buffer) => new Float32Array(buffer) }],
  ['f8', { bytes: 8, view: (buffer) => new Float64Array(buffer) }],
]);

/** Whether arrays of this type can be read: booleans, integers, and floats of 4 and 8 bytes. */
export function isNumericType(typeName: string): boolean {
  return elementTypes.has(typeName);
}

/**
 * Decodes the raw bytes of an array, given as a Latin-1 string.
 * @returns undefined where the bytes do not fill `count` elements, or an integer is beyond 2^53
 */
export function decodeElements(
  { typeName, bigEndian }: NumpyDtype,
  count: number,
  raw: string,
): NumericArray | undefined {
  const type = elementTypes.get(typeName);
  if (type === undefined || raw.length !== count * type.bytes) return undefined;
  const bytes = new Uint8Array(raw.length);
  // XOR with bytes - 1 reverses the bytes within an element: the views below are little-endian.
  const flip = bigEndian ? type.bytes - 1 : 0;
  for (let k = 0; k < raw.length; k++) {
    const unit = raw.charCodeAt(k);
    if (unit > 255) return undefined;
    bytes[k ^ flip] = unit;
  }
  const view = type.view(bytes.buffer);
  if (!(view instanceof BigInt64Array || view instanceof BigUint64Array)) return view;
  const wide = Float64Array.from(view, Number);
  return wide.every(Number.isSafeInteger) ? wide : undefined;
}

/** Turns elements in column-major (Fortran) order into row-major order. */
export function toRowMajor(data: NumericArray, shape: readonly number[]): NumericArray {
  const reordered = data.slice();
  const index = new Array<number>(shape.length).fill(0);
  for (let position = 0; position < data.length; position++) {
    let target = 0;
    for (let axis = 0; axis < shape.length; axis++) target = target * shape[axis]! + index[axis]!;
    reordered[target] = data[position]!;
    for (let axis = 0; axis < shape.length && ++index[axis]! === shape[axis]; axis++) {
      index[axis] = 0;
    }
  }
  return reordered;
}

/**
 * @file The IDX format, in which MNIST is published: two zero bytes, the type of the elements, the
 * number of dimensions, their sizes (big-endian, 32 bits each), then the elements row by row.
 * Source: LeCun, Cortes, Burges, The MNIST database of handwritten digits.
 */
import { gunzipSync } from 'fflate';
import { DatasetError } from '../errors.js';

/** An array of bytes. */
export interface IdxArray {
  /** Size of each dimension, at least one. */
  readonly shape: readonly number[];
  /** Elements row by row, as many as the product of `shape`. */
  readonly values: Uint8Array;
}

const unsignedByte = 0x08;

/** The element types that are not read. */
const otherTypes: ReadonlyMap<number, string> = new Map([
  [0x09, 'signed byte'],
  [0x0b, 'short'],
  [0x0c, 'int'],
  [0x0d, 'float'],
  [0x0e, 'double'],
]);

/**
 * Reads an IDX file of unsigned bytes, plain or gzipped. Of a plain file, `values` is a view and not
 * a copy. The checksum of gzip is not compared.
 * @param file name of the file, for messages
 * @throws DatasetError `invalid-data` for bytes that are no IDX file, hold other elements, do not fill
 *   the shape exactly, or cannot be unpacked
 */
export function parseIdx(bytes: Uint8Array, file: string): IdxArray {
  const fail = (what: string, options?: ErrorOptions): never => {
    throw new DatasetError('invalid-data', `${file}: ${what}`, options);
  };
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes, fail) : bytes;
  const shape = readShape(unpacked, fail);
  const values = unpacked.subarray(4 + 4 * shape.length);
  const expected = shape.reduce((product, size) => product * size, 1);
  if (values.length !== expected) {
    const reason =
      values.length < expected ? 'it is cut short; get it again' : 'it is damaged; get it again';
    return fail(
      `an array [${shape.join(', ')}] takes ${expected} bytes, ${values.length} are there: ${reason}`,
    );
  }
  return { shape, values };
}

type Fail = (what: string, options?: ErrorOptions) => never;

function gunzip(bytes: Uint8Array, fail: Fail): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    return fail(
      'it begins like a gzip file, but cannot be unpacked: damaged or cut short; get it again',
      { cause },
    );
  }
}

function readShape(bytes: Uint8Array, fail: Fail): number[] {
  const [first, second, type, rank] = bytes;
  if (first !== 0 || second !== 0 || type === undefined || rank === undefined) {
    return fail(
      `it begins with ${listBytes(bytes.subarray(0, 4))}, an IDX file of unsigned bytes with 00 00 08 and the number of dimensions; is it another file?`,
    );
  }
  if (type !== unsignedByte) {
    return fail(
      `its elements have the type ${hexadecimal(type)} (${otherTypes.get(type) ?? 'unknown'}), expected 08 (unsigned byte); convert them`,
    );
  }
  if (rank === 0) return fail('it has no dimensions, expected at least one; get it again');
  if (bytes.length < 4 + 4 * rank) {
    return fail(
      `a header of ${rank} dimensions takes ${4 + 4 * rank} bytes, the file has ${bytes.length}: it is cut short; get it again`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: rank }, (_, dimension) => view.getUint32(4 + 4 * dimension));
}

function listBytes(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'nothing' : Array.from(bytes, hexadecimal).join(' ');
}

function hexadecimal(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

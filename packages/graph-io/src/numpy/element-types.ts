/**
 * @file The element types of NumPy arrays: from a type name such as `f4` and raw bytes to numbers in
 * a typed array of this machine, or to strings.
 */

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

/** The type of an array's elements: a NumPy `dtype`. */
export class NumpyDtype {
  /** Kind and size, for example `i4`. */
  readonly typeName: string;
  bigEndian: boolean;

  constructor(typeName: string, bigEndian = false) {
    this.typeName = typeName;
    this.bigEndian = bigEndian;
  }
}

interface ElementType {
  /** Bytes of an element. */
  readonly bytes: number;
  /** Bytes that byte order reverses: those of a number or a character. */
  readonly unit: number;
  /** Elements of a little-endian buffer; undefined where one has no exact value in JavaScript. */
  readonly decode: (buffer: ArrayBuffer) => NumericArray | string[] | undefined;
}

const numberTypes: ReadonlyMap<string, ElementType> = new Map<string, ElementType>([
  ['b1', { bytes: 1, unit: 1, decode: (buffer) => new Uint8Array(buffer) }],
  ['i1', { bytes: 1, unit: 1, decode: (buffer) => new Int8Array(buffer) }],
  ['u1', { bytes: 1, unit: 1, decode: (buffer) => new Uint8Array(buffer) }],
  ['i2', { bytes: 2, unit: 2, decode: (buffer) => new Int16Array(buffer) }],
  ['u2', { bytes: 2, unit: 2, decode: (buffer) => new Uint16Array(buffer) }],
  ['i4', { bytes: 4, unit: 4, decode: (buffer) => new Int32Array(buffer) }],
  ['u4', { bytes: 4, unit: 4, decode: (buffer) => new Uint32Array(buffer) }],
  ['i8', { bytes: 8, unit: 8, decode: (buffer) => wideIntegers(buffer, new Int32Array(buffer)) }],
  ['u8', { bytes: 8, unit: 8, decode: (buffer) => wideIntegers(buffer, new Uint32Array(buffer)) }],
  ['f2', { bytes: 2, unit: 2, decode: (buffer) => halfFloats(new Uint16Array(buffer)) }],
  ['f4', { bytes: 4, unit: 4, decode: (buffer) => new Float32Array(buffer) }],
  ['f8', { bytes: 8, unit: 8, decode: (buffer) => new Float64Array(buffer) }],
]);

const longestText = 2 ** 16;

/** Text of a fixed number of characters: `S8` is Latin-1, `U8` UTF-32. */
function textType(typeName: string): ElementType | undefined {
  // Of elements without characters, a few bytes could announce any number.
  const [, kind, characters] = /^([SU])([1-9]\d*)$/.exec(typeName) ?? [];
  const width = Number(characters);
  if (kind === undefined || width > longestText) return undefined;
  return kind === 'S'
    ? { bytes: width, unit: 1, decode: (buffer) => texts(new Uint8Array(buffer), width) }
    : { bytes: 4 * width, unit: 4, decode: (buffer) => texts(new Uint32Array(buffer), width) };
}

/**
 * The type of a name: booleans, integers, floats of 2, 4 and 8 bytes, and text; undefined for any
 * other, which cannot be read.
 */
export function elementType(typeName: string): ElementType | undefined {
  return numberTypes.get(typeName) ?? textType(typeName);
}

/** What keeps elements of a known type from being decoded. */
export const undecodable = 'an integer beyond 2^53 or a character beyond Unicode';

/**
 * Decodes the bytes of whole elements.
 * @returns undefined where an element has no exact value in JavaScript; see `undecodable`
 */
export function decodeElements(
  { unit, decode }: ElementType,
  bytes: Uint8Array,
  bigEndian: boolean,
): NumericArray | string[] | undefined {
  return decode(littleEndian(bytes, bigEndian ? unit : 1).buffer);
}

/** A copy with the bytes of each unit reversed where a unit has more than one. */
function littleEndian(bytes: Uint8Array, unit: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  // XOR with unit - 1 reverses the bytes within a unit, whose size is a power of two.
  const flip = unit - 1;
  if (flip > 0) for (let k = 0; k < bytes.length; k++) copy[k ^ flip] = bytes[k]!;
  return copy;
}

/** 64-bit integers from their low halves and their high halves, which carry the sign. */
function wideIntegers(
  buffer: ArrayBuffer,
  halves: Int32Array | Uint32Array,
): Float64Array | undefined {
  const unsigned = new Uint32Array(buffer);
  const numbers = new Float64Array(halves.length / 2);
  for (let k = 0; k < numbers.length; k++) {
    const number = halves[2 * k + 1]! * 2 ** 32 + unsigned[2 * k]!;
    if (!Number.isSafeInteger(number)) return undefined;
    numbers[k] = number;
  }
  return numbers;
}

/** The values of numbers in half precision (IEEE 754 binary16), given as their bits. */
function halfFloats(bits: Uint16Array): Float32Array {
  return Float32Array.from(bits, halfFloat);
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}

/** Strings of `width` characters each, without the zeros that fill them up. */
function texts(characters: Uint8Array | Uint32Array, width: number): string[] | undefined {
  if (characters.some((character) => character > 0x10ffff)) return undefined;
  return Array.from({ length: characters.length / width }, (_, element) => {
    const begin = element * width;
    let end = begin + width;
    while (end > begin && characters[end - 1] === 0) end--;
    return String.fromCodePoint(...characters.subarray(begin, end));
  });
}

/**
 * @file The head of an `.npy` file, formats 1.0 to 3.0: magic, version, a length, and a Python
 * dictionary such as `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }` (numpy.lib.format).
 */
import { NumpyDtype } from './element-types.js';
import { isShape } from './shape.js';

/** What the head of an `.npy` file says of the array behind it. */
export interface NpyHeader {
  readonly dtype: NumpyDtype;
  /** Whether elements are in column-major order. */
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Where the array's bytes begin. */
  readonly dataOffset: number;
}

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Far more than the header of any array that can be read. */
const longestHeader = 2 ** 16;

/** Whether bytes begin like an `.npy` file. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, k) => bytes[k] === byte);
}

/**
 * Reads the head of an `.npy` file.
 * @param fail reports what is wrong; never returns
 */
export function readNpyHeader(bytes: Uint8Array, fail: (what: string) => never): NpyHeader {
  const [major, minor] = bytes.subarray(magic.length);
  if (!isNpy(bytes) || major === undefined || minor === undefined) {
    return fail('it does not begin like a NumPy array; write it with numpy.save or numpy.savez');
  }
  if (major < 1 || major > 3 || minor !== 0) {
    return fail(`.npy format ${major}.${minor}; formats 1.0 to 3.0 are read`);
  }
  const lengthOffset = magic.length + 2;
  const begin = lengthOffset + (major === 1 ? 2 : 4);
  const length = bytes
    .subarray(lengthOffset, begin)
    .reduceRight((all, byte) => all * 256 + byte, 0);
  const dataOffset = begin + length;
  if (dataOffset > bytes.length) return fail('it is cut short: it ends within its header');
  if (length > longestHeader) return fail(`its header has ${length} bytes, as only records need`);
  const text = new TextDecoder(major === 3 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(begin, dataOffset),
  );
  return { ...describedArray(text, fail), dataOffset };
}

function describedArray(
  text: string,
  fail: (what: string) => never,
): Omit<NpyHeader, 'dataOffset'> {
  const { descr, fortranOrder, shape } = dictionary(text);
  if (Array.isArray(descr)) {
    return fail('an array of records; save each of its fields as an array of its own');
  }
  const [, byteOrder, typeName] =
    (typeof descr === 'string' && /^([<>|])([A-Za-z]\d*)$/.exec(descr)) || [];
  if (typeName === undefined || typeof fortranOrder !== 'boolean' || !isShape(shape)) {
    const shown = text.trim().slice(0, 100);
    return fail(
      `its header must name descr, fortran_order and a shape of at most 8 axes: ${shown}`,
    );
  }
  return { dtype: new NumpyDtype(typeName, byteOrder === '>'), fortranOrder, shape };
}

/** The entries of the dictionary; undefined where it has none of this name or is none. */
function dictionary(text: string): { descr?: unknown; fortranOrder?: unknown; shape?: unknown } {
  // Python's literals in the spelling of JSON. Text with quotes or brackets in it breaks, but only
  // the field names of records have such.
  const json = text
    .replaceAll("'", '"')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replace(/,\s*(?=[\]}])/g, '')
    .replace(/\b(True|False)\b/g, (truth) => truth.toLowerCase())
    // Python 2 marked long integers.
    .replace(/(?<=\d)L\b/g, '');
  try {
    const { descr, fortran_order: fortranOrder, shape } = JSON.parse(json);
    return { descr, fortranOrder, shape };
  } catch {
    return {};
  }
}

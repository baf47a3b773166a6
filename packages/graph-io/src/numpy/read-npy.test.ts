import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type NumberTypeName,
  npyFile,
  npyHeader,
  npyOf,
  numberBytes,
  numberTypeNames,
} from '../testing/numpy-files.js';
import { openNpz } from './npz-archive.js';
import { readNpy } from './read-npy.js';

const fixtures = new URL('../../fixtures/npy/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, fixtures)));
const expected: Record<string, { shape: number[]; values: (number | string)[] }> = JSON.parse(
  readFileSync(new URL('expected.json', fixtures), 'utf8'),
);

describe('readNpy of what NumPy wrote', () => {
  const archive = openNpz(fixture('arrays.npz'));

  it.each(Object.keys(expected))('reads %s', (name) => {
    const { shape, data } = archive.read(name);
    expect(shape).toEqual(expected[name]!.shape);
    // JSON has no infinities.
    const values = Array.from(data, (value) =>
      typeof value === 'number' && !Number.isFinite(value)
        ? String(value).replace('Infinity', 'inf')
        : value,
    );
    expect(values).toEqual(expected[name]!.values);
  });

  it.each([
    ['<i8', Float64Array],
    ['>u8', Float64Array],
    ['>f2', Float32Array],
    ['<f4', Float32Array],
    ['>i2', Int16Array],
    ['|b1', Uint8Array],
  ])('makes of %s an array of that precision', (name, type) => {
    expect(archive.read(name).data).toBeInstanceOf(type);
  });

  it.each([1, 2, 3])('reads format %i.0', (major) => {
    const array = readNpy(fixture(`format-${major}.npy`));
    expect(array).toMatchObject({ shape: [3], data: Int32Array.of(1, 2, 3) });
  });

  it('reads long integers of Python 2 in a shape', () => {
    const header = npyHeader('<i4', [2]).replace('2,', '2L,');
    const array = readNpy(npyFile(header, numberBytes('i4', [5, 6])));
    expect(array).toMatchObject({ shape: [2], data: Int32Array.of(5, 6) });
  });

  it('reads arrays of objects that are plain data', () => {
    expect(readNpy(fixture('objects.npy'))).toMatchObject({
      shape: [2, 2],
      data: ['x', 1, null, [2.5]],
    });
  });

  it.each([
    ['records.npy', 'an array of records; save each of its fields as an array of its own'],
    ['complex.npy', "an array [2] of 'c16'; booleans, integers, floats of up to 8 bytes and text"],
  ])('refuses %s', (name, message) => {
    expect(() => readNpy(fixture(name), { fileName: name })).toThrow(`${name}: ${message}`);
  });
});

/** Values that a type holds exactly. */
function valuesOf(typeName: NumberTypeName): fc.Arbitrary<number> {
  if (typeName === 'f4') return fc.float({ noNaN: true });
  if (typeName === 'f8') return fc.double({ noNaN: true });
  const bits = Math.min(8 * Number(typeName[1]), 53);
  const signed = typeName[0] === 'i';
  const most = 2 ** (signed && bits < 53 ? bits - 1 : bits) - 1;
  return fc.maxSafeInteger().map((value) => {
    // Of a negative multiple the remainder is -0.
    const bounded = (value % (most + 1)) + 0;
    return signed ? bounded : Math.abs(bounded);
  });
}

describe('readNpy of arrays of any type, order and format', () => {
  const anyArray = fc
    .record({
      typeName: fc.constantFrom(...numberTypeNames),
      shape: fc.array(fc.nat({ max: 4 }), { maxLength: 4 }),
      littleEndian: fc.boolean(),
      fortranOrder: fc.boolean(),
      major: fc.constantFrom(1, 2, 3),
    })
    .chain((described) => {
      const length = described.shape.reduce((count, size) => count * size, 1);
      const values = fc.array(valuesOf(described.typeName), {
        minLength: length,
        maxLength: length,
      });
      return values.map((inRowMajorOrder) => ({ ...described, inRowMajorOrder }));
    });

  it('gets every element back, in row-major order', () => {
    fc.assert(
      fc.property(anyArray, (array) => {
        const { typeName, shape, littleEndian, fortranOrder, major, inRowMajorOrder } = array;
        const values = fortranOrder ? columnMajor(inRowMajorOrder, shape) : inRowMajorOrder;
        const descr = `${typeName[1] === '1' ? '|' : littleEndian ? '<' : '>'}${typeName}`;
        const header = npyHeader(descr, shape, fortranOrder);
        const { data, ...read } = readNpy(
          npyFile(header, numberBytes(typeName, values, littleEndian), major),
        );
        expect(read.shape).toEqual(shape);
        expect(Array.from(data)).toEqual(inRowMajorOrder);
      }),
    );
  });
});

/** Elements in column-major order, by walking the indices with the first axis fastest. */
function columnMajor(values: readonly number[], shape: readonly number[]): number[] {
  if (shape.length < 2) return [...values];
  const inner = values.length / (shape[0]! || 1);
  const rows = Array.from({ length: shape[0]! }, (_, row) =>
    columnMajor(values.slice(row * inner, (row + 1) * inner), shape.slice(1)),
  );
  return Array.from({ length: values.length }, (_, k) => {
    const row = k % shape[0]!;
    return rows[row]![Math.floor(k / shape[0]!)]!;
  });
}

describe('readNpy refuses', () => {
  const four = numberBytes('i4', [1, 2, 3, 4]);
  const header = npyHeader('<i4', [4]);

  it.each<[string, Uint8Array, string]>([
    ['text', new TextEncoder().encode('a,b\n'), 'it does not begin like a NumPy array'],
    ['nothing', new Uint8Array(0), 'it does not begin like a NumPy array'],
    ['format 4.0', npyFile(header, four, 4), '.npy format 4.0; formats 1.0 to 3.0 are read'],
    [
      'half a header',
      npyFile(header).subarray(0, 30),
      'it is cut short: it ends within its header',
    ],
    ['no header', npyFile(header).subarray(0, 9), 'it is cut short: it ends within its header'],
    ['an empty header', npyFile('', four), 'its header must name descr'],
    [
      'a header without end',
      Uint8Array.of(0x93, ...new TextEncoder().encode('NUMPY'), 2, 0, 255, 255, 255, 255),
      'it is cut short',
    ],
    [
      'a header as long as of records',
      npyFile(header.padEnd(70_000), four, 2),
      'its header has 70000 bytes, as only records need',
    ],
    ['another header', npyFile('[1, 2]', four), 'its header must name descr, fortran_order'],
    ['code in the header', npyFile("{'descr': exit(), }", four), "8 axes: {'descr': exit(), }"],
    [
      'a header without shape',
      npyFile("{'descr': '<i4', 'fortran_order': False, }", four),
      'its header must name descr, fortran_order and a shape',
    ],
    [
      'a shape of more axes',
      npyFile(npyHeader('<i4', [1, 1, 1, 1, 1, 1, 1, 1, 4]), four),
      'a shape of at most 8 axes',
    ],
    ['a negative shape', npyFile(npyHeader('<i4', [-4]), four), 'its header must name'],
    [
      'a shape beyond the file',
      npyFile(npyHeader('<i4', [2 ** 32 - 1, 2 ** 32 - 1]), four),
      "an array [4294967295, 4294967295] of 'i4' takes",
    ],
    [
      'bytes too few',
      npyFile(header, four.subarray(1)),
      "an array [4] of 'i4' takes 16 bytes, 15 are there: cut short or damaged",
    ],
    ['bytes too many', npyFile(npyHeader('<i4', [3]), four), 'takes 12 bytes, 16 are there'],
    [
      'an integer beyond 2^53',
      npyFile(npyHeader('<i8', [1]), Uint8Array.of(0, 0, 0, 0, 0, 0, 32, 0)),
      "an array [1] of 'i8' holds an integer beyond 2^53",
    ],
    [
      'a character beyond Unicode',
      npyFile(npyHeader('<U1', [1]), Uint8Array.of(0, 0, 17, 0)),
      "an array [1] of 'U1' holds an integer beyond 2^53 or a character beyond Unicode",
    ],
    [
      'any number of elements of no bytes',
      npyFile(npyHeader('<U0', [4_000_000_000])),
      "an array [4000000000] of 'U0'; booleans, integers",
    ],
    ['dates', npyFile(npyHeader('<M8', [2]), four), "an array [2] of 'M8'; booleans, integers"],
    ['objects that are none', npyFile(npyHeader('|O', []), four), 'pickle, offset 0: not a pickle'],
    [
      'objects of another shape',
      npyFile(npyHeader('|O', [3]), fixture('objects.npy').subarray(128)),
      'its header announces shape [3], its pickle [2, 2]',
    ],
    [
      'a pickle of something else',
      npyFile(npyHeader('|O', []), Uint8Array.of(0x80, 2, 0x4e, 0x2e)),
      'its pickle holds no array of objects',
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => readNpy(bytes, { fileName: 'x.npy', member: 'a' })).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        file: 'x.npy',
        member: 'a',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('names the place in its message', () => {
    const place = { fileName: 'x.npz', member: 'adj_data' };
    expect(() => readNpy(new Uint8Array(0), place)).toThrow(/^x\.npz: adj_data: it does not/);
  });
});

describe('readNpy of hostile bytes', () => {
  const seeds = [
    ...['format-1.npy', 'format-3.npy', 'objects.npy'].map(fixture),
    npyOf([1, 2, 3, 4, 5, 6], 'f8', [2, 3]),
  ];

  /** Reads; only a FormatError may come out. */
  function attempt(bytes: Uint8Array): void {
    try {
      readNpy(bytes);
    } catch (error) {
      expect(error).toMatchObject({ name: 'FormatError' });
    }
  }

  it('ends, with an array or a FormatError, whatever bytes are changed', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { maxLength: 6 }),
        (seed, changes) => {
          const bytes = seed.slice();
          for (const [position, byte] of changes) bytes[position % bytes.length] = byte;
          attempt(bytes);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('ends wherever it is cut', () => {
    for (const seed of seeds) {
      for (let length = 0; length < seed.length; length++) attempt(seed.subarray(0, length));
    }
  });
});

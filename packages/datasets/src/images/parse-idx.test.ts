import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { idxBytes } from '../testing/idx-bytes.js';
import { parseIdx } from './parse-idx.js';

describe('parseIdx', () => {
  it('reads what was written, plain or gzipped, from any place of a buffer', () => {
    const shapes = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 });
    const arrays = shapes.chain((shape) => {
      const length = shape.reduce((product, size) => product * size, 1);
      return fc.record({
        shape: fc.constant(shape),
        values: fc.uint8Array({ minLength: length, maxLength: length }),
      });
    });
    fc.assert(
      fc.property(arrays, ({ shape, values }) => {
        const bytes = idxBytes(shape, values);
        const inside = Uint8Array.of(9, ...bytes, 9).subarray(1, -1);
        for (const source of [bytes, inside, gzipSync(bytes)]) {
          const array = parseIdx(source, 'a');
          expect(array.shape).toEqual(shape);
          expect(Array.from(array.values)).toEqual(Array.from(values));
        }
      }),
    );
  });

  it('reads sizes as big-endian', () => {
    const bytes = Uint8Array.of(0, 0, 8, 2, 0, 0, 1, 2, 0, 0, 0, 1, ...new Uint8Array(258));
    expect(parseIdx(bytes, 'a').shape).toEqual([258, 1]);
  });

  const whole = idxBytes([2, 3], [1, 2, 3, 4, 5, 6]);
  const packed = gzipSync(whole);

  it.each([
    [
      'nothing',
      new Uint8Array(),
      'it begins with nothing, an IDX file of unsigned bytes with 00 00 08 and the number of dimensions; is it another file?',
    ],
    [
      'a web page',
      new TextEncoder().encode('<!DOCTYPE html>'),
      /^a: it begins with 3c 21 44 4f, an/,
    ],
    ['a magic number cut short', whole.subarray(0, 3), /^a: it begins with 00 00 08, an IDX file/],
    [
      'a little-endian magic number',
      Uint8Array.of(3, 8, 0, 0, 1),
      /^a: it begins with 03 08 00 00,/,
    ],
    [
      'floats',
      idxBytes([1], [0, 0, 0, 0], 0x0d),
      'its elements have the type 0d (float), expected 08 (unsigned byte); convert them',
    ],
    ['an unknown type', idxBytes([1], [0], 0x0a), /have the type 0a \(unknown\), expected 08/],
    [
      'no dimensions',
      idxBytes([], []),
      'it has no dimensions, expected at least one; get it again',
    ],
    [
      'a header cut short',
      whole.subarray(0, 11),
      'a header of 2 dimensions takes 12 bytes, the file has 11: it is cut short; get it again',
    ],
    [
      'elements cut short',
      whole.subarray(0, -1),
      'an array [2, 3] takes 6 bytes, 5 are there: it is cut short; get it again',
    ],
    [
      'trailing bytes',
      Uint8Array.of(...whole, 7),
      'an array [2, 3] takes 6 bytes, 7 are there: it is damaged; get it again',
    ],
    [
      'sizes beyond any file',
      idxBytes([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], []),
      /^a: an array \[4294967295, .*0 are there: it is cut short/,
    ],
    [
      'gzip cut short',
      packed.subarray(0, 20),
      'it begins like a gzip file, but cannot be unpacked: damaged or cut short; get it again',
    ],
    ['gzip of something else', gzipSync(Uint8Array.of(1, 2, 3)), /^a: it begins with 01 02 03, an/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => parseIdx(bytes, 'a')).toThrow(
      expect.objectContaining({
        name: 'DatasetError',
        code: 'invalid-data',
        message: typeof message === 'string' ? `a: ${message}` : expect.stringMatching(message),
      }),
    );
  });
});

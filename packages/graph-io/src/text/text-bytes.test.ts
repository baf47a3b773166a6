import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textBytes } from './text-bytes.js';

const text = 'a,b\nż,ó\n';
const utf8 = new TextEncoder().encode(text);
const withMark = Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8);

describe('textBytes', () => {
  it.each([
    ['a string', text],
    ['a string with a byte order mark', `\ufeff${text}`],
    ['bytes', utf8],
    ['bytes with a byte order mark', withMark],
    ['gzip', gzipSync(utf8)],
    ['gzip of bytes with a byte order mark', gzipSync(withMark)],
    ['a view into a larger buffer', Uint8Array.of(1, ...utf8, 1).subarray(1, -1)],
  ])('takes %s', (_, source) => {
    expect(new TextDecoder().decode(textBytes(source, undefined))).toBe(text);
  });

  it('takes nothing at all', () => {
    expect(textBytes('', undefined)).toHaveLength(0);
    expect(textBytes(new Uint8Array(), undefined)).toHaveLength(0);
  });

  it.each([
    [
      'a gzip file cut short',
      gzipSync(utf8).subarray(0, 15),
      /e\.csv: .*gzip.*damaged or cut short/,
    ],
    ['little-endian UTF-16', Uint8Array.of(0xff, 0xfe, 97, 0), /e\.csv: this is UTF-16 text; save/],
    ['big-endian UTF-16', Uint8Array.of(0xfe, 0xff, 0, 97), /UTF-16/],
    ['a binary file', Uint8Array.of(97, 44, 0, 98), /e\.csv: this is a binary file; expected text/],
  ])('refuses %s', (_, source, message) => {
    expect(() => textBytes(source, 'e.csv')).toThrow(message);
    expect(() => textBytes(source, 'e.csv')).toThrow(
      expect.objectContaining({ name: 'FormatError', code: 'invalid-text', file: 'e.csv' }),
    );
  });
});

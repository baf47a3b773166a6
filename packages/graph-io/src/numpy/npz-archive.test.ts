import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { npyFile, npyHeader, npyOf, npzOf } from '../testing/numpy-files.js';
import { openNpz } from './npz-archive.js';

const fixtures = new URL('../../fixtures/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, fixtures)));

describe('openNpz', () => {
  it('lists and reads what numpy.savez wrote', () => {
    const archive = openNpz(fixture('npy/stored.npz'), { fileName: 'stored.npz' });
    expect(archive).toMatchObject({ names: ['one', 'two'], fileName: 'stored.npz' });
    expect(archive.has('one')).toBe(true);
    expect(archive.has('one.npy')).toBe(false);
    expect(archive.read('one').data).toEqual(Float64Array.of(1.5));
    expect(archive.read('two').data).toEqual(['x']);
  });

  it('reads what is needed, whatever else is there', () => {
    const bytes = npzOf({ good: npyOf([7]), bad: new Uint8Array(3) });
    const archive = openNpz(
      zipSync({
        'good.npy': npyOf([7]),
        'bad.npy': [bytes, {}],
        '读.txt': [new Uint8Array(0), {}],
      }),
    );
    expect(archive.names).toEqual(['good', 'bad']);
    expect(archive.read('good').data).toEqual(Int32Array.of(7));
    expect(() => archive.read('bad')).toThrow('bad: it does not begin like a NumPy array');
  });

  it('says what there is in place of what is not', () => {
    const archive = openNpz(npzOf({ data: npyOf([1]), shape: npyOf([2]) }), { fileName: 'm.npz' });
    expect(() => archive.read('indices')).toThrow(
      "m.npz: there is no array 'indices'; it holds 'data', 'shape'",
    );
    const many = Object.fromEntries(Array.from({ length: 90 }, (_, k) => [`a${k}`, npyOf([k])]));
    expect(openNpz(npzOf(many)).contents).toMatch(/^it holds 'a0', .*, 'a19', and 70 more$/);
    expect(openNpz(npzOf({ 'a\nb': npyOf([1]) })).contents).toBe("it holds 'a?b'");
    expect(openNpz(zipSync({})).contents).toBe('it holds nothing');
  });
});

/** The position of the n-th signature of a zip record, counted from 0. */
function record(bytes: Uint8Array, kind: 'file' | 'entry' | 'end', n = 0): number {
  const type = { file: [3, 4], entry: [1, 2], end: [5, 6] }[kind];
  const signature = [0x50, 0x4b, ...type];
  const found = Array.from(bytes.keys()).filter((at) =>
    signature.every((byte, k) => bytes[at + k] === byte),
  );
  return found[n]!;
}

/** A copy with a little-endian number written over. */
function patched(bytes: Uint8Array, at: number, size: 2 | 4, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  if (size === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}

describe('an archive that cannot be used', () => {
  const small = npyOf([1, 2, 3]);
  const large = npyOf(new Array(1000).fill(1));
  const stored = npzOf({ a: small }, { level: 0 });
  const deflated = npzOf({ a: large });
  const compressed = new DataView(deflated.buffer).getUint32(record(deflated, 'file') + 18, true);
  const entryOf = (bytes: Uint8Array) => record(bytes, 'entry');

  it.each<[string, Uint8Array, string]>([
    ['text', new TextEncoder().encode('<html>Not found</html>'), 'it is no zip archive of arrays'],
    ['nothing', new Uint8Array(0), 'it is no zip archive of arrays'],
    ['a single array', npyOf([1]), 'a single array (.npy); expected several in an archive (.npz)'],
    ['half an archive', stored.subarray(0, stored.length / 2), 'it is no zip archive of arrays'],
    [
      'more entries than there are',
      patched(stored, record(stored, 'end') + 8, 2, 60_000),
      'its zip directory is damaged',
    ],
    [
      'a directory beyond the end',
      patched(stored, record(stored, 'end') + 16, 4, 2 ** 31),
      'its zip directory is damaged',
    ],
    [
      'an array twice',
      (() => {
        const bytes = npzOf({ a: npyOf([1]), b: npyOf([2]) });
        bytes[entryOf(bytes) + 46] = 'b'.charCodeAt(0);
        return bytes;
      })(),
      "array 'b' occurs twice",
    ],
    [
      'a size that no stream can have',
      patched(deflated, entryOf(deflated) + 24, 4, 2 ** 30),
      `a: ${compressed} bytes cannot unpack to the 1073741824 announced`,
    ],
  ])('is refused when it is opened: %s', (_, bytes, message) => {
    expect(() => openNpz(bytes, { fileName: 'x.npz' })).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        code: 'invalid-npz',
        file: 'x.npz',
        message: expect.stringContaining(`x.npz: ${message}`),
      }),
    );
  });

  it('is refused where it would unpack to more than 1 GiB', () => {
    // Eleven entries that claim 100 MiB each, of 110 kB each: possible by their own account.
    const names = Array.from({ length: 11 }, (_, k) => `a${k}`);
    let bytes = npzOf(Object.fromEntries(names.map((name) => [name, new Uint8Array(110_000)])), {
      level: 0,
    });
    for (const k of names.keys()) {
      bytes = patched(bytes, record(bytes, 'entry', k) + 24, 4, 100 * 2 ** 20);
    }
    expect(() => openNpz(bytes)).toThrow('it unpacks to more than 1073741824 bytes');
  });

  it.each<[string, Uint8Array, string]>([
    [
      'an unknown method',
      patched(deflated, entryOf(deflated) + 10, 2, 14),
      'compressed by method 14; write it with numpy.savez_compressed',
    ],
    [
      'a damaged stream',
      (() => {
        const bytes = deflated.slice();
        return bytes.fill(0xff, 40, 60);
      })(),
      'it cannot be unpacked: damaged, or encrypted',
    ],
    [
      'a stream that ends early',
      patched(deflated, entryOf(deflated) + 24, 4, 20_000),
      `20000 bytes are announced, ${large.length} are there: cut short or damaged`,
    ],
    [
      'a stream longer than announced',
      patched(deflated, entryOf(deflated) + 24, 4, large.length - 1),
      "an array [1000] of 'i4' takes 4000 bytes, 3999 are there",
    ],
    [
      'data beyond the end',
      patched(stored, entryOf(stored) + 42, 4, 2 ** 31),
      'bytes are announced, 0 are there: cut short or damaged',
    ],
    [
      'bytes of another size',
      patched(stored, entryOf(stored) + 24, 4, 1000),
      `1000 bytes are announced, ${small.length} are there: cut short or damaged`,
    ],
  ])('is refused when it is read: %s', (_, bytes, message) => {
    const archive = openNpz(bytes, { fileName: 'x.npz' });
    expect(() => archive.read('a')).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        file: 'x.npz',
        member: 'a',
        message: expect.stringContaining(message),
      }),
    );
  });
});

describe('hostile archives', () => {
  const seeds = [
    fixture('npy/stored.npz'),
    fixture('npz/saved-coo.npz'),
    fixture('npz/pickled.npz'),
    npzOf({ empty: npyFile(npyHeader('<f4', [0])) }),
  ];

  /** Reads all arrays; only a FormatError may come out. */
  function attempt(bytes: Uint8Array): void {
    try {
      const archive = openNpz(bytes);
      for (const name of archive.names) archive.read(name);
    } catch (error) {
      expect(error).toMatchObject({ name: 'FormatError' });
    }
  }

  it('end, with arrays or a FormatError, whatever bytes are changed', () => {
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

  it('end wherever they are cut', () => {
    for (const seed of seeds) {
      for (let length = 0; length < seed.length; length += 5) attempt(seed.subarray(0, length));
    }
  });
});

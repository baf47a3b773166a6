import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { embeddingsFromCsv, embeddingsToCsv } from './embeddings-csv.js';

const anyFloat = fc.float({ noNaN: true, noDefaultInfinity: true });
const anyTable = fc
  .tuple(
    fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .chain(([ids, dimensions]) =>
    fc.record({
      ids: fc.constant(ids),
      dimensions: fc.constant(dimensions),
      values: fc.float32Array({
        minLength: ids.length * dimensions,
        maxLength: ids.length * dimensions,
        noNaN: true,
        noDefaultInfinity: true,
      }),
    }),
  );

describe('embeddings.csv', () => {
  it('gives back every id and every bit of every value', () => {
    fc.assert(
      fc.property(anyTable, ({ ids, values, dimensions }) => {
        const text = embeddingsToCsv(ids, values, dimensions);
        expect(embeddingsFromCsv(text)).toEqual({ ids, values, dimensions });
      }),
    );
  });

  it('is CSV that others read too', () => {
    const ids = ['a,b', 'say "hi"', '#1', ' x', 'plain'];
    const text = embeddingsToCsv(
      ids,
      Float32Array.from(ids, (_, k) => k / 3),
      1,
    );
    const { data } = Papa.parse<Record<string, string>>(text, {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map(({ id }) => id)).toEqual(ids);
    expect(text.split('\n')[5]).toBe('plain,1.33333337');
  });

  it('has values that a double rounds back to single precision', () => {
    fc.assert(
      fc.property(anyFloat, (value) => {
        const [, line] = embeddingsToCsv(['x'], Float32Array.of(value), 1).split('\n');
        expect(Math.fround(Number(line!.slice(2)))).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a value too few', ['a', 'b'], [1, 2, 3], '3 values for 2 ids of 2 dimensions'],
    ['NaN', ['a', 'b'], [1, 2, 3, Number.NaN], "z1 of node 'b' is NaN, not a finite number"],
    ['infinity', ['a', 'b'], [1, -Infinity, 3, 4], "z1 of node 'a' is -Infinity"],
  ])('is not written with %s', (_, ids, values, message) => {
    expect(() => embeddingsToCsv(ids, Float32Array.from(values), 2)).toThrow(message);
  });

  it.each([
    [
      'other headings',
      'id,x\na,1\n',
      "z.csv:1: the first line must be id,z0,z1,..., not 'x' in column 2",
    ],
    ['ids only', 'id\na\n', "z.csv:1: the first line must be id,z0,z1,..., not 'id' in column 1"],
    [
      'a missing column',
      'id,z0,z1\na,1\n',
      'z.csv:2: expected 3 columns, as in the first line, found 2',
    ],
    ['a word', 'id,z0\na,b\n', "z.csv:2: column 2 is 'b', no finite number"],
    ['no rows', 'id,z0\n', 'z.csv: there are no rows'],
  ])('is not read with %s', (_, text, message) => {
    expect(() => embeddingsFromCsv(text, { fileName: 'z.csv' })).toThrow(
      expect.objectContaining({ name: 'FormatError', message }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsrMatrix } from './csr-matrix.js';

const ROWS = 5;
const COLUMNS = 7;

const entryList = fc.array(
  fc.record({
    row: fc.nat(ROWS - 1),
    column: fc.nat(COLUMNS - 1),
    value: fc.integer({ min: -50, max: 50 }),
  }),
  { maxLength: 60 },
);

type EntryList = { row: number; column: number; value: number }[];

function matrixOf(list: EntryList): CsrMatrix {
  return CsrMatrix.fromEntries(ROWS, COLUMNS, {
    rows: list.map(({ row }) => row),
    columns: list.map(({ column }) => column),
    values: list.map(({ value }) => value),
  });
}

/** [row, column] -> sum, as a plain map: the reference. */
function sumsOf(list: EntryList): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { row, column, value } of list) {
    sums.set(`${row},${column}`, (sums.get(`${row},${column}`) ?? 0) + value);
  }
  return sums;
}

describe('CsrMatrix.fromEntries', () => {
  it('holds the sum of the entries at each place and nothing else', () => {
    fc.assert(
      fc.property(entryList, (list) => {
        const matrix = matrixOf(list);
        const sums = sumsOf(list);
        expect(matrix.nonZeros).toBe(sums.size);
        for (let row = 0; row < ROWS; row++) {
          for (let column = 0; column < COLUMNS; column++) {
            const expected = sums.get(`${row},${column}`);
            const position = matrix.indexOf(row, column);
            expect(matrix.has(row, column)).toBe(expected !== undefined);
            expect(position < 0 ? undefined : matrix.values[position]).toBe(expected);
          }
        }
      }),
    );
  });

  it('gives the same matrix for every order of the entries', () => {
    fc.assert(
      fc.property(
        entryList.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([list, shuffled]) => {
          expect(matrixOf(shuffled).toEntries()).toEqual(matrixOf(list).toEntries());
        },
      ),
    );
  });

  it('has ones without values, and keeps explicit zeros, NaN and infinity', () => {
    const ones = CsrMatrix.fromEntries(2, 2, { rows: [1, 0], columns: [0, 1] });
    expect([...ones.values]).toEqual([1, 1]);
    const odd = CsrMatrix.fromEntries(1, 3, {
      rows: [0, 0, 0],
      columns: [2, 1, 0],
      values: [Number.NaN, Number.POSITIVE_INFINITY, 0],
    });
    expect([...odd.values]).toEqual([0, Number.POSITIVE_INFINITY, Number.NaN]);
  });

  it('sums in double precision', () => {
    const matrix = CsrMatrix.fromEntries(1, 1, {
      rows: [0, 0, 0],
      columns: [0, 0, 0],
      values: [1, 2 ** 30, -(2 ** 30)],
    });
    expect(matrix.values[0]).toBe(1);
  });

  it.each([
    { entries: { rows: [2], columns: [0] }, message: /entry 0 is at \(2, 0\), outside.*\[2, 2\]/ },
    { entries: { rows: [0, -1], columns: [0, 0] }, message: /entry 1/ },
    { entries: { rows: [0.5], columns: [0] }, message: /entry 0/ },
    { entries: { rows: [0], columns: [0, 1] }, message: /one length, got 1, 2/ },
    { entries: { rows: [0], columns: [0], values: [] }, message: /got 1, 1 and 0/ },
  ])('refuses $entries', ({ entries, message }) => {
    expect(() => CsrMatrix.fromEntries(2, 2, entries)).toThrow(message);
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 32])('refuses %s rows', (rows) => {
    expect(() => CsrMatrix.fromEntries(rows, 2, { rows: [], columns: [] })).toThrow(
      expect.objectContaining({ name: 'GraphError', code: 'invalid-matrix' }),
    );
  });
});

describe('CsrMatrix', () => {
  it('transposes: entry (r, c) becomes (c, r), and twice is the same object', () => {
    fc.assert(
      fc.property(entryList, (list) => {
        const matrix = matrixOf(list);
        const transposed = matrix.transpose();
        const expected = sumsOf(list);
        expect([transposed.rows, transposed.columns]).toEqual([COLUMNS, ROWS]);
        const { rows, columns, values } = transposed.toEntries();
        const found = new Map(
          Array.from(rows, (row, k) => [`${columns[k]},${row}`, values[k]!] as const),
        );
        expect(found).toEqual(expected);
        expect(transposed.transpose()).toBe(matrix);
      }),
    );
  });

  it('round-trips through its entries', () => {
    fc.assert(
      fc.property(entryList, (list) => {
        const matrix = matrixOf(list);
        const again = CsrMatrix.fromEntries(ROWS, COLUMNS, matrix.toEntries());
        expect(again.rowPointers).toEqual(matrix.rowPointers);
        expect(again.toEntries()).toEqual(matrix.toEntries());
      }),
    );
  });

  it('sums rows', () => {
    fc.assert(
      fc.property(entryList, (list) => {
        const sums = new Float64Array(ROWS);
        for (const { row, value } of list) sums[row]! += value;
        expect(matrixOf(list).rowSums()).toEqual(sums);
      }),
    );
  });

  it('takes other values for the same pattern', () => {
    const matrix = CsrMatrix.identity(3);
    const doubled = matrix.withValues(Float32Array.of(2, 2, 2));
    expect(doubled.columnIndices).toBe(matrix.columnIndices);
    expect([...doubled.rowSums()]).toEqual([2, 2, 2]);
    expect(() => matrix.withValues(Float32Array.of(1))).toThrow(/1 values for 3 column indices/);
  });

  it('may be empty, in any direction', () => {
    for (const [rows, columns] of [
      [0, 0],
      [0, 3],
      [3, 0],
    ] as const) {
      const matrix = CsrMatrix.fromEntries(rows, columns, { rows: [], columns: [] });
      expect(matrix.transpose().rowPointers).toEqual(new Uint32Array(columns + 1));
    }
    expect(CsrMatrix.identity(0).nonZeros).toBe(0);
  });

  it('has a symmetric pattern where each place has its mirror image, whatever the values', () => {
    const node = fc.nat(5);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(node, node), { maxLength: 30 }),
        fc.boolean(),
        (places, mirrored) => {
          const all = mirrored ? [...places, ...places.map(([a, b]) => [b, a] as const)] : places;
          const entries = {
            rows: all.map(([row]) => row),
            columns: all.map(([, column]) => column),
          };
          const matrix = CsrMatrix.fromEntries(6, 6, entries);
          const expected = all.every(([row, column]) => matrix.has(column, row));
          expect(matrix.hasSymmetricPattern).toBe(expected);
          if (mirrored) expect(expected).toBe(true);
        },
      ),
    );
    expect(CsrMatrix.fromEntries(2, 3, { rows: [], columns: [] }).hasSymmetricPattern).toBe(false);
  });

  it('is recognized by its mark', () => {
    expect(CsrMatrix.isInstance(CsrMatrix.identity(1))).toBe(true);
    expect(CsrMatrix.isInstance({ rows: 1, columns: 1 })).toBe(false);
    expect(CsrMatrix.isInstance(null)).toBe(false);
  });

  it.each([
    { what: 'too few pointers', pointers: [0, 1], columns: [0], message: /rows \+ 1 = 3/ },
    { what: 'a wrong end', pointers: [0, 1, 2], columns: [0], message: /from 0 to the 1 stored/ },
    { what: 'decreasing pointers', pointers: [0, 2, 1], columns: [0], message: /decrease after/ },
    { what: 'a column outside', pointers: [0, 1, 1], columns: [3], message: /row 0 has column 3/ },
    { what: 'unordered columns', pointers: [0, 2, 2], columns: [1, 0], message: /row 0 are not/ },
    { what: 'repeated columns', pointers: [0, 0, 2], columns: [1, 1], message: /row 1 are not/ },
  ])('refuses arrays with $what', ({ pointers, columns, message }) => {
    const arrays = {
      rowPointers: Uint32Array.from(pointers),
      columnIndices: Uint32Array.from(columns),
      values: new Float32Array(columns.length),
    };
    expect(() => new CsrMatrix(2, 3, arrays)).toThrow(message);
  });
});

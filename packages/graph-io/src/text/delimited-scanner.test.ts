import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DelimitedScanner, type ScannerOptions } from './delimited-scanner.js';

function records(text: string | Uint8Array, options: ScannerOptions = {}): string[][] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const scanner = new DelimitedScanner(bytes, options);
  const found: string[][] = [];
  while (scanner.next()) {
    found.push(Array.from({ length: scanner.fieldCount }, (_, field) => scanner.text(field)));
  }
  return found;
}

describe('DelimitedScanner', () => {
  it.each([
    ['commas', 'a,b\nc,d\n'],
    ['tabs', 'a\tb\nc\td\n'],
    ['semicolons', 'a;b\nc;d\n'],
    ['white space', 'a b\n  c \t d  \n'],
    ['no line end at the end', 'a,b\nc,d'],
    ['carriage returns', 'a,b\r\nc,d\r\n'],
    ['blanks around fields', ' a , b \n\tc,d\t\n'],
    ['comments and blank lines', '# x\n% y\n\na,b\n  \n  # z\nc,d\n\n'],
    ['quotes', '"a","b"\n"c" , "d"\n'],
    ['quotes in white space', '"a" "b"\n"c"  d\n'],
  ])('reads %s', (_, text) => {
    expect(records(text)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('keeps delimiters, line ends, doubled quotes and blanks within quotes', () => {
    expect(records('"a,\n""b""","  "\n""""')).toEqual([['a,\n"b"', '  '], ['"']]);
  });

  it('keeps empty fields between delimiters', () => {
    expect(records(',a,,\n')).toEqual([['', 'a', '', '']]);
    expect(records('\ta\t\n', { delimiter: '\t' })).toEqual([['', 'a', '']]);
  });

  it('guesses the delimiter outside quotes', () => {
    expect(records('"a,b";c')).toEqual([['a,b', 'c']]);
  });

  it('reads what papaparse reads', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ż', ' ', ',', '"', '\n', '#', '1') });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, newline) => {
        const text = Papa.unparse(rows, { newline, quotes: true });
        const expected = Papa.parse(text, { delimiter: ',', newline }).data;
        expect(expected).toEqual(rows);
        expect(records(text, { delimiter: ',' })).toEqual(expected);
      }),
    );
  });

  it('knows the line of each record', () => {
    const scanner = new DelimitedScanner(new TextEncoder().encode('# 1\na,"b\nb"\n\nc,d\ne,f'));
    const lines: number[] = [];
    while (scanner.next()) lines.push(scanner.line);
    expect(lines).toEqual([2, 5, 6]);
  });

  it('makes numbers and views without strings', () => {
    const scanner = new DelimitedScanner(new TextEncoder().encode('x,-1.5,"2"'));
    scanner.next();
    expect([0, 1, 2].map((field) => scanner.number(field))).toEqual([Number.NaN, -1.5, 2]);
    expect(scanner.fieldBytes(0).buffer).toBe(scanner.bytes.buffer);
  });

  it.each([
    [
      'an open quote',
      'a,b\nc,"d\n',
      'e.csv:2: a quoted field that begins here has no closing quote',
    ],
    ['text behind a quote', 'a,b\n"c"d,e\n', 'e.csv:2: column 1 goes on behind its closing quote'],
  ])('refuses %s', (_, text, message) => {
    expect(() => records(text, { file: 'e.csv' })).toThrow(
      expect.objectContaining({ code: 'invalid-line', message, line: 2 }),
    );
  });

  it('refuses bytes that are not UTF-8, with their line', () => {
    const latin1 = Uint8Array.of(97, 44, 98, 10, 0xf3, 44, 98);
    expect(() => records(latin1, { file: 'e.csv' })).toThrow(
      expect.objectContaining({
        code: 'invalid-text',
        message: 'e.csv:2: this line is not UTF-8; save the file as UTF-8',
      }),
    );
  });

  it('ends on any bytes, in records or a FormatError', () => {
    const nasty = fc.constantFrom(34, 44, 10, 13, 32, 9, 35, 59, 97, 0xff);
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 60 }), (bytes) => {
        try {
          for (const record of records(Uint8Array.from(bytes)))
            expect(record.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ name: 'FormatError' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

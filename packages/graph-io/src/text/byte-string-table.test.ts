import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteStringTable } from './byte-string-table.js';

it('numbers strings as a Map does, through growth and equal hashes', () => {
  const words = fc.array(fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', 'ż') }), {
    maxLength: 3000,
  });
  fc.assert(
    fc.property(words, (strings) => {
      const table = new ByteStringTable();
      const expected = new Map<string, number>();
      for (const text of strings) {
        if (!expected.has(text)) expected.set(text, expected.size);
        const bytes = new TextEncoder().encode(`<${text}>`);
        expect(table.add(bytes, 1, bytes.length - 1)).toBe(expected.get(text));
      }
      expect(table.count).toBe(expected.size);
    }),
    { numRuns: 30 },
  );
});

it('finds 20,000 different strings again', () => {
  const table = new ByteStringTable();
  const strings = Array.from({ length: 20_000 }, (_, k) => new TextEncoder().encode(`node ${k}`));
  for (const pass of [1, 2]) {
    const numbers = strings.map((bytes) => table.add(bytes, 0, bytes.length));
    expect(numbers, `pass ${pass}`).toEqual(strings.map((_, k) => k));
  }
});

it('tells strings of equal hash apart', () => {
  const table = new ByteStringTable();
  // Known collisions of 32-bit FNV-1a.
  const words = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'];
  for (const pass of [1, 2]) {
    const numbers = words.map((word) => {
      const bytes = new TextEncoder().encode(word);
      return table.add(bytes, 0, bytes.length);
    });
    expect(numbers, `pass ${pass}`).toEqual([0, 1, 2, 3, 4, 5]);
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementLine, invalidJsonLine } from './json-lines.js';

describe('invalidJsonLine', () => {
  it.each([
    ['', 1],
    ['{\n"a": 1\n', 3],
    ['{\n"a": 1,\n}', 3],
    ['{\n"a"\n1}', 3],
    ['[1,\n2\n3]', 3],
    ['[1,\n\n]', 3],
    ['[\n01]', 2],
    ['["a\n"]', 1],
    ['["a",\n"\\x"]', 2],
    ['[\n[}]', 2],
    ['[]\n[]', 2],
    ['{\n1: 2}', 2],
    ['[\n"cut short', 2],
    ['[\nNaN]', 2],
  ])('of %j is %i', (text, line) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(invalidJsonLine(text)).toBe(line);
  });

  it('is the last where a valid text is cut short', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(), (json, cut) => {
        const text = `[\n${json.slice(0, cut % (json.length + 1))}`;
        expect(() => JSON.parse(text)).toThrow();
        expect(invalidJsonLine(text)).toBe(2);
      }),
    );
  });

  it('is where a token stands that does not belong there', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(), (value, choice) => {
        const lines = JSON.stringify([value], null, 1).split('\n');
        const index = choice % lines.length;
        const broken = [...lines.slice(0, index), '=', ...lines.slice(index)].join('\n');
        expect(invalidJsonLine(broken)).toBe(index + 1);
      }),
    );
  });

  it('gets through long strings', () => {
    const long = `"${'x'.repeat(5_000_000)}${'\\n'.repeat(100_000)}"`;
    expect(invalidJsonLine(`[${long},\n${long},\n]`)).toBe(3);
  });
});

describe('elementLine', () => {
  it('finds the elements of a list of the outermost object', () => {
    const elements = fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(elements, fc.jsonValue({ maxDepth: 3 }), (list, other) => {
        const before = JSON.stringify(other, null, 1);
        const text = `{"other": ${before}, "nested": {"list": [1, 2]},
"list": [\n${list.map((one) => JSON.stringify(one)).join('\n,')}], "after": [3]}`;
        const first = before.split('\n').length + 2;
        for (const index of list.keys())
          expect(elementLine(text, 'list', index)).toBe(first + index);
        expect(elementLine(text, 'list', list.length)).toBeUndefined();
      }),
    );
  });

  it('finds nothing in an empty list, or in none', () => {
    expect(elementLine('{"list": []}', 'list', 0)).toBeUndefined();
    expect(elementLine('{"other": [1]}', 'list', 0)).toBeUndefined();
  });
});

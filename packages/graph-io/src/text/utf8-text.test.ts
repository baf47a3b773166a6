import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Text } from './utf8-text.js';

it('reads what is encoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Text(new TextEncoder().encode(text), undefined)).toBe(text);
    }),
  );
});

it('names the first line that is not UTF-8', () => {
  const lines = fc.array(fc.constantFrom('', 'a', '\u017c', '\u{1f422}'), { maxLength: 5 });
  fc.assert(
    fc.property(lines, lines, fc.nat(100), (before, after, firstLine) => {
      const [begin = '', end = ''] = [before, after].map((some) => some.join('\n'));
      const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
      const bytes = Uint8Array.from([...encode(begin), 0xff, ...encode(end), 10, 0xc0]);
      const line = firstLine + begin.split('\n').length - 1;
      expect(() => utf8Text(bytes, 'g.json', firstLine)).toThrow(
        expect.objectContaining({
          code: 'invalid-text',
          message: `g.json:${line}: this line is not UTF-8; save the file as UTF-8`,
        }),
      );
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalNumber } from './decimal-number.js';

function parse(text: string): number {
  const bytes = new TextEncoder().encode(`[${text}]`);
  return decimalNumber(bytes, 1, bytes.length - 1);
}

describe('decimalNumber', () => {
  it('agrees with JavaScript on every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parse(String(value))).toBe(Number(String(value)));
      }),
    );
  });

  it('agrees with JavaScript on decimals of any length, rounding included', () => {
    const digits = fc.stringMatching(/^\d{0,20}$/);
    fc.assert(
      fc.property(fc.constantFrom('', '-', '+'), digits, digits, (sign, whole, fraction) => {
        fc.pre(whole !== '' || fraction !== '');
        for (const text of [`${sign}${whole}.${fraction}`, `${sign}${whole}${fraction}`]) {
          expect(parse(text)).toBe(Number(text));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    '-',
    '.',
    '-.',
    'a',
    '1a',
    '1 2',
    '0x10',
    'Infinity',
    'NaN',
    '1e',
    '1e999',
    '1..2',
    '1_0',
    '٣',
  ])('takes %o for no number', (text) => {
    expect(parse(text)).toBeNaN();
  });
});

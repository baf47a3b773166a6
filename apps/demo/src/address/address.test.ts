import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, parseAddress, viewNames } from './address.js';

test('an address read again is the same', () => {
  const settings = fc
    .dictionary(fc.string(), fc.string())
    .map((found) => new Map(Object.entries(found)));
  fc.assert(
    fc.property(fc.constantFrom(...viewNames), settings, (view, given) => {
      expect(parseAddress(formatAddress({ view, settings: given }))).toEqual({
        view,
        settings: given,
      });
    }),
  );
});

test('what is no view is the first one', () => {
  for (const hash of ['', '#', '#maps', '#?seed=1']) expect(parseAddress(hash).view).toBe('graph');
});

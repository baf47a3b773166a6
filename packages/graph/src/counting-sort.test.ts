import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countingSort, countingSortPairs } from './counting-sort.js';

describe('countingSort', () => {
  it('orders as a stable comparison sort does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), (keys) => {
        const { order, pointers } = countingSort(keys, 10);
        const expected = keys.map((_, k) => k).sort((a, b) => keys[a]! - keys[b]! || a - b);
        expect([...order]).toEqual(expected);
        for (let key = 0; key < 10; key++) {
          const group = [...order.subarray(pointers[key], pointers[key + 1])];
          expect(group.every((k) => keys[k] === key)).toBe(true);
        }
        expect(pointers[10]).toBe(keys.length);
      }),
    );
  });
});

describe('countingSortPairs', () => {
  it('orders by first, then second, then position', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(6))), (pairs) => {
        const first = pairs.map(([a]) => a);
        const second = pairs.map(([, b]) => b);
        const expected = pairs
          .map((_, k) => k)
          .sort((a, b) => first[a]! - first[b]! || second[a]! - second[b]! || a - b);
        expect([...countingSortPairs(first, 5, second, 7)]).toEqual(expected);
      }),
    );
  });
});

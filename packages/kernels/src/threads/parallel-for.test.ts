import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutIntoPieces } from './parallel-for.js';

it('covers all items with at most 64 pieces, each but the last of the same size', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000_000),
      fc.nat(100_000),
      fc.integer({ min: 1, max: 16 }),
      (count, operations, multiple) => {
        const { perPiece, pieces } = cutIntoPieces(count, operations, multiple);
        expect(perPiece % multiple).toBe(0);
        expect(pieces).toBeLessThanOrEqual(64);
        expect(pieces * perPiece).toBeGreaterThanOrEqual(count);
        expect(Math.max(0, pieces - 1) * perPiece).toBeLessThanOrEqual(count);
      },
    ),
  );
});

it('leaves little work in one piece', () => {
  expect(cutIntoPieces(100, 32).pieces).toBe(1);
  expect(cutIntoPieces(1000, 10_000).pieces).toBe(63);
  expect(cutIntoPieces(0, 32).pieces).toBe(0);
});

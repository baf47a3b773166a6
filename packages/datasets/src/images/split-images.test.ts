import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedImages } from '../testing/numbered-images.js';
import type { ImageSet } from './image-set.js';
import { splitImages } from './split-images.js';

/** Which of the numbered images a part holds. */
function numbersOf({ values, count }: ImageSet): number[] {
  return Array.from({ length: count }, (_, k) => values[2 * k]!);
}

/** Pixels and class of each image belong together. */
function expectNumbered(part: ImageSet): void {
  const numbers = numbersOf(part);
  expect(part.values).toEqual(Float32Array.from(numbers.flatMap((k) => [k, 0 - k])));
  expect(part.labels).toEqual(Uint8Array.from(numbers, (k) => k % 7));
}

describe('splitImages', () => {
  it('puts each image into exactly one part, whole', () => {
    const sizes = fc.tuple(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(sizes, fc.nat(), ([validationCount, testCount, trainCount], seed) => {
        const count = validationCount + testCount + trainCount;
        // A little more than the share, so that rounding never makes it less.
        const fraction = (part: number) => (part === 0 ? 0 : (part + 0.25) / count);
        const split = splitImages(numberedImages(count), {
          validation: fraction(validationCount),
          test: fraction(testCount),
          seed,
        });
        expect(split.train.count).toBe(trainCount);
        expect(split.validation.count).toBe(validationCount);
        expect(split.test.count).toBe(testCount);
        const parts = [split.train, split.validation, split.test];
        expect(parts.flatMap(numbersOf).sort((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, k) => k),
        );
        parts.forEach(expectNumbered);
      }),
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 60 }), fc.nat(), (count, seed) => {
        const images = numberedImages(count);
        expect(splitImages(images, { seed })).toEqual(splitImages(images, { seed }));
      }),
    );
  });

  it('is another for another seed, and mixes the order', () => {
    const images = numberedImages(100);
    const [first, second] = [0, 1].map((seed) => numbersOf(splitImages(images, { seed }).train));
    expect(first).not.toEqual(second);
    expect(first).not.toEqual(first?.toSorted((a, b) => a - b));
  });

  it('gives 10 % and 10 % by default', () => {
    const { train, validation, test } = splitImages(numberedImages(10_000));
    expect([train, validation, test].map(({ count }) => count)).toEqual([8000, 1000, 1000]);
  });

  it('may leave either set empty', () => {
    const { train, validation, test } = splitImages(numberedImages(3), { validation: 0, test: 0 });
    expect([train, validation, test].map(({ count }) => count)).toEqual([3, 0, 0]);
  });

  it.each([
    [{ test: 1 }, /test must be a fraction of the images, at least 0 and less than 1, got 1/],
    [{ test: -0.1 }, /test must be.*got -0.1/],
    [{ validation: Number.NaN }, /validation must be.*got NaN/],
    [{ validation: 0.5, test: 0.5 }, /validation \+ test.*less than 1.*got 0.5 \+ 0.5/],
    [{ seed: -1 }, /seed must be.*got -1/],
  ])('refuses %o', (options, message) => {
    expect(() => splitImages(numberedImages(10), options)).toThrow(
      expect.objectContaining({
        code: 'invalid-argument',
        message: expect.stringMatching(message),
      }),
    );
  });

  it('says so when a fraction holds out no image', () => {
    expect(() => splitImages(numberedImages(9), { test: 0 })).toThrow(
      expect.objectContaining({
        code: 'not-enough-images',
        message:
          'splitImages: validation = 0.1 of 9 images is less than one image; give a larger fraction, or 0 for no validation set',
      }),
    );
    expect(() => splitImages(numberedImages(9), { validation: 0 })).toThrow(/test = 0.1 of 9/);
  });
});

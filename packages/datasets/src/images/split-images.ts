/** @file Splitting images into training, validation and test sets. */
import { Random } from '@latentgraph/graph';
import { DatasetError } from '../errors.js';
import type { ImageSet } from './image-set.js';
import { selectImages } from './select-images.js';

/** A set's images in three parts. */
export interface ImageSplit {
  readonly train: ImageSet;
  readonly validation: ImageSet;
  readonly test: ImageSet;
}

/** Options of `splitImages`. */
export interface ImageSplitOptions {
  /**
   * Share of the images held out for validation, in [0, 1).
   * @default 0.1
   */
  readonly validation?: number;
  /**
   * Share of the images held out for testing, in [0, 1).
   * @default 0.1
   */
  readonly test?: number;
  /**
   * Seed of the stream `split`.
   * @default 0
   */
  readonly seed?: number;
}

/**
 * Deals the images out in random order: each is in exactly one part. Of N images,
 * floor(N * fraction) go to validation and to test, and the rest train. A fraction of 0 gives an
 * empty set. The parts are copies, in the random order.
 *
 * @throws DatasetError `invalid-argument` for a fraction outside [0, 1), or a sum of 1 or more;
 *   `not-enough-images` if a fraction above 0 holds out no image; GraphError `invalid-argument` for
 *   a seed that is no whole number
 */
export function splitImages(
  images: ImageSet,
  { validation = 0.1, test = 0.1, seed = 0 }: ImageSplitOptions = {},
): ImageSplit {
  checkFractions(validation, test);
  const validationCount = heldOutCount(images, 'validation', validation);
  const heldOutTotal = validationCount + heldOutCount(images, 'test', test);
  const order = new Random(seed, 'split').shuffle(
    Uint32Array.from({ length: images.count }, (_, image) => image),
  );
  return {
    train: selectImages(images, order.subarray(heldOutTotal)),
    validation: selectImages(images, order.subarray(0, validationCount)),
    test: selectImages(images, order.subarray(validationCount, heldOutTotal)),
  };
}

function checkFractions(validation: number, test: number): void {
  for (const [name, fraction] of Object.entries({ validation, test })) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new DatasetError(
        'invalid-argument',
        `splitImages: ${name} must be a fraction of the images, at least 0 and less than 1, got ${fraction}`,
      );
    }
  }
  if (validation + test >= 1) {
    throw new DatasetError(
      'invalid-argument',
      `splitImages: validation + test must be less than 1 to leave images for training, got ${validation} + ${test}`,
    );
  }
}

function heldOutCount(images: ImageSet, name: 'validation' | 'test', fraction: number): number {
  const count = Math.floor(images.count * fraction);
  if (fraction > 0 && count === 0) {
    throw new DatasetError(
      'not-enough-images',
      `splitImages: ${name} = ${fraction} of ${images.count} images is less than one image; give a larger fraction, or 0 for no ${name} set`,
    );
  }
  return count;
}

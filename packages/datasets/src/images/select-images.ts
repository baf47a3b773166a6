/** @file Some of a set's images, by position. */
import { DatasetError } from '../errors.js';
import type { ImageSet } from './image-set.js';

/**
 * Copies the images at `indices`, in that order; an index may be repeated.
 * @param indices positions in `images`, from 0: `[count of the result]`
 * @throws DatasetError `invalid-argument` for an index that no image has, or for a set whose values or
 *   labels are not as many as its sizes say
 */
export function selectImages(images: ImageSet, indices: ArrayLike<number>): ImageSet {
  checkLengths(images);
  const pixels = images.height * images.width;
  const values = new Float32Array(indices.length * pixels);
  const labels = new Uint8Array(indices.length);
  const places = new Uint32Array(indices.length);
  for (let k = 0; k < indices.length; k++) {
    const index = checkedIndex(images, indices, k);
    values.set(images.values.subarray(index * pixels, (index + 1) * pixels), k * pixels);
    labels[k] = images.labels[index]!;
    places[k] = images.indices[index]!;
  }
  return { ...images, count: indices.length, values, labels, indices: places };
}

function checkedIndex({ count }: ImageSet, indices: ArrayLike<number>, k: number): number {
  const index = indices[k];
  if (index !== undefined && Number.isInteger(index) && index >= 0 && index < count) return index;
  throw new DatasetError(
    'invalid-argument',
    `selectImages: indices[${k}] is ${index}, expected the position of one of ${count} images, counted from 0`,
  );
}

function checkLengths({ count, height, width, values, labels, indices }: ImageSet): void {
  for (const [name, length, expected] of [
    ['values', values.length, count * height * width],
    ['labels', labels.length, count],
    ['indices', indices.length, count],
  ] as const) {
    if (length === expected) continue;
    throw new DatasetError(
      'invalid-argument',
      `selectImages: images.${name} has ${length} elements; ${count} images of ${height} x ${width} pixels have ${expected}`,
    );
  }
}

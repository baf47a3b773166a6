/** @file MNIST from the bytes of its published files: pairs of images and labels. */
import { DatasetError } from '../errors.js';
import { imageDatasets } from './image-catalog.js';
import type { ImageSet } from './image-set.js';
import { type IdxArray, parseIdx } from './parse-idx.js';

/** A file's bytes, plain or gzipped. */
export interface NamedBytes {
  /** For messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** One half of a published dataset, such as its training images. */
export interface IdxPair {
  readonly images: NamedBytes;
  readonly labels: NamedBytes;
}

const { height, width, classes } = imageDatasets.mnist;

/**
 * Joins pairs of files into one set, in their order.
 * @throws DatasetError `invalid-data` for a file that `parseIdx` refuses, images of another size,
 *   labels that are not as many as the images, or a label that is no digit
 */
export function mnistFromIdx(pairs: readonly IdxPair[]): ImageSet {
  const parts = pairs.map(readPair);
  const count = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  const values = new Float32Array(count * height * width);
  const labels = new Uint8Array(count);
  let start = 0;
  for (const part of parts) {
    const offset = start * height * width;
    part.pixels.forEach((pixel, k) => {
      values[offset + k] = pixel / 255;
    });
    labels.set(part.labels, start);
    start += part.labels.length;
  }
  return {
    name: 'mnist',
    count,
    height,
    width,
    values,
    labels,
    classCount: classes,
    indices: Uint32Array.from(labels, (_, image) => image),
  };
}

function readPair({ images, labels }: IdxPair): { pixels: Uint8Array; labels: Uint8Array } {
  const pixels = readArray(images, ['count', height, width]);
  const digits = readArray(labels, ['count']);
  if (pixels.shape[0] !== digits.shape[0]) {
    throw invalidData(
      labels,
      `it has ${digits.shape[0]} labels, expected as many as ${images.file} has images, ${pixels.shape[0]}; give files that belong together`,
    );
  }
  const wrong = digits.values.findIndex((digit) => digit >= classes);
  if (wrong >= 0) {
    throw invalidData(
      labels,
      `label ${wrong} (from 0) is ${digits.values[wrong]}, expected a digit from 0 to ${classes - 1}; is it of another dataset?`,
    );
  }
  return { pixels: pixels.values, labels: digits.values };
}

function readArray(file: NamedBytes, expected: readonly (number | 'count')[]): IdxArray {
  const array = parseIdx(file.bytes, file.file);
  const fits =
    array.shape.length === expected.length &&
    expected.every((size, k) => size === 'count' || size === array.shape[k]);
  if (fits) return array;
  throw invalidData(
    file,
    `it holds an array [${array.shape.join(', ')}], expected [${expected.join(', ')}]; is it of another dataset?`,
  );
}

function invalidData({ file }: NamedBytes, what: string): DatasetError {
  return new DatasetError('invalid-data', `${file}: ${what}`);
}

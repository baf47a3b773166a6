import { describe, expect, it } from 'vitest';
import { idxBytes } from '../testing/idx-bytes.js';
import { mnistFromIdx } from './mnist-from-idx.js';

const images = (count: number, height = 28, width = 28) => ({
  file: 'images',
  bytes: idxBytes(
    [count, height, width],
    Uint8Array.from({ length: count * height * width }, (_, k) => k),
  ),
});

const labels = (...digits: number[]) => ({
  file: 'labels',
  bytes: idxBytes([digits.length], digits),
});

describe('mnistFromIdx', () => {
  it('joins the pairs and scales pixels to 1', () => {
    const set = mnistFromIdx([
      { images: images(2), labels: labels(9, 0) },
      { images: images(1), labels: labels(5) },
    ]);
    expect(set).toMatchObject({ name: 'mnist', count: 3, height: 28, width: 28, classCount: 10 });
    expect(Array.from(set.labels)).toEqual([9, 0, 5]);
    expect(set.values).toHaveLength(3 * 784);
    // Pixels count up within each pair, modulo 256.
    expect(set.values[255]).toBe(1);
    expect(set.values[1567]).toBe(Math.fround((1567 % 256) / 255));
    expect(set.values[1568]).toBe(0);
    expect(set.values[1568 + 51]).toBe(Math.fround(0.2));
  });

  it.each([
    [
      'images of another size',
      images(1, 28, 27),
      labels(1),
      'images: it holds an array [1, 28, 27], expected [count, 28, 28]; is it of another dataset?',
    ],
    [
      'labels in place of images',
      labels(1),
      labels(1),
      'labels: it holds an array [1], expected [count, 28, 28]; is it of another dataset?',
    ],
    [
      'images in place of labels',
      images(1),
      images(1),
      'images: it holds an array [1, 28, 28], expected [count]; is it of another dataset?',
    ],
    [
      'fewer labels than images',
      images(2),
      labels(1),
      'labels: it has 1 labels, expected as many as images has images, 2; give files that belong together',
    ],
    [
      'a label that is no digit',
      images(3),
      labels(1, 9, 10),
      'labels: label 2 (from 0) is 10, expected a digit from 0 to 9; is it of another dataset?',
    ],
  ])('refuses %s', (_, givenImages, givenLabels, message) => {
    expect(() => mnistFromIdx([{ images: givenImages, labels: givenLabels }])).toThrow(
      expect.objectContaining({ name: 'DatasetError', code: 'invalid-data', message }),
    );
  });
});

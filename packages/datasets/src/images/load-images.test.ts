import { describe, expect, it } from 'vitest';
import * as browser from '../index.js';
import * as node from '../index.node.js';
import { imageDatasets, isImageDatasetName } from './image-catalog.js';
import type { ImageSet } from './image-set.js';

/** Adds up a figure of each image's pixels over the images of each digit. */
function perDigit(
  { count, height, width, values, labels }: ImageSet,
  figure: (pixels: Float32Array) => number,
): number[] {
  const sums = new Array<number>(10).fill(0);
  const size = height * width;
  for (let k = 0; k < count; k++) {
    sums[labels[k]!]! += figure(values.subarray(k * size, (k + 1) * size));
  }
  return sums;
}

describe.each([
  ['Node', node],
  ['browsers', browser],
])('loadImages for %s', (_, { loadDataset, loadImages }) => {
  it('loads mnist as described', async () => {
    const images = await loadImages('mnist');
    const { count, height, width, classes } = imageDatasets.mnist;
    expect(images).toMatchObject({ name: 'mnist', count, height, width, classCount: classes });
    // Computed from the JSON files of the package in Python: images of each digit, and the sum of
    // their gray levels from 0 to 255.
    expect(perDigit(images, () => 1)).toEqual([
      1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978,
    ]);
    expect(
      perDigit(images, (pixels) => pixels.reduce((sum, pixel) => sum + pixel * 255, 0)),
    ).toEqual(
      [
        35384557, 17658546, 29302421, 29451611, 23872061, 21470939, 27693032, 24828004, 28106735,
        24378694,
      ].map((sum) => expect.closeTo(sum, 0)),
    );
    expect(images.values).toHaveLength(count * height * width);
    const levels = Float32Array.from({ length: 256 }, (_, k) => k / 255);
    expect(new Float32Array(new Set(images.values)).sort()).toEqual(levels);
  });

  it.each([
    ['mnits', 'there is no image dataset "mnits"; did you mean "mnist"? Known: mnist'],
    ['', 'there is no image dataset "". Known: mnist'],
    ['cora', 'there is no image dataset "cora"; it is a graph: use loadDataset. Known: mnist'],
    ['toString', 'there is no image dataset "toString". Known: mnist'],
  ])('knows no images "%s"', async (name, message) => {
    await expect(loadImages(name)).rejects.toMatchObject({
      name: 'DatasetError',
      code: 'unknown-dataset',
      message,
    });
  });

  it('is what loadDataset points to', async () => {
    await expect(loadDataset('mnist')).rejects.toMatchObject({
      code: 'unknown-dataset',
      message: expect.stringMatching(
        /^there is no dataset "mnist" of a graph; it holds images: use loadImages\. Known: wordnet, /,
      ),
    });
  });
});

it('reads no files in browsers', async () => {
  await expect(browser.loadImages('mnist', { dataRoot: 'folder' })).rejects.toMatchObject({
    code: 'needs-file-system',
    message:
      "dataset 'mnist' is read from files, which a browser does not have; fetch them and give their bytes to parseIdx, or leave dataRoot out",
  });
});

it('has names', () => {
  expect(node.imageDatasetNames).toEqual(['mnist']);
  expect(['mnist', 'cora', 'constructor'].map(isImageDatasetName)).toEqual([true, false, false]);
});

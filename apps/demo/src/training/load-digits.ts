/**
 * @file The digits of the page: a small, balanced part of MNIST, in MNIST's own format, IDX, that
 * `scripts/make-data.mjs` writes when the page is built.
 */
import { type ImageSet, imageDatasets, parseIdx } from '@latentgraph/datasets';

/**
 * Loads the digits.
 * @param dataFolder address of the folder with the page's data, with a `/` at its end
 * @throws Error that says what could not be loaded
 */
export async function loadDigits(dataFolder: string): Promise<ImageSet> {
  const [images, labels] = await Promise.all([
    fetchBytes(new URL('digits-images-idx3-ubyte', dataFolder)),
    fetchBytes(new URL('digits-labels-idx1-ubyte', dataFolder)),
  ]);
  return digitsFromIdx(images, labels);
}

/** The digits in a file of images and a file of as many labels. */
export function digitsFromIdx(images: Uint8Array, labels: Uint8Array): ImageSet {
  const { shape, values } = parseIdx(images, 'the images of the digits');
  const [count = 0, height = 0, width = 0] = shape;
  return {
    name: 'mnist',
    count,
    height,
    width,
    values: Float32Array.from(values, (gray) => gray / 255),
    labels: parseIdx(labels, 'the labels of the digits').values,
    classCount: imageDatasets.mnist.classes,
    indices: Uint32Array.from({ length: count }, (_, image) => image),
  };
}

async function fetchBytes(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(
      `the digits did not load (${response.status} ${response.statusText} for ${url.pathname})`,
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}

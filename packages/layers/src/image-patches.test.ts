import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ImagePatches } from './image-patches.js';

describe('ImagePatches', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });

  it('takes patches with zeros around the image, one more after it than before', () => {
    const images = tf.tensor4d([1, 2, 3, 4, 5, 6], [1, 2, 3, 1]);
    const patches = tf.tidy(() => new ImagePatches({ kernelSize: 2, stride: 1 }).take(images));
    expect(patches.arraySync()).toEqual([
      [1, 2, 4, 5],
      [2, 3, 5, 6],
      [3, 0, 6, 0],
      [4, 5, 0, 0],
      [5, 6, 0, 0],
      [6, 0, 0, 0],
    ]);
    tf.dispose([images, patches]);
  });

  it('keeps the channels of a pixel together', () => {
    const images = tf.tensor4d([1, 10, 2, 20], [1, 1, 2, 2]);
    const patches = tf.tidy(() => new ImagePatches({ kernelSize: 3, stride: 2 }).take(images));
    expect(patches.arraySync()).toEqual([[0, 0, 0, 0, 0, 0, 1, 10, 2, 20, 0, 0, 0, 0, 0, 0, 0, 0]]);
    tf.dispose([images, patches]);
  });

  it('adds patches where they overlap, and drops what lies outside', () => {
    const patches = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 3]);
    const wide = new ImagePatches({ kernelSize: 3, stride: 1 });
    const columns = tf.tidy(() =>
      // Only the middle row of each 3 x 3 patch lies within an image of one row.
      wide.add(
        tf.pad(patches, [
          [0, 0],
          [3, 3],
        ]),
        [1, 1, 3, 1],
      ),
    );
    expect([...columns.dataSync()]).toEqual([2 + 4, 3 + 5 + 7, 6 + 8]);
    tf.dispose([patches, columns]);
  });
});

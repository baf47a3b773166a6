import { describe, expect, it } from 'vitest';
import { numberedImages } from '../testing/numbered-images.js';
import { selectImages } from './select-images.js';

describe('selectImages', () => {
  it('copies images in the order of the indices', () => {
    const images = numberedImages(10);
    const selected = selectImages(images, [8, 0, 8]);
    expect(selected).toEqual({
      name: 'numbered',
      count: 3,
      height: 1,
      width: 2,
      values: Float32Array.of(8, -8, 0, 0, 8, -8),
      labels: Uint8Array.of(1, 0, 1),
      classCount: 7,
      indices: Uint32Array.of(8, 0, 8),
    });
    expect(selectImages(selected, [2, 1]).indices).toEqual(Uint32Array.of(8, 0));
    selected.values.fill(5);
    expect(images).toEqual(numberedImages(10));
  });

  it('may copy none', () => {
    expect(selectImages(numberedImages(10), [])).toMatchObject({ count: 0, height: 1, width: 2 });
  });

  it.each([10, -1, 0.5, Number.NaN])('refuses the index %d', (index) => {
    expect(() => selectImages(numberedImages(10), [9, index])).toThrow(
      expect.objectContaining({
        code: 'invalid-argument',
        message: `selectImages: indices[1] is ${index}, expected the position of one of 10 images, counted from 0`,
      }),
    );
  });

  it.each([
    [
      'values',
      { values: new Float32Array(19) },
      /images\.values has 19 elements; 10 images of 1 x 2 pixels have 20/,
    ],
    ['labels', { labels: new Uint8Array(11) }, /images\.labels has 11 elements; .* have 10/],
  ])('refuses a set of other %s', (_, part, message) => {
    expect(() => selectImages({ ...numberedImages(10), ...part }, [])).toThrow(message);
  });
});

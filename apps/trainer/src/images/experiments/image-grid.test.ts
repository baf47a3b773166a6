import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { imageGrid } from './image-grid.js';

test('draws images row by row, each pixel as 2 x 2, with gray between', () => {
  // Three images of 1 x 2 pixels, two in a row of the grid.
  const values = Float32Array.of(0, 1, 0.5, 2, -1, 1);
  const { width, height, data } = decode(imageGrid({ values, height: 1, width: 2, columns: 2 }));
  expect({ width, height }).toEqual({ width: 14, height: 10 });
  const row = (y: number): number[] => Array.from(data.subarray(y * width, (y + 1) * width));
  const gap = [96, 96];
  const first = [...gap, 0, 0, 255, 255, ...gap, 128, 128, 255, 255, ...gap];
  const second = [...gap, 0, 0, 255, 255, ...gap, ...gap, ...gap, ...gap];
  const between = new Array<number>(14).fill(96);
  expect(Array.from({ length: 10 }, (_, y) => row(y))).toEqual([
    between,
    between,
    first,
    first,
    between,
    between,
    second,
    second,
    between,
    between,
  ]);
});

import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, expect, it } from 'vitest';
import { relativeError } from '../test-support/float64.js';
import { sumRowGroups } from './row-sums.js';

beforeEach(async () => {
  await tf.setBackend('cpu');
});

function expectSums(sizes: readonly number[], width: number): number[] {
  const pointers = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, group) => {
    pointers[group + 1] = pointers[group]! + size;
  });
  const rowCount = pointers[sizes.length]!;
  const values = Float32Array.from({ length: rowCount * width }, (_, k) => Math.sin(k));
  const expected = new Float64Array(sizes.length * width);
  sizes.forEach((_, group) => {
    for (let row = pointers[group]!; row < pointers[group + 1]!; row++) {
      for (let k = 0; k < width; k++) expected[group * width + k]! += values[row * width + k]!;
    }
  });
  const tileSizes: number[] = [];
  const loadRows = (first: number, end: number) => {
    tileSizes.push(end - first);
    return tf.tensor2d(values.subarray(first * width, end * width), [end - first, width]);
  };
  const sums = tf.tidy(() => sumRowGroups({ pointers, width, loadRows }));
  expect(sums.shape).toEqual([sizes.length, width]);
  expect(relativeError(sums.dataSync(), expected)).toBeLessThan(1e-6);
  return tileSizes;
}

it('sums groups of any size', () => {
  expectSums([3, 0, 1, 2, 7, 8, 0, 100], 3);
  expectSums([0, 0], 2);
  expectSums([], 2);
});

it('never loads more than 2^20 numbers at once, but for a single larger group', () => {
  const width = 2 ** 17;
  expect(expectSums([3, 4, 5, 1, 0, 2], width)).toEqual([7, 8]);
  expect(expectSums([1, 9, 1], width)).toEqual([1, 9, 1]);
});

import { CsrMatrix } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { matMul } from '../mat-mul/mat-mul.js';
import { spmm } from '../spmm/spmm.js';
import { readTensor } from './host-backends.js';

it.each([
  ['cpu', 'wasm'],
  ['wasm', 'cpu'],
])('takes tensors made on %s while %s is active', async (first, second) => {
  await tf.setBackend(first);
  const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
  await tf.setBackend(second);
  expect([...spmm(CsrMatrix.identity(2), x).dataSync()]).toEqual([1, 2, 3, 4]);
  expect([...matMul(x, tf.tensor2d([0, 1, 1, 0], [2, 2])).dataSync()]).toEqual([2, 1, 4, 3]);
});

it('gives results that are no views of the kernels\u2019 memory', async () => {
  await tf.setBackend('cpu');
  const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
  const first = spmm(CsrMatrix.identity(2), x);
  spmm(CsrMatrix.identity(2), tf.mul(x, 2)).dispose();
  expect([...first.dataSync()]).toEqual([1, 2, 3, 4]);
});

it('takes tensors whose numbers the cpu backend keeps in a plain array', async () => {
  await tf.setBackend('cpu');
  const plain = JSON.parse('[1, 2.5, 3, 4]');
  const x = tf.tidy(() => tf.buffer<tf.Rank.R2>([2, 2], 'float32', plain).toTensor());
  expect([...spmm(CsrMatrix.identity(2), x).dataSync()]).toEqual([1, 2.5, 3, 4]);
});

it('refuses a backend of another make', () => {
  expect(() => readTensor({}, tf.zeros([1]))).toThrow('not a backend of tfjs-backend-cpu');
});

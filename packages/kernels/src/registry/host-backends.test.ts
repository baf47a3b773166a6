import { CsrMatrix } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { tensorflowIfThere, withoutTensorflow } from '../../../../tooling/vitest/src/tensorflow.js';
import { matMul } from '../mat-mul/mat-mul.js';
import { spmm } from '../spmm/spmm.js';
import { sum } from '../sum/sum.js';
import { readTensor } from './host-backends.js';

it.each([
  ['cpu', 'wasm'],
  ['wasm', 'cpu'],
  ...tensorflowIfThere.map((name) => [name, 'wasm']),
  ...tensorflowIfThere.map((name) => ['cpu', name]),
])('takes tensors made on %s while %s is active', async (first, second) => {
  await tf.setBackend(first);
  const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
  await tf.setBackend(second);
  expect([...spmm(CsrMatrix.identity(2), x).dataSync()]).toEqual([1, 2, 3, 4]);
  expect([...matMul(x, tf.tensor2d([0, 1, 1, 0], [2, 2])).dataSync()]).toEqual([2, 1, 4, 3]);
});

it('takes a tensor of another backend for which the memory of wasm has to grow', async () => {
  await tf.setBackend('cpu');
  const x = tf.ones<tf.Rank.R2>([5_000_000, 2]);
  await tf.setBackend('wasm');
  expect(sum(x).dataSync()[0]).toBe(10_000_000);
  x.dispose();
});

it.each(['cpu', ...tensorflowIfThere])(
  'gives results on %s that are no views of the kernels\u2019 memory',
  async (backend) => {
    await tf.setBackend(backend);
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const first = spmm(CsrMatrix.identity(2), x);
    spmm(CsrMatrix.identity(2), tf.mul(x, 2)).dispose();
    expect([...first.dataSync()]).toEqual([1, 2, 3, 4]);
  },
);

it('takes tensors whose numbers the cpu backend keeps in a plain array', async () => {
  await tf.setBackend('cpu');
  const plain = JSON.parse('[1, 2.5, 3, 4]');
  const x = tf.tidy(() => tf.buffer<tf.Rank.R2>([2, 2], 'float32', plain).toTensor());
  expect([...spmm(CsrMatrix.identity(2), x).dataSync()]).toEqual([1, 2.5, 3, 4]);
});

it.skipIf(withoutTensorflow)(
  'reads what TensorFlow computed, and takes its own results back',
  async () => {
    await tf.setBackend('tensorflow');
    const sums = tf.add<tf.Tensor2D>(tf.tensor2d([1, 2, 3, 4], [2, 2]), 1);
    const product = spmm(CsrMatrix.identity(2), sums);
    expect([...product.dataSync()]).toEqual([2, 3, 4, 5]);
    expect([...tf.mul(product, 2).dataSync()]).toEqual([4, 6, 8, 10]);
    expect([...spmm(CsrMatrix.identity(2), product).dataSync()]).toEqual([2, 3, 4, 5]);
  },
);

it.skipIf(withoutTensorflow)('takes tensors written to tensorflow as a plain array', async () => {
  await tf.setBackend('tensorflow');
  const plain = JSON.parse('[1, 2.5, 3, 4]');
  const x = tf.tidy(() => tf.buffer<tf.Rank.R2>([2, 2], 'float32', plain).toTensor());
  expect([...spmm(CsrMatrix.identity(2), x).dataSync()]).toEqual([1, 2.5, 3, 4]);
});

it('refuses a backend of another make', () => {
  expect(() => readTensor({}, tf.zeros([1]))).toThrow('not a backend of tfjs-backend-cpu');
});

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sizesTried, testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import {
  type Matrix64,
  matrix64,
  multiply64,
  relativeError,
  transpose64,
} from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { type MatMulOptions, matMul } from './mat-mul.js';
import { matMulPortable } from './mat-mul.portable.js';

const transposes: readonly Required<MatMulOptions>[] = [
  { transposeA: false, transposeB: false },
  { transposeA: false, transposeB: true },
  { transposeA: true, transposeB: false },
  { transposeA: true, transposeB: true },
];

const sizes: readonly [m: number, k: number, n: number][] = [
  [1, 1, 1],
  [4, 8, 8],
  [5, 7, 9],
  [3, 2, 1],
  [33, 16, 3],
  [2, 300, 20],
  [17, 513, 33],
  [131, 260, 10],
  [70, 45, 131],
  [261, 9, 70],
  [5, 1650, 70],
  [9, 1650, 18],
  [6, 20, 64],
  [9, 30, 65],
  [5, 12, 113],
  [7, 11, 256],
  [6, 10, 305],
];

function toMatrix64(tensor: tf.Tensor2D, transposed: boolean): Matrix64 {
  const matrix = matrix64(...tensor.shape, tensor.dataSync());
  return transposed ? transpose64(matrix) : matrix;
}

function operands(
  [m, k, n]: readonly [number, number, number],
  { transposeA, transposeB }: Required<MatMulOptions>,
): [tf.Tensor2D, tf.Tensor2D] {
  const random = new Random(1, 'operands');
  return [
    randomTensor(transposeA ? [k, m] : [m, k], random),
    randomTensor(transposeB ? [n, k] : [k, n], random),
  ];
}

describe.each(testedBackends)('matMul on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  describe.each(transposes)('$transposeA, $transposeB', (options) => {
    it.each(sizesTried(backend, sizes))(
      'multiplies [%i, %i] and [.., %i] as float64 does',
      (...size) => {
        const [a, b] = operands(size, options);
        const expected = multiply64(
          toMatrix64(a, options.transposeA),
          toMatrix64(b, options.transposeB),
        );
        const { value } = toleranceOf(backend);
        const actual = matMul(a, b, options);
        expect(actual.shape).toEqual([size[0], size[2]]);
        expect(relativeError(actual.dataSync(), expected.values)).toBeLessThan(value);
        const portable = tf.tidy(() => matMulPortable({ a, b }, options)[0]);
        expect(relativeError(portable.dataSync(), expected.values)).toBeLessThan(value);
      },
    );

    it('has the gradients of the product', async () => {
      const [a, b] = operands([6, 5, 7], options);
      const outGradient = randomTensor([6, 7], new Random(2, 'gradient'));
      const [aGradient, bGradient] = tf.grads((x: tf.Tensor, y: tf.Tensor) =>
        matMul(x as tf.Tensor2D, y as tf.Tensor2D, options),
      )([a, b], outGradient);
      const g = toMatrix64(outGradient, false);
      const opA = toMatrix64(a, options.transposeA);
      const opB = toMatrix64(b, options.transposeB);
      const untranspose = (matrix: Matrix64, transposed: boolean) =>
        (transposed ? transpose64(matrix) : matrix).values;
      const expectedA = untranspose(multiply64(g, transpose64(opB)), options.transposeA);
      const expectedB = untranspose(multiply64(transpose64(opA), g), options.transposeB);
      expect(relativeError(aGradient!.dataSync(), expectedA)).toBeLessThan(1e-6);
      expect(relativeError(bGradient!.dataSync(), expectedB)).toBeLessThan(1e-6);
      await checkGradients((x: tf.Tensor2D, y: tf.Tensor2D) => matMul(x, y, options), [a, b]);
    });
  });

  it('can be differentiated twice', async () => {
    const b = randomTensor([4, 3], new Random(3, 'b'));
    const squares = (x: tf.Tensor) => tf.sum(tf.pow(matMul(x as tf.Tensor2D, b), 3));
    await checkGradients(tf.grad(squares), [randomTensor([5, 4], new Random(3, 'a'))]);
  });

  it.each<[number, number, number]>([
    [0, 3, 4],
    [3, 0, 4],
    [3, 0, 70],
    [3, 4, 0],
  ])('multiplies empty matrices [%i, %i, %i]', (m, k, n) => {
    const product = matMul(tf.zeros([m, k]), tf.zeros([k, n]));
    expect(product.shape).toEqual([m, n]);
    expect([...product.dataSync()]).toEqual(Array.from({ length: m * n }, () => 0));
  });

  it('passes NaN and infinity on', () => {
    const a = tf.tensor2d([Number.NaN, 0, Number.POSITIVE_INFINITY, 1], [2, 2]);
    const b = tf.tensor2d([0, 1, 1, 2], [2, 2]);
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    expect([...matMul(a, b).dataSync()]).toEqual([nan, nan, nan, infinity]);
  });

  it('leaves nothing behind', () => {
    const [a, b] = operands([6, 5, 7], transposes[0]!);
    const loss = (x: tf.Tensor, y: tf.Tensor) =>
      tf.sum(tf.square(matMul(x as tf.Tensor2D, y as tf.Tensor2D)));
    expect(leaksOf(() => tf.dispose(tf.grads(loss)([a, b])))).toEqual(noLeaks);
  });

  it('says which shapes do not fit', () => {
    const [a, b] = operands([6, 5, 7], transposes[0]!);
    expect(() => matMul(a, b, { transposeB: true })).toThrow(
      'matMul: the inner dimensions differ, 5 and 7: a is [6,5], b is [5,7] transposed',
    );
  });
});

describe('matMul', () => {
  it('gives the bits of cpu on wasm, and again', async () => {
    const results: ArrayLike<number>[] = [];
    for (const backend of ['cpu', 'wasm', 'wasm']) {
      await tf.setBackend(backend);
      const [a, b] = operands([50, 700, 21], transposes[2]!);
      results.push(matMul(a, b, transposes[2]!).dataSync());
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});

it('matMul has the same bits whether operands are transposed before or by it', async () => {
  await tf.setBackend('cpu');
  const size = fc.integer({ min: 1, max: 40 });
  const property = fc.property(size, size, size, fc.nat(), (m, k, n, seed) => {
    tf.engine().startScope();
    const random = new Random(seed, 'property');
    const a = randomTensor([m, k], random);
    const b = randomTensor([k, n], random);
    const expected = matMul(a, b).dataSync();
    const [aTransposed, bTransposed] = [tf.transpose(a), tf.transpose(b)];
    expect(matMul(aTransposed, b, { transposeA: true }).dataSync()).toEqual(expected);
    expect(matMul(a, bTransposed, { transposeB: true }).dataSync()).toEqual(expected);
    const both = matMul(aTransposed, bTransposed, { transposeA: true, transposeB: true });
    expect(both.dataSync()).toEqual(expected);
    tf.engine().endScope();
  });
  fc.assert(property, { numRuns: 50 });
});

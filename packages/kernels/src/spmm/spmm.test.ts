import { CsrMatrix, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sizesTried, testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import {
  densify,
  type Matrix64,
  matrix64,
  multiply64,
  relativeError,
  transpose64,
} from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomMatrix, randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { spmm } from './spmm.js';
import { spmmPortable } from './spmm.portable.js';

type Spmm = typeof spmm;

const portable: Spmm = (matrix, dense, { transpose = false } = {}) =>
  tf.tidy(() => spmmPortable({ dense }, { matrix, transpose })[0]);

function errorOf(product: Spmm, matrix: CsrMatrix, width: number, transpose: boolean): number {
  const dense = randomTensor([transpose ? matrix.rows : matrix.columns, width], new Random(2, 'x'));
  const left = transpose ? transpose64(densify(matrix)) : densify(matrix);
  const expected = multiply64(left, matrix64(...dense.shape, dense.dataSync()));
  const actual = product(matrix, dense, { transpose });
  expect(actual.shape).toEqual([expected.rows, width]);
  return relativeError(actual.dataSync(), expected.values);
}

const matrices: readonly [string, CsrMatrix][] = [
  ['one node', randomMatrix([1, 1], 1, new Random(1, 'a'))],
  ['no entries', randomMatrix([4, 3], 0, new Random(1, 'b'))],
  ['no rows', randomMatrix([0, 3], 0, new Random(1, 'c'))],
  ['wide, with empty rows and columns', randomMatrix([30, 70], 40, new Random(1, 'd'))],
  ['tall', randomMatrix([90, 11], 300, new Random(1, 'e'))],
  ['full', randomMatrix([9, 9], 1000, new Random(1, 'f'))],
];

describe.each(testedBackends)('spmm on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  describe.each(matrices)('%s', (_name, matrix) => {
    const widths = sizesTried(backend, [1, 3, 4, 16, 31, 33, 100]);
    it.each(widths)('equals the dense product at width %i', (width) => {
      const { value } = toleranceOf(backend);
      for (const product of [spmm, portable]) {
        expect(errorOf(product, matrix, width, false)).toBeLessThan(value);
        expect(errorOf(product, matrix, width, true)).toBeLessThan(value);
      }
    });
  });

  it.each([false, true])('has the gradient of the dense product (transpose: %s)', (transpose) => {
    const matrix = randomMatrix([40, 25], 120, new Random(3, 'matrix'));
    const [outRows, inRows] = transpose ? [25, 40] : [40, 25];
    const x = randomTensor([inRows, 5], new Random(3, 'x'));
    const outGradient = randomTensor([outRows, 5], new Random(3, 'gradient'));
    const actual = tf.grad((dense: tf.Tensor) => spmm(matrix, dense as tf.Tensor2D, { transpose }))(
      x,
      outGradient,
    );
    const left = transpose ? densify(matrix) : transpose64(densify(matrix));
    const expected = multiply64(left, matrix64(outRows, 5, outGradient.dataSync()));
    expect(relativeError(actual.dataSync(), expected.values)).toBeLessThan(1e-5);
  });

  it('agrees with finite differences, composed with itself', async () => {
    const matrix = randomMatrix([12, 12], 30, new Random(4, 'matrix'));
    await checkGradients(
      (x: tf.Tensor2D) => tf.tanh(spmm(matrix, tf.tanh(spmm(matrix, x)), { transpose: true })),
      [randomTensor([12, 3], new Random(4, 'x'))],
    );
  });

  it('passes NaN and infinity on to the rows that meet them, and only to those', () => {
    const matrix = CsrMatrix.fromEntries(3, 3, { rows: [0, 1, 2], columns: [0, 1, 2] });
    const x = tf.tensor2d([Number.NaN, 1, Number.POSITIVE_INFINITY, 2, 3, 4], [3, 2]);
    expect([...spmm(matrix, x).dataSync()]).toEqual([
      Number.NaN,
      1,
      Number.POSITIVE_INFINITY,
      2,
      3,
      4,
    ]);
  });

  it('leaves nothing behind', () => {
    const matrix = randomMatrix([20, 20], 50, new Random(5, 'matrix'));
    const x = randomTensor([20, 6], new Random(5, 'x'));
    const loss = (dense: tf.Tensor) => tf.sum(tf.square(spmm(matrix, dense as tf.Tensor2D)));
    expect(leaksOf(() => tf.dispose(tf.valueAndGrad(loss)(x)))).toEqual(noLeaks);
  });

  it('says which shapes do not fit', () => {
    const matrix = randomMatrix([4, 6], 5, new Random(6, 'matrix'));
    const x = randomTensor([5, 2], new Random(6, 'x'));
    expect(() => spmm(matrix, x)).toThrow(
      'spmm: dense must have 6 rows, as many as the matrix [4, 6] has columns, got shape [5,2]',
    );
    expect(() => spmm(matrix, x, { transpose: true })).toThrow('must have 4 rows');
    expect(() => spmm(matrix, tf.cast(x, 'int32'))).toThrow('dense must be float32, got int32');
  });
});

describe('spmm', () => {
  it('gives the bits of cpu on wasm, and again', async () => {
    const matrix = randomMatrix([200, 150], 900, new Random(7, 'matrix'));
    const results: ArrayLike<number>[] = [];
    for (const backend of ['cpu', 'wasm', 'wasm']) {
      await tf.setBackend(backend);
      results.push(spmm(matrix, randomTensor([150, 37], new Random(7, 'x'))).dataSync());
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});

describe('properties of spmm', () => {
  const sizes = fc.record({
    rows: fc.integer({ min: 1, max: 20 }),
    columns: fc.integer({ min: 1, max: 20 }),
    width: fc.integer({ min: 1, max: 40 }),
    count: fc.integer({ min: 0, max: 60 }),
    seed: fc.nat(),
  });
  type Sizes = typeof sizes extends fc.Arbitrary<infer T> ? T : never;

  function forAll(property: (sizes: Sizes, random: Random) => void): void {
    fc.assert(
      fc.property(sizes, (drawn) => {
        tf.engine().startScope();
        property(drawn, new Random(drawn.seed, 'property'));
        tf.engine().endScope();
      }),
      { numRuns: 50 },
    );
  }

  beforeEach(async () => {
    await tf.setBackend('cpu');
  });

  // Of a sum of 20 products, and relative to the sum of their sizes: where they cancel, so do digits.
  const roundingError = 21 * 2 ** -24;

  function largestSumOfSizes(matrix: CsrMatrix, { values, columns, rows }: Matrix64): number {
    const sizes = matrix64(rows, columns, values.map(Math.abs));
    const left = densify(matrix.withValues(matrix.values.map(Math.abs)));
    return Math.max(...multiply64(left, sizes).values);
  }

  function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
    return Math.max(...Array.from(actual, (value, k) => Math.abs(value - expected[k]!)));
  }

  it('equals the product with the densified matrix', () => {
    forAll(({ rows, columns, width, count }, random) => {
      const matrix = randomMatrix([rows, columns], count, random);
      const x = randomTensor([columns, width], random);
      const x64 = matrix64(columns, width, x.dataSync());
      const { values } = multiply64(densify(matrix), x64);
      expect(largestDifference(spmm(matrix, x).dataSync(), values)).toBeLessThanOrEqual(
        roundingError * largestSumOfSizes(matrix, x64),
      );
    });
  });

  it('by a transposed matrix is the transposed product, bit for bit', () => {
    forAll(({ rows, columns, width, count }, random) => {
      const matrix = randomMatrix([rows, columns], count, random);
      const x = randomTensor([rows, width], random);
      expect(spmm(matrix, x, { transpose: true }).dataSync()).toEqual(
        spmm(matrix.transpose(), x).dataSync(),
      );
    });
  });

  it('is linear', () => {
    forAll(({ rows, columns, width, count }, random) => {
      const matrix = randomMatrix([rows, columns], count, random);
      const x = randomTensor([columns, width], random);
      const y = randomTensor([columns, width], random);
      const together = spmm(matrix, tf.add<tf.Tensor2D>(tf.mul(x, 3), y));
      const apart = tf.add(tf.mul(spmm(matrix, x), 3), spmm(matrix, y));
      const scale = 3 * Math.max(1, matrix.nonZeros);
      expect(tf.max(tf.abs(tf.sub(together, apart))).dataSync()[0]).toBeLessThan(1e-6 * scale);
    });
  });

  it('follows a renumbering of the nodes', () => {
    forAll(({ rows: nodes, width, count }, random) => {
      const matrix = randomMatrix([nodes, nodes], count, random);
      const x = randomTensor([nodes, width], random);
      const order = random.shuffle(Uint32Array.from({ length: nodes }, (_, node) => node));
      const { rows, columns, values } = matrix.toEntries();
      const renumbered = CsrMatrix.fromEntries(nodes, nodes, {
        rows: rows.map((row) => order[row]!),
        columns: columns.map((column) => order[column]!),
        values,
      });
      const move = (tensor: tf.Tensor2D) => {
        const moved = new Float32Array(tensor.size);
        const original = tensor.dataSync();
        order.forEach((to, from) => {
          moved.set(original.subarray(from * width, (from + 1) * width), to * width);
        });
        return moved;
      };
      const actual = spmm(renumbered, tf.tensor2d(move(x), [nodes, width])).dataSync();
      expect(largestDifference(actual, move(spmm(matrix, x)))).toBeLessThanOrEqual(
        2 * roundingError * largestSumOfSizes(matrix, matrix64(nodes, width, x.dataSync())),
      );
    });
  });
});

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { edgeDot } from '../edge-dot/edge-dot.js';
import { spmm } from '../spmm/spmm.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import {
  randomMatrix,
  randomPairs,
  randomTensor,
  randomValues,
} from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { edgeSum } from './edge-sum.js';
import { edgeSumPortable } from './edge-sum.portable.js';

describe.each(testedBackends)('edgeSum on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([
    [1, 1, 1],
    [8, 3, 40],
    [30, 33, 20],
    [4, 2, 0],
  ])('into %i rows of width %i along %i pairs equals float64', (rows, width, count) => {
    const random = new Random(1, 'edge-sum');
    const weights = tf.tensor1d(randomValues(count, random));
    const x = randomTensor([5, width], random);
    const pairs = randomPairs(count, [rows, 5], random);
    const expected = new Float64Array(rows * width);
    const [weightValues, xValues] = [weights.dataSync(), x.dataSync()];
    for (let k = 0; k < count; k++) {
      for (let column = 0; column < width; column++) {
        expected[pairs.sources[k]! * width + column]! +=
          weightValues[k]! * xValues[pairs.targets[k]! * width + column]!;
      }
    }
    const tolerance = toleranceOf(backend).value;
    const actual = edgeSum(weights, x, pairs, rows);
    expect(actual.shape).toEqual([rows, width]);
    expect(relativeError(actual.dataSync(), expected)).toBeLessThan(tolerance);
    const [portable] = edgeSumPortable({ weights, x }, { pairs, rowCount: rows });
    expect(relativeError(portable.dataSync(), expected)).toBeLessThan(tolerance);
  });

  it('is the adjoint of edgeDot', () => {
    const random = new Random(2, 'edge-sum');
    const pairs = randomPairs(60, [9, 7], random);
    const weights = tf.tensor1d(randomValues(60, random));
    const a = randomTensor([9, 6], random);
    const b = randomTensor([7, 6], random);
    const byDot = tf.sum(tf.mul(edgeDot(a, b, pairs), weights)).dataSync()[0]!;
    const bySum = tf.sum(tf.mul(a, edgeSum(weights, b, pairs, 9))).dataSync()[0]!;
    expect(bySum).toBeCloseTo(byDot, 4);
  });

  it('agrees with finite differences', async () => {
    const random = new Random(3, 'edge-sum');
    const pairs = randomPairs(25, [6, 8], random);
    await checkGradients(
      (weights: tf.Tensor1D, x: tf.Tensor2D) => tf.tanh(edgeSum(weights, x, pairs, 6)),
      [tf.tensor1d(randomValues(25, random)), randomTensor([8, 3], random)],
    );
  });

  it('leaves nothing behind', () => {
    const random = new Random(4, 'edge-sum');
    const pairs = randomPairs(25, [6, 8], random);
    const weights = tf.tensor1d(randomValues(25, random));
    const x = randomTensor([8, 3], random);
    const loss = (w: tf.Tensor, y: tf.Tensor) =>
      tf.sum(edgeSum(w as tf.Tensor1D, y as tf.Tensor2D, pairs, 6));
    expect(leaksOf(() => tf.dispose(tf.grads(loss)([weights, x])))).toEqual(noLeaks);
  });

  it('names what does not fit', () => {
    const x = tf.zeros<tf.Rank.R2>([3, 2]);
    const pairs = { sources: Uint32Array.of(0, 4), targets: Uint32Array.of(0, 2) };
    expect(() => edgeSum(tf.zeros([2]), x, pairs, 4)).toThrow(
      'edgeSum: pairs.sources[1] is 4, but the result has 4 rows',
    );
    expect(() => edgeSum(tf.zeros([3]), x, pairs, 5)).toThrow('one entry for each of the 2 pairs');
    for (const rowCount of [-1, 4.5, Number.NaN]) {
      expect(() => edgeSum(tf.zeros([2]), x, pairs, rowCount)).toThrow(
        'edgeSum: rowCount must be a whole number',
      );
    }
  });
});

it('edgeSum along the entries of a sparse matrix is spmm, bit for bit', async () => {
  await tf.setBackend('cpu');
  const size = fc.integer({ min: 1, max: 40 });
  const property = fc.property(size, size, size, fc.nat(), (rows, columns, width, seed) => {
    tf.engine().startScope();
    const random = new Random(seed, 'property');
    const matrix = randomMatrix([rows, columns], 60, random);
    const x = randomTensor([columns, width], random);
    const entries = matrix.toEntries();
    const pairs = { sources: entries.rows, targets: entries.columns };
    const sums = edgeSum(tf.tensor1d(entries.values), x, pairs, rows);
    expect(sums.dataSync()).toEqual(spmm(matrix, x).dataSync());
    tf.engine().endScope();
  });
  fc.assert(property, { numRuns: 50 });
});

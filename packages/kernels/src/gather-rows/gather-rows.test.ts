import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomIndices, randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { gatherRows } from './gather-rows.js';
import { gatherRowsPortable } from './gather-rows.portable.js';

describe.each(testedBackends)('gatherRows on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([1, 3, 16, 33])('copies rows of width %i', (width) => {
    const random = new Random(1, 'gather-rows');
    const x = randomTensor([9, width], random);
    const rows = randomIndices(40, 9, random);
    const xValues = x.dataSync();
    const expected = Float32Array.from(
      { length: 40 * width },
      (_, at) => xValues[rows[Math.floor(at / width)]! * width + (at % width)]!,
    );
    const actual = gatherRows(x, rows);
    expect(actual.shape).toEqual([40, width]);
    expect(actual.dataSync()).toEqual(expected);
    const [portable] = gatherRowsPortable({ x }, { rows, rowCount: 9 });
    expect(portable.dataSync()).toEqual(expected);
  });

  it('adds up the gradients of a row used repeatedly', () => {
    const rows = Uint32Array.of(2, 0, 2, 2);
    const x = randomTensor([4, 2], new Random(2, 'gather-rows'));
    const outGradient = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
    const actual = tf.grad((y: tf.Tensor) => gatherRows(y as tf.Tensor2D, rows))(x, outGradient);
    expect([...actual.dataSync()]).toEqual([3, 4, 0, 0, 13, 16, 0, 0]);
  });

  it('takes no rows', () => {
    expect(gatherRows(tf.ones([3, 2]), new Uint32Array(0)).shape).toEqual([0, 2]);
  });

  it('agrees with finite differences', async () => {
    const random = new Random(3, 'gather-rows');
    const rows = randomIndices(12, 5, random);
    await checkGradients(
      (x: tf.Tensor2D) => tf.tanh(gatherRows(x, rows)),
      [randomTensor([5, 3], random)],
    );
  });

  it('has a gradient exact for many repetitions', () => {
    const random = new Random(4, 'gather-rows');
    const rows = randomIndices(2000, 3, random);
    const outGradient = randomTensor([2000, 2], random);
    const expected = new Float64Array(6);
    const values = outGradient.dataSync();
    rows.forEach((row, k) => {
      expected[2 * row]! += values[2 * k]!;
      expected[2 * row + 1]! += values[2 * k + 1]!;
    });
    const gradient = tf.grad((y: tf.Tensor) => gatherRows(y as tf.Tensor2D, rows));
    expect(relativeError(gradient(tf.ones([3, 2]), outGradient).dataSync(), expected)).toBeLessThan(
      1e-5,
    );
  });

  it('leaves nothing behind', () => {
    const x = randomTensor([5, 3], new Random(5, 'gather-rows'));
    const loss = (y: tf.Tensor) => tf.sum(gatherRows(y as tf.Tensor2D, Uint32Array.of(1, 1, 4)));
    expect(leaksOf(() => tf.dispose(tf.grad(loss)(x)))).toEqual(noLeaks);
  });

  it('names an index outside', () => {
    expect(() => gatherRows(tf.ones([3, 2]), Uint32Array.of(0, 3))).toThrow(
      'gatherRows: rows[1] is 3, but x has 3 rows (indices are zero-based)',
    );
  });
});

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomIndices, randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { scatterRows } from './scatter-rows.js';
import { scatterRowsPortable } from './scatter-rows.portable.js';

describe.each(testedBackends)('scatterRows on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([
    [1, 1, 1],
    [50, 7, 3],
    [3, 40, 33],
    [0, 4, 5],
  ])('adds %i rows into %i of width %i as float64 does', (count, rowCount, width) => {
    const random = new Random(1, 'scatter-rows');
    const x = randomTensor([count, width], random);
    const rows = randomIndices(count, rowCount, random);
    const expected = new Float64Array(rowCount * width);
    x.dataSync().forEach((value, at) => {
      expected[rows[Math.floor(at / width)]! * width + (at % width)]! += value;
    });
    const tolerance = toleranceOf(backend).value;
    const actual = scatterRows(x, rows, rowCount);
    expect(actual.shape).toEqual([rowCount, width]);
    expect(relativeError(actual.dataSync(), expected)).toBeLessThan(tolerance);
    const [portable] = scatterRowsPortable({ x }, { rows, rowCount });
    expect(relativeError(portable.dataSync(), expected)).toBeLessThan(tolerance);
  });

  it('agrees with finite differences', async () => {
    const random = new Random(2, 'scatter-rows');
    const rows = randomIndices(12, 5, random);
    await checkGradients(
      (x: tf.Tensor2D) => tf.tanh(scatterRows(x, rows, 6)),
      [randomTensor([12, 3], random)],
    );
  });

  it('leaves nothing behind', () => {
    const x = randomTensor([3, 3], new Random(3, 'scatter-rows'));
    const loss = (y: tf.Tensor) =>
      tf.sum(scatterRows(y as tf.Tensor2D, Uint32Array.of(1, 1, 4), 5));
    expect(leaksOf(() => tf.dispose(tf.grad(loss)(x)))).toEqual(noLeaks);
  });

  it('names what does not fit', () => {
    const x = tf.ones<tf.Rank.R2>([2, 2]);
    expect(() => scatterRows(x, Uint32Array.of(0), 3)).toThrow('one index for each of the 2 rows');
    expect(() => scatterRows(x, Uint32Array.of(0, 3), 3)).toThrow('rows[1] is 3');
    for (const rowCount of [-1, 3.5, Number.NaN]) {
      expect(() => scatterRows(x, Uint32Array.of(0, 3), rowCount)).toThrow(
        'scatterRows: rowCount must be a whole number',
      );
    }
  });
});

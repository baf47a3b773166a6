import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOnGpu, testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor, randomValues } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { sum } from './sum.js';
import { sumPortable } from './sum.portable.js';

describe.each(testedBackends)('sum on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([0, 1, 3, 4, 7, 40_000, 100_001])(
    'of %i values is the float64 sum, rounded',
    (length) => {
      const values = randomValues(length, new Random(1, 'sum')).map((value) => value + 1);
      const expected = values.reduce((total, value) => total + value, 0);
      const actual = sum(tf.tensor1d(values)).dataSync()[0]!;
      if (isOnGpu(backend)) {
        expect(relativeError([actual], [expected])).toBeLessThan(toleranceOf(backend).value);
      } else {
        expect(actual).toBe(Math.fround(expected));
      }
      const portable = sumPortable(
        { x: tf.tensor1d(values) },
        { shape: [length], divisor: 1 },
      )[0].dataSync()[0]!;
      // tfjs adds in float32: 5e-6 is what its wasm backend reaches for 40,000 values.
      expect(Math.abs(portable - expected)).toBeLessThanOrEqual(2e-5 * expected);
    },
  );

  it.skipIf(isOnGpu(backend))('keeps small terms beside large ones', () => {
    const values = new Float32Array(1002).fill(1);
    values[0] = 1e9;
    values[1001] = -1e9;
    expect(sum(tf.tensor1d(values)).dataSync()[0]).toBe(1000);
  });

  it('takes any shape and returns a scalar', () => {
    for (const shape of [[], [2], [2, 3], [2, 3, 4], [2, 1, 3, 2]]) {
      const total = sum(tf.ones(shape));
      expect(total.shape).toEqual([]);
      expect(total.dataSync()[0]).toBe(shape.reduce((product, size) => product * size, 1));
    }
  });

  it('is divided before it is rounded', async () => {
    const x = tf.tensor1d([0.1, 0.2, 0.4]);
    const expected = [...x.dataSync()].reduce((total, value) => total + value, 0) / 3;
    const actual = sum(x, { divisor: 3 }).dataSync()[0]!;
    if (isOnGpu(backend)) expect(actual).toBeCloseTo(expected, 6);
    else expect(actual).toBe(Math.fround(expected));
    expect(sum(tf.tensor1d([]), { divisor: 3 }).dataSync()[0]).toBe(0);
    const [portable] = sumPortable({ x }, { shape: [3], divisor: 3 });
    expect(portable.dataSync()[0]).toBeCloseTo(expected, 6);
    await checkGradients((y: tf.Tensor) => tf.square(sum(tf.square(y), { divisor: 7 })), [x]);
  });

  it('has a gradient of ones, to any order', async () => {
    const x = randomTensor([3, 4], new Random(2, 'sum'));
    expect([...tf.grad(sum)(x).dataSync()]).toEqual(Array.from({ length: 12 }, () => 1));
    await checkGradients((y: tf.Tensor) => tf.square(sum(tf.square(y))), [x]);
    await checkGradients(
      tf.grad((y: tf.Tensor) => tf.square(sum(tf.square(y)))),
      [x],
    );
  });

  it('passes NaN and infinity on', () => {
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    expect(sum(tf.tensor1d([1, nan, 2, 3, 4])).dataSync()[0]).toBe(nan);
    expect(sum(tf.tensor1d([1, 2, 3, 4, infinity])).dataSync()[0]).toBe(infinity);
    expect(sum(tf.tensor1d([-infinity, infinity])).dataSync()[0]).toBe(nan);
  });

  it('leaves nothing behind', () => {
    const x = randomTensor([3, 4], new Random(3, 'sum'));
    expect(leaksOf(() => tf.dispose(tf.valueAndGrad(sum)(x)))).toEqual(noLeaks);
  });

  it('refuses other number types', () => {
    expect(() => sum(tf.tensor1d([1, 2], 'int32'))).toThrow('sum: x must be float32, got int32');
  });
});

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOnGpu, testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { reparameterize } from './reparameterize.js';
import { reparameterizePortable } from './reparameterize.portable.js';

const inputsOf = (shape: [number, number]) => ({
  mean: randomTensor(shape, new Random(1, 'mean')),
  logStd: randomTensor(shape, new Random(2, 'logStd'), 2),
  noise: randomTensor(shape, new Random(3, 'noise'), 2),
});

function row(...values: number[]): tf.Tensor2D {
  return tf.tensor2d(values, [1, values.length]);
}

describe.each(testedBackends)('reparameterize on %s', (backend) => {
  const tolerance = toleranceOf(backend);
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each<[number, number]>([
    [0, 3],
    [1, 1],
    [5, 3],
    [70, 16],
    [300, 33],
  ])('equals float64 at [%i, %i], by WASM and by tfjs ops', (...shape) => {
    const inputs = inputsOf(shape);
    const { mean, logStd, noise } = inputs;
    const [m, l, n] = [mean.dataSync(), logStd.dataSync(), noise.dataSync()];
    const expected = Float64Array.from(m, (value, k) => value + Math.exp(l[k]!) * n[k]!);
    const actual = reparameterize(mean, logStd, noise);
    expect(actual.shape).toEqual(shape);
    expect(relativeError(actual.dataSync(), expected)).toBeLessThan(tolerance.value);
    const [portable] = reparameterizePortable(inputs, {});
    expect(relativeError(portable.dataSync(), expected)).toBeLessThan(tolerance.value);
  });

  it.skipIf(isOnGpu(backend))(
    'has an exponential right to 3e-7 from the smallest to the largest number',
    () => {
      const logStd = Float32Array.from({ length: 40_001 }, (_, k) => -104 + (k * 192.7) / 40_000);
      const [zeros, ones] = [new Float32Array(40_001), new Float32Array(40_001).fill(1)];
      const actual = reparameterize(row(...zeros), row(...logStd), row(...ones)).dataSync();
      logStd.forEach((x, k) => {
        // Below 2^-126 floats are 2^-149 apart.
        const allowed = Math.max(3e-7 * Math.exp(x), 2 ** -149);
        expect(Math.abs(actual[k]! - Math.exp(x))).toBeLessThanOrEqual(allowed);
      });
      const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
      const special = row(0, 1000, -1000, infinity, -infinity, nan);
      const results = reparameterize(tf.zeros([1, 6]), special, tf.ones([1, 6])).dataSync();
      expect([...results]).toEqual([1, infinity, 0, infinity, 0, nan]);
    },
  );

  it('passes NaN and infinity on', () => {
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    const z = reparameterize(row(nan, infinity, 1), row(0, 0, 0), row(1, 1, -infinity));
    expect([...z.dataSync()]).toEqual([nan, infinity, -infinity]);
  });

  it('has the gradient of float64, and of finite differences', async () => {
    const { mean, logStd, noise } = inputsOf([40, 5]);
    const weights = randomTensor([40, 5], new Random(4, 'weights'));
    const [w, l, n] = [weights.dataSync(), logStd.dataSync(), noise.dataSync()];
    const gradients = tf.grads((a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) =>
      tf.mul(reparameterize(a as tf.Tensor2D, b as tf.Tensor2D, c as tf.Tensor2D), weights),
    )([mean, logStd, noise]);
    const std = Float64Array.from(l, Math.exp);
    const expected = [
      w,
      w.map((value, k) => value * std[k]! * n[k]!),
      w.map((value, k) => value * std[k]!),
    ];
    gradients.forEach((gradient, input) => {
      const error = relativeError(gradient.dataSync(), expected[input]!);
      expect(error).toBeLessThan(tolerance.gradient);
    });
    await checkGradients(
      (...inputs: tf.Tensor[]) => {
        const [a, b, c] = inputs as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
        return tf.sum(tf.square(reparameterize(a, b, c)));
      },
      [mean, logStd, noise],
    );
  });

  it('refuses a second derivative instead of leaving it out', () => {
    const { mean, logStd, noise } = inputsOf([2, 2]);
    const first = tf.grad((l: tf.Tensor) => tf.sum(reparameterize(mean, l as tf.Tensor2D, noise)));
    expect(() => tf.grad((l: tf.Tensor) => tf.sum(first(l)))(logStd)).toThrow(
      'reparameterize can be differentiated once, not twice',
    );
  });

  it('leaves nothing behind', () => {
    const { mean, logStd, noise } = inputsOf([5, 3]);
    const gradient = tf.grad((l: tf.Tensor) =>
      tf.sum(reparameterize(mean, l as tf.Tensor2D, noise)),
    );
    expect(leaksOf(() => tf.dispose(gradient(logStd)))).toEqual(noLeaks);
    expect(leaksOf(() => reparameterize(mean, logStd, noise).dispose())).toEqual(noLeaks);
  });

  it('refuses shapes that differ', () => {
    expect(() => reparameterize(row(1, 2), row(1, 2), row(1))).toThrow(
      'reparameterize: mean, logStd, noise must have one shape, got [1,2], [1,2], [1,1]',
    );
  });
});

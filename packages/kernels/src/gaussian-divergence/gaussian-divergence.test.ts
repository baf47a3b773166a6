import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { gaussianDivergence } from './gaussian-divergence.js';
import { gaussianDivergencePortable } from './gaussian-divergence.portable.js';

const inputsOf = (shape: [number, number]) => ({
  mean: randomTensor(shape, new Random(1, 'mean'), 2),
  logStd: randomTensor(shape, new Random(2, 'logStd'), 2),
});

/** The divergences, and the gradients of their sum weighted by `weights`, in float64. */
function reference(mean: tf.Tensor2D, logStd: tf.Tensor2D, weights: ArrayLike<number>) {
  const [m, l] = [mean.dataSync(), logStd.dataSync()];
  const [rows, width] = mean.shape;
  const divergence = new Float64Array(rows);
  const excess = Float64Array.from(l, (value) => Math.expm1(2 * value));
  for (let k = 0; k < m.length; k++) {
    divergence[Math.floor(k / width)]! += (m[k]! ** 2 + excess[k]! - 2 * l[k]!) / 2;
  }
  const weighted = (values: ArrayLike<number>) =>
    Float64Array.from(values, (value, k) => value * weights[Math.floor(k / width)]!);
  return { divergence, meanGradient: weighted(m), logStdGradient: weighted(excess) };
}

describe.each(testedBackends)('gaussianDivergence on %s', (backend) => {
  const tolerance = toleranceOf(backend);
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each<[number, number]>([
    [1, 1],
    [7, 3],
    [5, 4],
    [70, 16],
    [300, 33],
  ])('equals float64 at [%i, %i], value and gradients, by WASM and by tfjs ops', (...shape) => {
    const inputs = inputsOf(shape);
    const weights = randomTensor([shape[0]], new Random(3, 'weights'));
    const expected = reference(inputs.mean, inputs.logStd, weights.dataSync());
    const actual = gaussianDivergence(inputs.mean, inputs.logStd);
    expect(relativeError(actual.dataSync(), expected.divergence)).toBeLessThan(tolerance.value);
    const [portable] = gaussianDivergencePortable(inputs, {});
    expect(relativeError(portable.dataSync(), expected.divergence)).toBeLessThan(tolerance.value);

    const [meanGradient, logStdGradient] = tf.grads((m: tf.Tensor, l: tf.Tensor) =>
      tf.sum(tf.mul(gaussianDivergence(m as tf.Tensor2D, l as tf.Tensor2D), weights)),
    )([inputs.mean, inputs.logStd]);
    const { gradient } = tolerance;
    expect(relativeError(meanGradient!.dataSync(), expected.meanGradient)).toBeLessThan(gradient);
    expect(relativeError(logStdGradient!.dataSync(), expected.logStdGradient)).toBeLessThan(
      gradient,
    );
  });

  it('is never below 0 by more than rounding, and 0 for N(0, 1)', () => {
    const number = fc.float({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 9 }), (pairs) => {
        const rows = (part: 0 | 1) =>
          tf.tensor2d(
            pairs.map((pair) => pair[part]),
            [1, pairs.length],
          );
        const value = tf.tidy(() => gaussianDivergence(rows(0), rows(1)).dataSync()[0]!);
        expect(value).toBeGreaterThan(-1e-6 * pairs.length);
      }),
    );
    expect([...gaussianDivergence(tf.zeros([2, 5]), tf.zeros([2, 5])).dataSync()]).toEqual([0, 0]);
  });

  it('passes NaN and infinity on, each in its row', () => {
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    const mean = tf.tensor2d([nan, 0, infinity, 0, 0, 0, 1, 1], [4, 2]);
    const logStd = tf.tensor2d([0, 0, 0, 0, 100, 0, 0, 0], [4, 2]);
    expect([...gaussianDivergence(mean, logStd).dataSync()]).toEqual([nan, infinity, infinity, 1]);
  });

  it('has the gradient of finite differences', async () => {
    const { mean, logStd } = inputsOf([6, 3]);
    await checkGradients(
      (...inputs: tf.Tensor[]) => {
        const [m, l] = inputs as [tf.Tensor2D, tf.Tensor2D];
        return tf.sum(gaussianDivergence(m, l));
      },
      [mean, logStd],
    );
  });

  it('refuses a second derivative instead of leaving it out', () => {
    const { mean, logStd } = inputsOf([2, 2]);
    const first = tf.grad((l: tf.Tensor) => tf.sum(gaussianDivergence(mean, l as tf.Tensor2D)));
    expect(() => tf.grad((l: tf.Tensor) => tf.sum(first(l)))(logStd)).toThrow(
      'gaussianDivergence can be differentiated once, not twice',
    );
  });

  it('leaves nothing behind', () => {
    const { mean, logStd } = inputsOf([5, 3]);
    const gradient = tf.grad((l: tf.Tensor) => tf.sum(gaussianDivergence(mean, l as tf.Tensor2D)));
    expect(leaksOf(() => tf.dispose(gradient(logStd)))).toEqual(noLeaks);
    expect(leaksOf(() => gaussianDivergence(mean, logStd).dispose())).toEqual(noLeaks);
  });

  it('refuses shapes that differ', () => {
    expect(() => gaussianDivergence(tf.zeros([2, 3]), tf.zeros([3, 2]))).toThrow(
      'gaussianDivergence: mean, logStd must have one shape, got [2,3], [3,2]',
    );
  });
});

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  isOnGpu,
  sizesTried,
  testedBackends,
} from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { sigmoidCrossEntropy } from './sigmoid-cross-entropy.js';
import { sigmoidCrossEntropyPortable } from './sigmoid-cross-entropy.portable.js';

/** Loss and gradient in float64. */
function reference(logits: ArrayLike<number>, label: 0 | 1) {
  const sign = label === 1 ? -1 : 1;
  const x = Float64Array.from(logits, (s) => sign * s);
  const terms = x.map((value) => Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value))));
  return {
    loss: terms.reduce((total, term) => total + term, 0),
    gradient: x.map((value) => sign / (1 + Math.exp(-value))),
  };
}

function evaluate(logits: tf.Tensor1D, label: 0 | 1) {
  const { value, grad } = tf.valueAndGrad((s: tf.Tensor) =>
    sigmoidCrossEntropy(s as tf.Tensor1D, label),
  )(logits);
  return { loss: value.dataSync()[0]!, gradient: grad.dataSync() };
}

describe.each(testedBackends)('sigmoidCrossEntropy on %s', (backend) => {
  const tolerance = toleranceOf(backend);
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  const counts = sizesTried(backend, [1, 2, 3, 4, 7, 8191, 8192, 8193, 20_001]);
  it.each(counts)('equals float64 for %i logits', (count) => {
    const logits = randomTensor([count], new Random(count, 'logits'), 8);
    for (const label of [0, 1] as const) {
      const expected = reference(logits.dataSync(), label);
      const { loss, gradient } = evaluate(logits, label);
      expect(relativeError([loss], [expected.loss])).toBeLessThan(tolerance.value);
      expect(relativeError(gradient, expected.gradient)).toBeLessThan(tolerance.gradient);
      const [portable, derivative] = sigmoidCrossEntropyPortable({ logits }, { label });
      // tfjs adds in float32.
      expect(relativeError(portable.dataSync(), [expected.loss])).toBeLessThan(2e-5);
      expect(relativeError(derivative.dataSync(), expected.gradient)).toBeLessThan(
        tolerance.gradient,
      );
    }
  });

  it.skipIf(isOnGpu(backend))(
    'is exact term by term, down to where e^-s leaves the numbers',
    () => {
      for (let s = -104; s <= 200; s += 0.37) {
        const logits = tf.tensor1d([s]);
        const expected = reference(logits.dataSync(), 1);
        const { loss, gradient } = evaluate(logits, 1);
        const { absolute } = toleranceOf(backend);
        const allowed = (value: number) => Math.max(4e-7 * Math.abs(value), absolute);
        expect(Math.abs(loss - expected.loss)).toBeLessThanOrEqual(allowed(expected.loss));
        expect(Math.abs(gradient[0]! - expected.gradient[0]!)).toBeLessThanOrEqual(
          allowed(expected.gradient[0]!),
        );
      }
    },
  );

  it('shows NaN in the loss', () => {
    expect(evaluate(tf.tensor1d([1, Number.NaN]), 1).loss).toBeNaN();
  });

  it.skipIf(isOnGpu(backend))('passes NaN and infinity on', () => {
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    expect(evaluate(tf.tensor1d([1, nan]), 1).gradient[1]).toBe(nan);
    expect(evaluate(tf.tensor1d([-infinity]), 1)).toEqual({
      loss: infinity,
      gradient: Float32Array.of(-1),
    });
    expect(evaluate(tf.tensor1d([infinity]), 1).loss).toBe(0);
  });

  it('of no logits is 0', () => {
    expect(evaluate(tf.tensor1d([], 'float32'), 1)).toEqual({
      loss: 0,
      gradient: new Float32Array(0),
    });
  });

  it('has the gradient of finite differences, and no second', async () => {
    const logits = randomTensor([20], new Random(1, 'logits'), 2);
    const loss = (s: tf.Tensor) => sigmoidCrossEntropy(s as tf.Tensor1D, 0);
    await checkGradients(loss, [logits]);
    const first = tf.grad(loss);
    expect(() => tf.grad((s: tf.Tensor) => tf.sum(first(s)))(logits)).toThrow(
      'sigmoidCrossEntropy can be differentiated once, not twice',
    );
  });

  it('leaves nothing behind', () => {
    const logits = randomTensor([20], new Random(1, 'logits'));
    const gradient = tf.grad((s: tf.Tensor) => sigmoidCrossEntropy(s as tf.Tensor1D, 1));
    expect(leaksOf(() => tf.dispose(gradient(logits)))).toEqual(noLeaks);
    expect(leaksOf(() => sigmoidCrossEntropy(logits, 1).dispose())).toEqual(noLeaks);
  });

  it('refuses another label', () => {
    const label: number = 2;
    expect(() => sigmoidCrossEntropy(tf.tensor1d([1]), label as 0 | 1)).toThrow(
      'sigmoidCrossEntropy: label must be 0 or 1, got 2',
    );
  });
});

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOnGpu, testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { bernoulliCrossEntropy } from './bernoulli-cross-entropy.js';
import { bernoulliCrossEntropyPortable } from './bernoulli-cross-entropy.portable.js';

function grayTensor(shape: [number, number], name: string): tf.Tensor2D {
  const random = new Random(3, name);
  return tf.tensor2d(
    Float32Array.from({ length: shape[0] * shape[1] }, () => random.uniform()),
    shape,
  );
}

/** Loss and gradients in float64. */
function reference(logits: ArrayLike<number>, targets: ArrayLike<number>) {
  const terms = Array.from(logits, (s, k) => {
    const linear = Math.max(s, 0) - targets[k]! * s;
    return linear + Math.log1p(Math.exp(-Math.abs(s)));
  });
  return {
    loss: terms.reduce((sum, term) => sum + term, 0),
    byLogits: Array.from(logits, (s, k) => 1 / (1 + Math.exp(-s)) - targets[k]!),
    byTargets: Array.from(logits, (s) => -s),
  };
}

function evaluate(logits: tf.Tensor2D, targets: tf.Tensor2D) {
  const { value, grads } = tf.valueAndGrads((s: tf.Tensor, t: tf.Tensor) =>
    bernoulliCrossEntropy(s as tf.Tensor2D, t as tf.Tensor2D),
  )([logits, targets]);
  const [byLogits, byTargets] = grads.map((gradient) => gradient.dataSync());
  return { loss: value.dataSync()[0]!, byLogits: byLogits!, byTargets: byTargets! };
}

describe.each(testedBackends)('bernoulliCrossEntropy on %s', (backend) => {
  const tolerance = toleranceOf(backend);
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each<[number, number]>([
    [1, 1],
    [1, 3],
    [2, 4],
    [3, 2731],
    [30, 784],
  ])('equals float64 for [%i, %i]', (...shape) => {
    const logits = tf.mul(randomTensor(shape, new Random(1, 'logits')), 8) as tf.Tensor2D;
    const targets = grayTensor(shape, 'targets');
    const expected = reference(logits.dataSync(), targets.dataSync());
    const actual = evaluate(logits, targets);
    expect(relativeError([actual.loss], [expected.loss])).toBeLessThan(tolerance.value);
    expect(relativeError(actual.byLogits, expected.byLogits)).toBeLessThan(tolerance.gradient);
    expect(relativeError(actual.byTargets, expected.byTargets)).toBeLessThan(tolerance.gradient);
    const [portable, derivative] = bernoulliCrossEntropyPortable({ logits, targets }, {});
    // tfjs adds in float32.
    expect(relativeError(portable.dataSync(), [expected.loss])).toBeLessThan(2e-5);
    expect(relativeError(derivative.dataSync(), expected.byLogits)).toBeLessThan(
      tolerance.gradient,
    );
  });

  it.each([
    [200, 1, 0],
    [-200, 0, 0],
    [200, 0, 200],
    [-200, 1, 200],
    [200, 0.5, 100],
    [0, 0.5, Math.LN2],
  ])('is stable for a logit of %d and a target of %d', (s, t, loss) => {
    const actual = evaluate(tf.tensor2d([[s]]), tf.tensor2d([[t]]));
    expect(actual.loss).toBeCloseTo(loss, 6);
  });

  it.skipIf(isOnGpu(backend))('keeps small losses of confident logits that are right', () => {
    const { loss } = evaluate(tf.tensor2d([[10]]), tf.tensor2d([[1]]));
    expect(relativeError([loss], [Math.log1p(Math.exp(-10))])).toBeLessThan(1e-6);
  });

  it('passes NaN on', () => {
    const { loss } = evaluate(tf.tensor2d([[1, Number.NaN]]), tf.tensor2d([[0, 1]]));
    expect(loss).toBeNaN();
  });

  it('of nothing is 0', () => {
    const empty = tf.zeros<tf.Rank.R2>([0, 4]);
    expect(bernoulliCrossEntropy(empty, empty).dataSync()[0]).toBe(0);
  });

  it('has the gradient of finite differences, and no second', async () => {
    const logits = randomTensor([3, 5], new Random(1, 'logits'));
    const targets = grayTensor([3, 5], 'targets');
    await checkGradients(
      (s: tf.Tensor2D, t: tf.Tensor2D) => bernoulliCrossEntropy(s, t),
      [logits, targets],
    );
    const first = tf.grad((s: tf.Tensor) => bernoulliCrossEntropy(s as tf.Tensor2D, targets));
    expect(() => tf.grad((s: tf.Tensor) => tf.sum(first(s)))(logits)).toThrow(
      'bernoulliCrossEntropy can be differentiated once, not twice',
    );
  });

  it('leaves nothing behind', () => {
    const logits = randomTensor([3, 5], new Random(1, 'logits'));
    const targets = grayTensor([3, 5], 'targets');
    const gradient = tf.grad((s: tf.Tensor) => bernoulliCrossEntropy(s as tf.Tensor2D, targets));
    expect(leaksOf(() => tf.dispose(gradient(logits)))).toEqual(noLeaks);
    expect(leaksOf(() => bernoulliCrossEntropy(logits, targets).dispose())).toEqual(noLeaks);
  });

  it('says which shapes do not fit', () => {
    const [a, b] = [tf.zeros<tf.Rank.R2>([2, 3]), tf.zeros<tf.Rank.R2>([3, 2])];
    expect(() => bernoulliCrossEntropy(a, b)).toThrow(
      'bernoulliCrossEntropy: logits, targets must have one shape, got [2,3], [3,2]',
    );
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { checkGradients } from './check-gradients.js';
import { toleranceOf } from './tolerances.js';

/** x^3 with a gradient that is wrong by a factor. */
function cubeWithGradientTimes(factor: number): (x: tf.Tensor) => tf.Tensor {
  return tf.customGrad((x) => ({
    value: tf.pow(x as tf.Tensor, 3),
    gradFunc: (gradient: tf.Tensor) =>
      tf.mul(gradient, tf.mul(tf.square(x as tf.Tensor), 3 * factor)),
  }));
}

describe.each(testedBackends)('checkGradients on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  const x = () => tf.tensor2d([0.5, -1, 2, 1.5], [2, 2]);

  it('accepts right gradients, of outputs of any shape and of several inputs', async () => {
    await checkGradients(cubeWithGradientTimes(1), [x()]);
    await checkGradients(
      (a: tf.Tensor2D, b: tf.Tensor2D) => tf.sum(tf.mul(a, tf.exp(b))),
      [x(), x()],
    );
  });

  const { finiteDifference } = toleranceOf(backend);
  const tenfold = [1 + 10 * finiteDifference, 1 - 10 * finiteDifference];
  it.each([...tenfold, -1, 0, Number.NaN])('rejects a gradient times %f', async (factor) => {
    await expect(checkGradients(cubeWithGradientTimes(factor), [x()])).rejects.toThrow(
      expect.objectContaining({
        code: 'gradient-mismatch',
        message: expect.stringMatching(/input 0 \[2,2\].*finite differences give/),
      }),
    );
  });

  it('names the wrong one of two inputs', async () => {
    const wrong = cubeWithGradientTimes(2);
    const f = (a: tf.Tensor, b: tf.Tensor) => tf.add(tf.square(a), wrong(b));
    await expect(checkGradients(f, [x(), x()])).rejects.toThrow('input 1');
  });

  it('checks variables, names a wrong one, and leaves their values alone', async () => {
    const weight = tf.variable(tf.tensor1d([1, 2]), true, `weight-${backend}`);
    await checkGradients((a: tf.Tensor2D) => tf.mul(a, tf.square(weight)), [x()], {
      variables: [weight],
    });
    expect([...weight.dataSync()]).toEqual([1, 2]);
    const wrong = cubeWithGradientTimes(2);
    await expect(checkGradients(() => wrong(weight), [], { variables: [weight] })).rejects.toThrow(
      `variable "weight-${backend}" [2]`,
    );
    expect([...weight.dataSync()]).toEqual([1, 2]);
    weight.dispose();
  });

  it('depends on nothing but its seed, and takes a tolerance', async () => {
    const message = (seed: number) =>
      checkGradients(cubeWithGradientTimes(2), [x()], { seed }).then(
        () => 'accepted',
        (error: Error) => error.message,
      );
    expect(await message(3)).toBe(await message(3));
    expect(await message(3)).not.toBe(await message(4));
    await checkGradients(cubeWithGradientTimes(1.01), [x()], { tolerance: 0.05 });
  });

  it('leaves no tensors behind', async () => {
    const input = x();
    const before = tf.memory().numTensors;
    await checkGradients(cubeWithGradientTimes(1), [input]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leaves none behind, and variables as they were, where the function fails', async () => {
    const weight = tf.variable(tf.tensor1d([1, 2]));
    const input = x();
    const before = tf.memory().numTensors;
    /** Works for the gradients, and fails with the first value that is moved. */
    const failing = (calls: number) => (): tf.Tensor => {
      if (calls-- === 0) throw new Error('out of luck');
      return tf.mul(input, weight);
    };
    await expect(checkGradients(failing(2), [], { variables: [weight] })).rejects.toThrow('luck');
    expect([...weight.dataSync()]).toEqual([1, 2]);
    const square = failing(2);
    await expect(checkGradients((a: tf.Tensor) => tf.mul(a, square()), [input])).rejects.toThrow(
      'luck',
    );
    expect(tf.memory().numTensors).toBe(before);
    weight.dispose();
  });
});

it('an unknown backend gets the strictest tolerance', () => {
  expect(toleranceOf('unknown')).toEqual(toleranceOf('cpu'));
  expect(toleranceOf('webgl').gradient).toBeGreaterThan(toleranceOf('cpu').gradient);
});

import { Random } from '@latentgraph/graph';
import { checkGradients } from '@latentgraph/kernels/testing';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { bernoulli, type InputReconstruction, squaredError } from './input-reconstruction.js';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

interface Case {
  readonly reconstruction: InputReconstruction;
  /** Error of one number of an input. */
  readonly error: (decoded: number, input: number) => number;
  readonly reconstructed: (decoded: number) => number;
}

const cases: [string, Case][] = [
  [
    'bernoulli',
    {
      reconstruction: bernoulli(),
      error: (s, x) => x * softplus(-s) + (1 - x) * softplus(s),
      reconstructed: sigmoid,
    },
  ],
  [
    'squaredError, linear',
    {
      reconstruction: squaredError(),
      error: (y, x) => (y - x) ** 2,
      reconstructed: (y) => y,
    },
  ],
  [
    'squaredError, sigmoid',
    {
      reconstruction: squaredError({ activation: 'sigmoid' }),
      error: (s, x) => (sigmoid(s) - x) ** 2,
      reconstructed: sigmoid,
    },
  ],
];

/** Float32 numbers from `least` on. */
function uniform(length: number, name: string, least: number, most: number): Float32Array {
  const random = new Random(6, name);
  return Float32Array.from({ length }, () => least + (most - least) * random.uniform());
}

describe.each(testedBackends)('input reconstruction on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each(cases)(
    '%s is summed over an input, and averaged over inputs',
    (_, { reconstruction, error }) => {
      for (const shape of [
        [1, 1],
        [1, 7],
        [5, 1],
        [30, 784],
      ] as [number, number][]) {
        const size = shape[0] * shape[1];
        const decoded = uniform(size, 'decoded', -6, 6);
        const inputs = uniform(size, 'inputs', 0, 1);
        const loss = tf.tidy(() =>
          reconstruction.loss(tf.tensor2d(decoded, shape), tf.tensor2d(inputs, shape)).dataSync(),
        )[0]!;
        const total = decoded.reduce((sum, y, k) => sum + error(y, inputs[k]!), 0);
        expect(Math.abs(loss - total / shape[0]) / (total / shape[0])).toBeLessThan(2e-6);
      }
    },
  );

  it.each(cases)(
    '%s reconstructs in the unit of the inputs',
    (_, { reconstruction, reconstructed }) => {
      const decoded = [-30, -2, -0.5, 0, 1, 30];
      const given = tf.tensor2d(decoded, [2, 3]);
      const output = reconstruction.reconstruct(given);
      expect(output.shape).toEqual([2, 3]);
      const values = output.dataSync();
      // Freed without a thought for what the caller holds.
      output.dispose();
      expect(Array.from(given.dataSync())).toEqual(decoded);
      given.dispose();
      decoded.forEach((y, k) => {
        expect(values[k]).toBeCloseTo(reconstructed(y), 6);
      });
    },
  );

  it.each(cases)('%s has the gradient of finite differences', async (_, { reconstruction }) => {
    const before = tf.memory().numTensors;
    const decoded = tf.tensor2d(uniform(15, 'decoded', -3, 3), [3, 5]);
    const inputs = tf.tensor2d(uniform(15, 'inputs', 0, 1), [3, 5]);
    await checkGradients((y: tf.Tensor2D) => reconstruction.loss(y, inputs), [decoded]);
    tf.dispose([decoded, inputs]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(cases)('%s of no inputs is 0', (_, { reconstruction }) => {
    const none = tf.zeros<tf.Rank.R2>([0, 4]);
    expect(tf.tidy(() => reconstruction.loss(none, none).dataSync()[0])).toBe(0);
    expect(tf.tidy(() => reconstruction.reconstruct(none).shape)).toEqual([0, 4]);
    none.dispose();
  });
});

it('bernoulli has its least at the inputs themselves, where it is their entropy', () => {
  const probabilities = [0.1, 0.5, 0.8];
  const logits = probabilities.map((p) => Math.log(p / (1 - p)));
  const entropy = probabilities.reduce(
    (sum, p) => sum - p * Math.log(p) - (1 - p) * Math.log(1 - p),
    0,
  );
  const inputs = tf.tensor2d([probabilities]);
  const { value, grad } = tf.valueAndGrad((s: tf.Tensor) =>
    bernoulli().loss(s as tf.Tensor2D, inputs),
  )(tf.tensor2d([logits]));
  expect(value.dataSync()[0]).toBeCloseTo(entropy, 6);
  for (const slope of grad.dataSync()) expect(slope).toBeCloseTo(0, 6);
});

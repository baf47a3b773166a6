import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { Adam } from './adam.js';
import { TrainingError } from './errors.js';

/** Algorithm 1 of Kingma & Ba in float64, for the loss sum (x - target)². */
function reference(start: number[], target: number[], steps: number, rate: number): number[] {
  return start.map((value, k) => {
    let [x, m, v] = [value, 0, 0];
    for (let t = 1; t <= steps; t++) {
      const gradient = 2 * (x - target[k]!);
      m = 0.9 * m + 0.1 * gradient;
      v = 0.999 * v + 0.001 * gradient ** 2;
      x -= (rate * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
    }
    return x;
  });
}

describe.each(testedBackends)('Adam on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('follows its published algorithm, and keeps no tensor but its moments', () => {
    const start = [1, -2, 0.5, 100];
    const target = [0, 0, 0.5, 99];
    const before = tf.memory().numTensors;
    const x = tf.variable(tf.tensor1d(start));
    const goal = tf.tensor1d(target);
    const adam = new Adam(new Map([['x', x]]), { learningRate: 0.1 });
    const started = tf.memory().numTensors;
    for (let step = 0; step < 25; step++) {
      const { value, grads } = tf.variableGrads(
        () => tf.sum<tf.Scalar>(tf.squaredDifference(x, goal)),
        adam.variables,
      );
      adam.step(grads);
      tf.dispose([value, grads]);
    }
    expect(tf.memory().numTensors).toBe(started);
    const values = x.dataSync();
    reference(start, target, 25, 0.1).forEach((expected, k) => {
      expect(Math.abs(values[k]! - expected)).toBeLessThan(1e-5 * Math.max(1, Math.abs(expected)));
    });
    adam.dispose();
    tf.dispose([x, goal]);
    expect(tf.memory().numTensors).toBeLessThanOrEqual(before + 1);
  });

  it('leaves a parameter without a gradient as it is', () => {
    const x = tf.variable(tf.scalar(3));
    const adam = new Adam(new Map([['x', x]]));
    adam.step({});
    expect(x.dataSync()[0]).toBe(3);
  });
});

it.each([0, -0.1, Number.NaN, Number.POSITIVE_INFINITY])(
  'refuses learning rate %d',
  (learningRate) => {
    expect(() => new Adam(new Map(), { learningRate })).toThrow(TrainingError);
  },
);

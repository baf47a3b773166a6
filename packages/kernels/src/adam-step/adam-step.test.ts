import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor, randomValues } from '../test-support/random-inputs.js';
import { toleranceOf } from '../testing/tolerances.js';
import { type AdamState, adamStep } from './adam-step.js';
import { adamStepPortable } from './adam-step.portable.js';

const rates = { beta1: 0.9, beta2: 0.999, firstScale: 0.05, secondScale: 500, epsilon: 1e-8 };

function stateOf(shape: number[]): { state: AdamState; gradient: tf.Tensor } {
  const length = shape.reduce((product, size) => product * size, 1);
  const tensor = (name: string) => tf.tensor(randomValues(length, new Random(1, name)), shape);
  const state = {
    parameter: tensor('parameter'),
    first: tensor('first'),
    second: tf.abs(tensor('second')),
  };
  return { state, gradient: tensor('gradient') };
}

/** The step in float64: parameter, first and second moment. */
function reference({ parameter, first, second }: AdamState, gradient: tf.Tensor): Float64Array[] {
  const g = gradient.dataSync();
  const m = Float64Array.from(first.dataSync(), (value, k) => 0.9 * value + 0.1 * g[k]!);
  const v = Float64Array.from(second.dataSync(), (value, k) => 0.999 * value + 0.001 * g[k]! ** 2);
  const x = Float64Array.from(
    parameter.dataSync(),
    (value, k) => value - (0.05 * m[k]!) / (Math.sqrt(500 * v[k]!) + 1e-8),
  );
  return [x, m, v];
}

describe.each(testedBackends)('adamStep on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([[[]], [[3]], [[5, 7]], [[1433, 32]], [[2, 3, 5]], [[0, 4]]])(
    'equals float64 for shape %j, by WASM and by tfjs ops',
    (shape) => {
      const { state, gradient } = stateOf(shape);
      const { parameter, first, second } = adamStep(state, gradient, rates);
      const portable = adamStepPortable({ ...state, gradient }, rates);
      for (const results of [[parameter, first, second], portable]) {
        reference(state, gradient).forEach((expected, k) => {
          expect(results[k]!.shape).toEqual(shape);
          const error = relativeError(results[k]!.dataSync(), expected);
          expect(error).toBeLessThan(toleranceOf(backend).value);
        });
      }
    },
  );

  it('leaves what it was given as it is, and nothing behind', () => {
    const { state, gradient } = stateOf([6]);
    const before = Object.values(state).map((tensor: tf.Tensor) => [...tensor.dataSync()]);
    const step = () => tf.dispose(Object.values(adamStep(state, gradient, rates)));
    expect(leaksOf(step)).toEqual(noLeaks);
    expect(Object.values(state).map((tensor: tf.Tensor) => [...tensor.dataSync()])).toEqual(before);
  });

  it('is no function to differentiate, by none of its results', () => {
    const { state, gradient } = stateOf([2]);
    for (const result of ['parameter', 'first', 'second'] as const) {
      const derivative = tf.grad(
        (x: tf.Tensor) => adamStep({ ...state, [result]: x }, gradient, rates)[result],
      );
      expect(() => derivative(state[result])).toThrow(
        'gradient function not found for LatentGraphAdamStep',
      );
    }
  });

  it('passes NaN on', () => {
    const { state } = stateOf([2]);
    const { parameter } = adamStep(state, tf.tensor1d([1, Number.NaN]), rates);
    expect(parameter.dataSync()[1]).toBe(Number.NaN);
    expect(parameter.dataSync()[0]).not.toBe(Number.NaN);
  });

  it('refuses shapes that differ', () => {
    const { state } = stateOf([2]);
    expect(() => adamStep(state, randomTensor([3], new Random(1, 'x')), rates)).toThrow(
      'adamStep: parameter, first, second, gradient must have one shape, got [2], [2], [2], [3]',
    );
  });
});

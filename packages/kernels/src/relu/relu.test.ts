import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { reluGradientPortable } from '../relu-gradient/relu-gradient.portable.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { relu } from './relu.js';
import { reluPortable } from './relu.portable.js';

describe.each(testedBackends)('relu on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([
    [0, 3],
    [1, 1],
    [7, 5],
  ] as const)('is max(x, 0) for shape [%i, %i]', (rows, columns) => {
    const x = randomTensor([rows, columns], new Random(1, 'relu'));
    const output = relu(x);
    expect(output.shape).toEqual([rows, columns]);
    // Adding 0 makes 0 of -0, which some backends give.
    const values = [...output.dataSync()].map((value) => value + 0);
    expect(values).toEqual([...x.dataSync()].map((value) => Math.max(value, 0)));
  });

  it('passes the gradient on where x is above 0', () => {
    const x = tf.tensor2d([[-2, -0, 0, 1e-30, 3]]);
    const upstream = tf.tensor2d([[5, 6, 7, 8, 9]]);
    const gradient = tf.grad((y: tf.Tensor) => relu(y as tf.Tensor2D))(x, upstream);
    expect([...gradient.dataSync()]).toEqual([0, 0, 0, 8, 9]);
    const [output] = reluPortable({ x }, {});
    const [portable] = reluGradientPortable({ output, outGradient: upstream }, {});
    expect([...portable.dataSync()]).toEqual([0, 0, 0, 8, 9]);
  });

  it('has gradients to any order', async () => {
    const x = tf.tensor2d([[-1.5, -0.5, 0.5, 1.5, 2.5]]);
    const cube = (y: tf.Tensor) => tf.pow(relu(y as tf.Tensor2D), 3);
    await checkGradients((y: tf.Tensor) => tf.sum(cube(y)), [x]);
    await checkGradients((y: tf.Tensor) => tf.sum(tf.grad(cube)(y)), [x]);
  });

  it('leaves nothing behind', () => {
    const x = randomTensor([3, 5], new Random(2, 'relu'));
    expect(
      leaksOf(() =>
        tf.dispose(tf.valueAndGrad((y: tf.Tensor) => tf.sum(relu(y as tf.Tensor2D)))(x)),
      ),
    ).toEqual(noLeaks);
  });

  it('refuses other number types', () => {
    expect(() => relu(tf.tensor2d([[1, 2]], [1, 2], 'int32'))).toThrow(
      'relu: x must be float32, got int32',
    );
  });
});

it.each(['cpu', 'wasm'])(
  'keeps NaN, which says that training went wrong, on %s',
  async (backend) => {
    await tf.setBackend(backend);
    expect([...relu(tf.tensor2d([[Number.NaN, -1]])).dataSync()]).toEqual([Number.NaN, 0]);
  },
);

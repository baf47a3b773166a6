import { type NodePairs, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../../tooling/vitest/src/tested-backends.js';
import { relativeError } from '../test-support/float64.js';
import { leaksOf, noLeaks } from '../test-support/leaks.js';
import { randomPairs, randomTensor } from '../test-support/random-inputs.js';
import { checkGradients } from '../testing/check-gradients.js';
import { toleranceOf } from '../testing/tolerances.js';
import { edgeDot } from './edge-dot.js';
import { edgeDotPortable } from './edge-dot.portable.js';

/** The dot products, and the gradients of their sum weighted by `weights`, in float64. */
function reference(a: tf.Tensor2D, b: tf.Tensor2D, pairs: NodePairs, weights: ArrayLike<number>) {
  const [aValues, bValues] = [a.dataSync(), b.dataSync()];
  const width = a.shape[1];
  const dots = new Float64Array(pairs.sources.length);
  const aGradient = new Float64Array(a.size);
  const bGradient = new Float64Array(b.size);
  for (let k = 0; k < dots.length; k++) {
    for (let column = 0; column < width; column++) {
      const left = pairs.sources[k]! * width + column;
      const right = pairs.targets[k]! * width + column;
      dots[k]! += aValues[left]! * bValues[right]!;
      aGradient[left]! += weights[k]! * bValues[right]!;
      bGradient[right]! += weights[k]! * aValues[left]!;
    }
  }
  return { dots, aGradient, bGradient };
}

describe.each(testedBackends)('edgeDot on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each([
    [1, 1, 1],
    [20, 3, 50],
    [20, 16, 50],
    [7, 33, 200],
    [5, 4, 0],
  ])('of %i rows of width %i along %i pairs equals float64', (nodes, width, count) => {
    const random = new Random(1, 'edge-dot');
    const a = randomTensor([nodes, width], random);
    const b = randomTensor([nodes + 2, width], random);
    const pairs = randomPairs(count, [nodes, nodes + 2], random);
    const weights = tf.tensor1d(Float32Array.from({ length: count }, () => random.uniform()));
    const expected = reference(a, b, pairs, weights.dataSync());
    const tolerance = toleranceOf(backend);
    const dots = edgeDot(a, b, pairs);
    expect(relativeError(dots.dataSync(), expected.dots)).toBeLessThan(tolerance.value);
    const [portable] = edgeDotPortable({ a, b }, { pairs });
    expect(relativeError(portable.dataSync(), expected.dots)).toBeLessThan(tolerance.value);
    const [aGradient, bGradient] = tf.grads((x: tf.Tensor, y: tf.Tensor) =>
      edgeDot(x as tf.Tensor2D, y as tf.Tensor2D, pairs),
    )([a, b], weights);
    expect(relativeError(aGradient!.dataSync(), expected.aGradient)).toBeLessThan(1e-5);
    expect(relativeError(bGradient!.dataSync(), expected.bGradient)).toBeLessThan(1e-5);
  });

  it('of a matrix with itself is that of two equal ones, and has both gradients', async () => {
    const random = new Random(2, 'edge-dot');
    const pairs = randomPairs(30, [10, 10], random);
    const z = randomTensor([10, 5], random);
    const weights = tf.tensor1d(Float32Array.from({ length: 30 }, () => random.uniform()));
    expect(edgeDot(z, z, pairs).dataSync()).toEqual(edgeDot(z, tf.clone(z), pairs).dataSync());
    const { aGradient, bGradient } = reference(z, z, pairs, weights.dataSync());
    const gradient = tf.grad((x: tf.Tensor) => edgeDot(x as tf.Tensor2D, x as tf.Tensor2D, pairs));
    const expected = aGradient.map((value, k) => value + bGradient[k]!);
    expect(relativeError(gradient(z, weights).dataSync(), expected)).toBeLessThan(1e-5);
    await checkGradients((x: tf.Tensor2D) => edgeDot(x, x, pairs), [z]);
  });

  it('can be differentiated twice', async () => {
    const random = new Random(3, 'edge-dot');
    const pairs = randomPairs(12, [6, 6], random);
    const loss = (x: tf.Tensor) =>
      tf.sum(tf.pow(edgeDot(x as tf.Tensor2D, x as tf.Tensor2D, pairs), 2));
    await checkGradients(tf.grad(loss), [randomTensor([6, 3], random)]);
  });

  it('passes NaN and infinity on', () => {
    const a = tf.tensor2d([Number.NaN, 1, Number.NEGATIVE_INFINITY], [3, 1]);
    const pairs = { sources: Uint32Array.of(0, 1, 2), targets: Uint32Array.of(1, 1, 1) };
    expect([...edgeDot(a, a, pairs).dataSync()]).toEqual([Number.NaN, 1, Number.NEGATIVE_INFINITY]);
  });

  it('leaves nothing behind', () => {
    const random = new Random(4, 'edge-dot');
    const pairs = randomPairs(30, [10, 10], random);
    const z = randomTensor([10, 5], random);
    const loss = (x: tf.Tensor) =>
      tf.sum(tf.square(edgeDot(x as tf.Tensor2D, x as tf.Tensor2D, pairs)));
    expect(leaksOf(() => tf.dispose(tf.grad(loss)(z)))).toEqual(noLeaks);
  });

  it('names what does not fit', () => {
    const a = tf.zeros<tf.Rank.R2>([3, 2]);
    const b = tf.zeros<tf.Rank.R2>([4, 2]);
    const pairs = { sources: Uint32Array.of(0, 3), targets: Uint32Array.of(0, 3) };
    expect(() => edgeDot(a, b, pairs)).toThrow('pairs.sources[1] is 3, but a has 3 rows');
    expect(() => edgeDot(b, a, pairs)).toThrow('pairs.targets[1] is 3, but b has 3 rows');
    expect(() => edgeDot(a, tf.zeros([3, 1]), pairs)).toThrow('the same number of columns');
    const uneven = { sources: Uint32Array.of(0), targets: Uint32Array.of(0, 1) };
    expect(() => edgeDot(a, b, uneven)).toThrow('pairs has 1 sources and 2 targets');
  });
});

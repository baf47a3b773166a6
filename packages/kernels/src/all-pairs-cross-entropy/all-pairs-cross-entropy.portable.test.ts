import { type CsrMatrix, Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  allPairsReference,
  type LossAndGradient,
  randomLabels,
  undirectedLabels,
} from '../test-support/all-pairs-reference.js';
import { relativeError } from '../test-support/float64.js';
import { randomTensor } from '../test-support/random-inputs.js';
import { allPairsPortable } from './all-pairs-cross-entropy.portable.js';

function evaluatePortable(
  z: tf.Tensor2D,
  labels: CsrMatrix,
  positiveWeight: number,
): LossAndGradient {
  const [loss, gradient] = tf.tidy(() => [...allPairsPortable({ z }, { labels, positiveWeight })]);
  return { loss: loss!.dataSync()[0]!, gradient: gradient!.dataSync() };
}

describe('the portable form of allPairsCrossEntropy, on cpu', () => {
  beforeEach(async () => {
    await tf.setBackend('cpu');
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  function expectReference(z: tf.Tensor2D, labels: CsrMatrix, positiveWeight: number): void {
    const expected = allPairsReference(z, labels, positiveWeight);
    const actual = evaluatePortable(z, labels, positiveWeight);
    expect(relativeError([actual.loss], [expected.loss])).toBeLessThan(1e-6);
    expect(relativeError(actual.gradient, expected.gradient)).toBeLessThan(1e-5);
  }

  it.each([1, 3, 16, 33])('equals float64 at width %i', (width) => {
    for (const nodes of [1, 2, 65, 130]) {
      const z = randomTensor([nodes, width], new Random(nodes, 'z'), width ** -0.5);
      expectReference(z, undirectedLabels(nodes, 2 * nodes), 20);
      expectReference(z, randomLabels(nodes, nodes), 3);
      expectReference(z, randomLabels(nodes, 0), 1);
    }
  });

  it('equals float64 in more than one tile, which are never N x N', () => {
    const z = randomTensor([1100, 2], new Random(1, 'z'));
    expectReference(z, undirectedLabels(1100, 3000), 300);
  });

  it('is stable for logits of +-200', () => {
    const values = Float32Array.from({ length: 80 }, (_, k) => (k % 3 === 0 ? -1 : 1) * 200 ** 0.5);
    expectReference(tf.tensor2d(values, [80, 1]), randomLabels(80, 200), 5);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('passes %f on', (bad) => {
    const { loss, gradient } = evaluatePortable(
      tf.tensor2d([bad, 1, 2, 3], [4, 1]),
      randomLabels(4, 0),
      1,
    );
    expect(loss).toBe(bad);
    expect([...gradient].some(Number.isFinite)).toBe(false);
  });
});

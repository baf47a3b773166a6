import { GaussianPosterior, PointPosterior } from '@latentgraph/encoders';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { graphDivergence } from './graph-divergence.js';
import { latentPenalty } from './latent-penalty.js';

const latent = [
  [3, -4],
  [0.5, 0],
  [0, 1],
];

describe.each(testedBackends)('latentPenalty on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('is half the squared length, over N²', () => {
    const penalty = tf.tidy(() => latentPenalty(new PointPosterior(tf.tensor2d(latent))));
    expect(penalty.dataSync()[0]).toBeCloseTo((25 + 0.25 + 1) / 2 / 9, 6);
    penalty.dispose();
  });

  it('has the gradient z / N²', () => {
    const z = tf.tensor2d(latent);
    const gradient = tf.grad((x) =>
      latentPenalty(new PointPosterior(tf.reshape<tf.Rank.R2>(x, [3, 2]))),
    )(z);
    const expected = latent.flat().map((value) => value / 9);
    gradient.dataSync().forEach((value, k) => {
      expect(value).toBeCloseTo(expected[k]!, 6);
    });
    tf.dispose([z, gradient]);
  });

  it('of the mean is the KL term of a posterior with the std of the prior', () => {
    tf.tidy(() => {
      const gaussian = new GaussianPosterior(tf.tensor2d(latent), tf.zeros([3, 2]));
      const divergence = graphDivergence(gaussian).dataSync()[0]!;
      expect(latentPenalty(gaussian).dataSync()[0]).toBeCloseTo(divergence, 6);
    });
  });
});

import { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { GaussianPosterior } from './gaussian-posterior.js';
import { PointPosterior } from './point-posterior.js';

const mean = [0, 1, -2, 0.5, 3, -0.25];
const logStd = [0, -1, 0.5, -3, 0.1, 1];

describe.each(testedBackends)('posteriors on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });
  const gaussian = (): GaussianPosterior =>
    new GaussianPosterior(tf.tensor2d(mean, [2, 3]), tf.tensor2d(logStd, [2, 3]));

  it('has the divergence of a Gaussian from N(0, I), per item', () => {
    const terms = mean.map((m, k) => (m ** 2 + Math.exp(2 * logStd[k]!) - 2 * logStd[k]! - 1) / 2);
    const expected = [terms.slice(0, 3), terms.slice(3)].map((row) => row.reduce((a, b) => a + b));
    const divergence = tf.tidy(() => gaussian().klDivergence()).dataSync();
    expected.forEach((value, item) => {
      expect(divergence[item]).toBeCloseTo(value, 5);
    });
  });

  it('has no divergence where it is the prior', () => {
    const prior = new GaussianPosterior(tf.zeros([2, 3]), tf.zeros([2, 3]));
    expect(Array.from(prior.klDivergence().dataSync())).toEqual([0, 0]);
  });

  it('samples mean + std * noise', () => {
    const noise = randomNormal([2, 3], new Random(5, 'latent')).dataSync();
    const sample = tf.tidy(() => gaussian().sample(new Random(5, 'latent'))).dataSync();
    mean.forEach((m, k) => {
      expect(sample[k]).toBeCloseTo(m + Math.exp(logStd[k]!) * noise[k]!, 5);
    });
  });

  it('draws anew from the same stream', () => {
    const random = new Random(5, 'latent');
    const posterior = gaussian();
    expect(posterior.sample(random).dataSync()).not.toEqual(posterior.sample(random).dataSync());
  });

  it('becomes a point as its std goes to 0', () => {
    const narrow = new GaussianPosterior(tf.tensor2d(mean, [2, 3]), tf.fill([2, 3], -40));
    const sample = narrow.sample(new Random(0, 'latent')).dataSync();
    const point = new PointPosterior(tf.tensor2d(mean, [2, 3])).sample().dataSync();
    point.forEach((value, k) => {
      expect(sample[k]).toBeCloseTo(value, 12);
    });
  });

  it('is a point without divergence for a plain autoencoder', () => {
    const point = new PointPosterior(tf.tensor2d(mean, [2, 3]));
    expect(point.sample()).toBe(point.mode);
    expect(Array.from(point.klDivergence().dataSync())).toEqual([0, 0]);
  });
});

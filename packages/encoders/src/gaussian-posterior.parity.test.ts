import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { figures, relativeError, tolerance } from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { GaussianPosterior } from './gaussian-posterior.js';

const figure = figures.divergence;

describe.each(testedBackends)('on %s, klDivergence agrees with PyTorch', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('for each node', () => {
    const divergence = tf.tidy(() =>
      new GaussianPosterior(tf.tensor2d(figure.mean), tf.tensor2d(figure.logStd))
        .klDivergence()
        .dataSync(),
    );
    expect(relativeError(divergence, figure.nodes)).toBeLessThan(tolerance);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { differentiableOnce } from '../differentiable-once.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { GaussianDivergenceSignature } from './gaussian-divergence.js';

/** The derivative of a row's divergence is mean by mean, and std² - 1 by logStd. */
export const gaussianDivergenceGradient: KernelGradient<GaussianDivergenceSignature> = {
  savedInputs: ['mean', 'logStd'],
  savedOutputs: [false, true],
  derive: ([outGradient], [mean, logStd, excess]) => {
    const perRow = () => tf.reshape(outGradient, [-1, 1]);
    return {
      mean: () => tf.mul(mean, perRow()),
      logStd: () =>
        differentiableOnce('gaussianDivergence', [logStd, outGradient], () =>
          tf.mul(excess, perRow()),
        ),
    };
  },
};

import * as tf from '@tensorflow/tfjs-core';
import { differentiableOnce } from '../differentiable-once.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { ReparameterizeSignature } from './reparameterize.js';

/** dz = dmean + (z - mean) dlogStd + exp(logStd) dnoise */
export const reparameterizeGradient: KernelGradient<ReparameterizeSignature> = {
  savedInputs: ['logStd'],
  savedOutputs: [false, true],
  derive: ([outGradient], [logStd, deviation]) => ({
    mean: () => tf.clone(outGradient),
    logStd: () =>
      differentiableOnce('reparameterize', [logStd, outGradient], () =>
        tf.mul(outGradient, deviation),
      ),
    noise: () => tf.mul(outGradient, tf.exp(logStd)),
  }),
};

import * as tf from '@tensorflow/tfjs-core';
import { KernelError } from '../kernel-error.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { AllPairsSignature } from './all-pairs-cross-entropy.js';

/** The forward pass left the gradient as its second output; only the chain rule remains. */
export const allPairsGradient: KernelGradient<AllPairsSignature> = {
  savedInputs: ['z'],
  savedOutputs: [false, true],
  derive: ([lossGradient], [z, gradient]) => ({ z: () => scale(gradient, lossGradient, z) }),
};

/**
 * gradient * factor. Its own derivative is not implemented: differentiating it by z is an error, where
 * tfjs, for which a saved output is a constant, would leave it out without a word.
 */
function scale(gradient: tf.Tensor2D, factor: tf.Scalar, z: tf.Tensor2D): tf.Tensor {
  const scaled = tf.customGrad(() => ({
    value: tf.mul(gradient, factor),
    gradFunc: () => {
      throw new KernelError(
        'not-differentiable',
        'allPairsCrossEntropy can be differentiated once, not twice',
      );
    },
  }));
  return scaled(z, factor);
}

import * as tf from '@tensorflow/tfjs-core';
import { differentiableOnce } from '../differentiable-once.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { AllPairsSignature } from './all-pairs-cross-entropy.js';

/** The forward pass left the gradient as its second output; only the chain rule remains. */
export const allPairsGradient: KernelGradient<AllPairsSignature> = {
  savedInputs: ['z'],
  savedOutputs: [false, true],
  derive: ([lossGradient], [z, gradient]) => ({
    z: () =>
      differentiableOnce('allPairsCrossEntropy', [z, lossGradient], () =>
        tf.mul(gradient, lossGradient),
      ),
  }),
};

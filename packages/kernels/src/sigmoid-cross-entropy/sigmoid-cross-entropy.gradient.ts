import * as tf from '@tensorflow/tfjs-core';
import { differentiableOnce } from '../differentiable-once.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { SigmoidCrossEntropySignature } from './sigmoid-cross-entropy.js';

/** The forward pass left the derivative as its second output; only the chain rule remains. */
export const sigmoidCrossEntropyGradient: KernelGradient<SigmoidCrossEntropySignature> = {
  savedInputs: ['logits'],
  savedOutputs: [false, true],
  derive: ([lossGradient], [logits, derivative]) => ({
    logits: () =>
      differentiableOnce('sigmoidCrossEntropy', [logits, lossGradient], () =>
        tf.mul(derivative, lossGradient),
      ),
  }),
};

import * as tf from '@tensorflow/tfjs-core';
import { differentiableOnce } from '../differentiable-once.js';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { BernoulliCrossEntropySignature } from './bernoulli-cross-entropy.js';

/** The forward pass left the derivative by the logits as its second output; that by a target is -s. */
export const bernoulliCrossEntropyGradient: KernelGradient<BernoulliCrossEntropySignature> = {
  savedInputs: ['logits', 'targets'],
  savedOutputs: [false, true],
  derive: ([lossGradient], [logits, targets, derivative]) => ({
    logits: () =>
      differentiableOnce('bernoulliCrossEntropy', [logits, targets, lossGradient], () =>
        tf.mul(derivative, lossGradient),
      ),
    targets: () => tf.mul(tf.neg(logits), lossGradient),
  }),
};

import * as tf from '@tensorflow/tfjs-core';
import { checkTensor, rejectArgument } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface SigmoidCrossEntropySignature {
  readonly inputs: { readonly logits: tf.Tensor1D };
  readonly attributes: { readonly label: 0 | 1 };
  /** The loss, and its derivative by each logit. */
  readonly outputs: readonly [tf.Scalar, tf.Tensor1D];
  readonly saved: readonly [tf.Tensor1D, tf.Tensor1D];
}

/**
 * Binary cross-entropy of logits that all have the same label, summed:
 *
 *     label 1: sum softplus(-s),   label 0: sum softplus(s)
 *
 * in nats. Value and derivative come from one pass; stable for logits of any size, added in float64
 * (portable backends: float32). Differentiable once.
 *
 * @param logits s `[P]`, float32; the sum of none is 0
 * @returns a scalar
 * @throws KernelError `invalid-argument` for another label.
 */
export function sigmoidCrossEntropy(logits: tf.Tensor1D, label: 0 | 1): tf.Scalar {
  checkTensor('sigmoidCrossEntropy', 'logits', logits, 1);
  if (label !== 0 && label !== 1) {
    rejectArgument(`sigmoidCrossEntropy: label must be 0 or 1, got ${String(label)}`);
  }
  // tidy: the derivative's tensor is nobody's here; differentiation keeps its own reference.
  return tf.tidy(() => runKernel('LatentGraphSigmoidCrossEntropy', { logits }, { label })[0]);
}

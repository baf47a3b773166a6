import * as tf from '@tensorflow/tfjs-core';
import { checkSameShape, checkTensor } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface BernoulliCrossEntropySignature {
  readonly inputs: { readonly logits: tf.Tensor2D; readonly targets: tf.Tensor2D };
  readonly attributes: Record<never, never>;
  /** The loss, and its derivative by each logit. */
  readonly outputs: readonly [tf.Scalar, tf.Tensor2D];
  readonly saved: readonly [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
}

/**
 * Cross-entropy between targets t in [0, 1] and the Bernoulli distributions of logits s, summed:
 *
 *     sum softplus(s) - t s  =  - sum t ln sigmoid(s) + (1 - t) ln(1 - sigmoid(s))
 *
 * in nats: the reconstruction term of a VAE on gray pixels (Kingma & Welling, "Auto-Encoding Variational
 * Bayes", 2014, appendix C.1). Value and derivative come from one pass; stable for logits of any size,
 * added in float64 (portable backends: float32). Differentiable once, in both.
 *
 * @param logits s `[N, F]`, float32; the sum of none is 0
 * @param targets t `[N, F]`, float32
 * @returns a scalar
 * @throws KernelError `invalid-argument` if the shapes differ.
 */
export function bernoulliCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar {
  checkTensor('bernoulliCrossEntropy', 'logits', logits, 2);
  checkTensor('bernoulliCrossEntropy', 'targets', targets, 2);
  checkSameShape('bernoulliCrossEntropy', { logits, targets });
  // tidy: the derivative's tensor is nobody's here; differentiation keeps its own reference.
  return tf.tidy(() => runKernel('LatentGraphBernoulliCrossEntropy', { logits, targets }, {})[0]);
}

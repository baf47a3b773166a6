import * as tf from '@tensorflow/tfjs-core';
import { checkSameShape, checkTensor } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface GaussianDivergenceSignature {
  readonly inputs: { readonly mean: tf.Tensor2D; readonly logStd: tf.Tensor2D };
  readonly attributes: Record<never, never>;
  /** The divergences, and std² - 1, which is their derivative by logStd. */
  readonly outputs: readonly [tf.Tensor1D, tf.Tensor2D];
  readonly saved: readonly [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
}

/**
 * KL(N(mean, diag(std²)) || N(0, I)) of each row, in nats, with std = exp(logStd) (Kingma & Welling,
 * "Auto-Encoding Variational Bayes", 2014, appendix B):
 *
 *     1/2 sum over the row of mean² + std² - 2 logStd - 1
 *
 * in one pass, added in float64 (portable backends: float32). Differentiable once, in both.
 *
 * @param mean `[N, d]`, float32
 * @param logStd natural logarithm of the standard deviation `[N, d]`, float32
 * @returns `[N]`
 * @throws KernelError `invalid-argument` if the shapes differ.
 */
export function gaussianDivergence(mean: tf.Tensor2D, logStd: tf.Tensor2D): tf.Tensor1D {
  checkTensor('gaussianDivergence', 'mean', mean, 2);
  checkTensor('gaussianDivergence', 'logStd', logStd, 2);
  checkSameShape('gaussianDivergence', { mean, logStd });
  // tidy: the second output is nobody's here; differentiation keeps its own reference.
  return tf.tidy(() => runKernel('LatentGraphGaussianDivergence', { mean, logStd }, {})[0]);
}

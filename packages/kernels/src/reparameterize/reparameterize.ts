import * as tf from '@tensorflow/tfjs-core';
import { checkSameShape, checkTensor } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface ReparameterizeSignature {
  readonly inputs: {
    readonly mean: tf.Tensor2D;
    readonly logStd: tf.Tensor2D;
    readonly noise: tf.Tensor2D;
  };
  readonly attributes: Record<never, never>;
  /** z, and z - mean, by which the gradient is a product. */
  readonly outputs: readonly [tf.Tensor2D, tf.Tensor2D];
  readonly saved: readonly [tf.Tensor2D, tf.Tensor2D];
}

/**
 * The reparameterization trick (Kingma & Welling, "Auto-Encoding Variational Bayes", 2014, section 2.4):
 *
 *     z = mean + exp(logStd) * noise
 *
 * in one pass. Differentiable once, in all three.
 *
 * @param mean `[N, d]`, float32
 * @param logStd natural logarithm of the standard deviation `[N, d]`, float32
 * @param noise `[N, d]`, float32, such as `randomNormal` draws
 * @returns z `[N, d]`
 * @throws KernelError `invalid-argument` if the shapes differ.
 */
export function reparameterize(
  mean: tf.Tensor2D,
  logStd: tf.Tensor2D,
  noise: tf.Tensor2D,
): tf.Tensor2D {
  checkTensor('reparameterize', 'mean', mean, 2);
  checkTensor('reparameterize', 'logStd', logStd, 2);
  checkTensor('reparameterize', 'noise', noise, 2);
  checkSameShape('reparameterize', { mean, logStd, noise });
  // tidy: the second output is nobody's here; differentiation keeps its own reference.
  return tf.tidy(() => runKernel('LatentGraphReparameterize', { mean, logStd, noise }, {})[0]);
}

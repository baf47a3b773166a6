import type * as tf from '@tensorflow/tfjs-core';
import { runKernel } from '../registry/tfjs-registry.js';

export interface ReluGradientSignature {
  readonly inputs: { readonly output: tf.Tensor2D; readonly outGradient: tf.Tensor2D };
  readonly attributes: Record<never, never>;
  readonly outputs: readonly [tf.Tensor2D];
  readonly saved: readonly [tf.Tensor2D];
}

/** The gradient of `relu`, from its output and the gradient of that: the latter where the output is above 0. */
export function reluGradient(output: tf.Tensor2D, outGradient: tf.Tensor2D): tf.Tensor2D {
  return runKernel('LatentGraphReluGradient', { output, outGradient }, {})[0];
}

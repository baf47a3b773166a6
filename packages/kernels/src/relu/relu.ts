import type * as tf from '@tensorflow/tfjs-core';
import { checkTensor } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface ReluSignature {
  readonly inputs: { readonly x: tf.Tensor2D };
  readonly attributes: Record<never, never>;
  readonly outputs: readonly [tf.Tensor2D];
  readonly saved: readonly [tf.Tensor2D];
}

/**
 * max(x, 0). tfjs has it too; its gradient takes three ops, this one's a single pass. Differentiable, to any order;
 * the derivative at 0 is 0.
 *
 * @param x `[N, d]`, float32
 * @returns `[N, d]`
 */
export function relu(x: tf.Tensor2D): tf.Tensor2D {
  checkTensor('relu', 'x', x, 2);
  return runKernel('LatentGraphRelu', { x }, {})[0];
}

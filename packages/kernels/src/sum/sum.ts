import type * as tf from '@tensorflow/tfjs-core';
import { checkTensor } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface SumSignature {
  readonly inputs: { readonly x: tf.Tensor };
  readonly attributes: { readonly shape: readonly number[] };
  readonly outputs: readonly [tf.Scalar];
  readonly saved: readonly [];
}

/**
 * The sum of all entries, accumulated in float64 and rounded once to float32 (portable backends: float32).
 * Differentiable, to any order. Losses are sums of many terms: tfjs-wasm's own sum of 40,000 values is off
 * by 5e-6.
 *
 * @param x of any shape, float32; an empty tensor sums to 0
 * @returns a scalar
 */
export function sum(x: tf.Tensor): tf.Scalar {
  checkTensor('sum', 'x', x);
  return runKernel('LatentGraphSum', { x }, { shape: x.shape })[0];
}

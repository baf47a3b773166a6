import type * as tf from '@tensorflow/tfjs-core';
import { checkTensor } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface SumSignature {
  readonly inputs: { readonly x: tf.Tensor };
  readonly attributes: { readonly shape: readonly number[]; readonly divisor: number };
  readonly outputs: readonly [tf.Scalar];
  readonly saved: readonly [];
}

export interface SumOptions {
  /** What the sum is divided by: of a mean, the number of its terms. @default 1 */
  readonly divisor?: number;
}

/**
 * The sum of all entries, divided by `divisor`, accumulated in float64 and rounded once to float32 (portable backends: float32).
 * Differentiable, to any order. Losses are sums of many terms: tfjs-wasm's own sum of 40,000 values is off
 * by 5e-6.
 *
 * @param x of any shape, float32; an empty tensor sums to 0
 * @returns a scalar
 */
export function sum(x: tf.Tensor, { divisor = 1 }: SumOptions = {}): tf.Scalar {
  checkTensor('sum', 'x', x);
  return runKernel('LatentGraphSum', { x }, { shape: x.shape, divisor })[0];
}

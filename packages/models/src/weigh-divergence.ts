import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { LossTerms } from './trainable-model.js';

/** @throws ModelError `invalid-option`, which names the option, unless `weight` is one that a term of a loss can have */
export function requireWeight(name: string, weight: number): number {
  if (weight >= 0 && Number.isFinite(weight)) return weight;
  throw new ModelError('invalid-option', `${name} must be a number of at least 0, got ${weight}`);
}

/** total = reconstruction + weight * divergence; without a weight the divergence is only reported. */
export function weighDivergence(
  reconstruction: tf.Scalar,
  divergence: tf.Scalar,
  weight: number,
): LossTerms {
  if (weight === 0) return { total: reconstruction, reconstruction, divergence };
  const weighed = weight === 1 ? divergence : tf.mul<tf.Scalar>(divergence, weight);
  return { total: tf.add(reconstruction, weighed), reconstruction, divergence };
}

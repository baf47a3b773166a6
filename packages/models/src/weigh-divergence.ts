import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { LossTerms } from './trainable-model.js';

/** @throws ModelError `invalid-option` unless `beta` is a weight that a KL term can have */
export function requireBeta(beta: number): number {
  if (beta >= 0 && Number.isFinite(beta)) return beta;
  throw new ModelError('invalid-option', `beta must be a number of at least 0, got ${beta}`);
}

/** total = reconstruction + weight * divergence; without a weight the divergence is only reported. */
export function weighDivergence(
  reconstruction: tf.Scalar,
  divergence: tf.Scalar,
  weight: number,
): LossTerms {
  const total =
    weight === 0 ? reconstruction : tf.add<tf.Scalar>(reconstruction, tf.mul(divergence, weight));
  return { total, reconstruction, divergence };
}

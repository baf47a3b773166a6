import type { Posterior } from '@latentgraph/encoders';
import { sum } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';

/**
 * Half the squared length of the latent vectors, (1/N) * mean over the N nodes: what is left of the KL
 * term when the posterior is a point, and at its scale. It keeps vectors near the origin, above all those
 * of nodes that the links say little about. Source: Ghosh, Sajjadi, Vergari, Black, Schölkopf, "From
 * Variational to Deterministic Autoencoders" (2020).
 */
export function latentPenalty({ mode }: Posterior): tf.Scalar {
  return sum(tf.square(mode), { divisor: 2 * mode.shape[0] ** 2 });
}

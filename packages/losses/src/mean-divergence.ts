import type { Posterior } from '@latentgraph/encoders';
import { sum } from '@latentgraph/kernels';
import type * as tf from '@tensorflow/tfjs-core';

/** The KL term of a VAE: the mean over the N inputs, in nats. */
export function meanDivergence(posterior: Posterior): tf.Scalar {
  const divergence = posterior.klDivergence();
  return sum(divergence, { divisor: Math.max(1, divergence.shape[0]) });
}

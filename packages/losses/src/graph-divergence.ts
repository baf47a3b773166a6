import type { Posterior } from '@latentgraph/encoders';
import { sum } from '@latentgraph/kernels';
import type * as tf from '@tensorflow/tfjs-core';

/**
 * The KL term of VGAE at the scale of Kipf's code, (1/N) * mean over the N nodes: the reconstruction
 * is a mean over N² pairs, and so is this.
 */
export function graphDivergence(posterior: Posterior): tf.Scalar {
  const divergence = posterior.klDivergence();
  return sum(divergence, { divisor: divergence.shape[0] ** 2 });
}

import { concatPairs } from '@latentgraph/graph';
import { drawNegatives, sigmoidCrossEntropy } from '@latentgraph/kernels';
import { requirePositiveInteger } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { Reconstruction } from './reconstruction.js';

export interface SampledCrossEntropyOptions {
  /** Fresh negatives drawn per training edge at each step. @default 1 */
  readonly negativesPerEdge?: number;
}

/**
 * mean softplus(-s) over the training edges + mean softplus(s) over negatives drawn anew each step.
 * A negative is no training edge and no self-loop; it may be a held-out edge, since avoiding those
 * would leak them. Time of order (E + negatives) d.
 *
 * @throws ModelError `invalid-option` for negativesPerEdge below 1
 */
export function sampledCrossEntropy(options: SampledCrossEntropyOptions = {}): Reconstruction {
  const { negativesPerEdge = 1 } = options;
  requirePositiveInteger('negativesPerEdge', negativesPerEdge);
  return {
    loss(z, decoder, { adjacency, edges, directed }, random) {
      const count = Math.max(1, edges.sources.length * negativesPerEdge);
      const negatives = drawNegatives(adjacency, { count, random, directed });
      const logits = decoder.logits(z, concatPairs(edges, negatives));
      const [positive, negative] = tf.split<tf.Tensor1D>(logits, [edges.sources.length, count]);
      return tf.add(mean(positive!, 1), mean(negative!, 0));
    },
    // Both means weigh the same, however rare links are among all pairs.
    logOddsShift({ adjacency }) {
      const { rows, nonZeros } = adjacency;
      return nonZeros === 0 ? 0 : Math.log((rows * (rows - 1) - nonZeros) / nonZeros);
    },
  };
}

/** The mean cross-entropy of logits with one label; of none, 0. */
function mean(logits: tf.Tensor1D, label: 0 | 1): tf.Scalar {
  return tf.div(sigmoidCrossEntropy(logits, label), Math.max(1, logits.size));
}

import { type NodePairs, sampleNegatives } from '@latentgraph/graph';
import { sigmoidCrossEntropy } from '@latentgraph/kernels';
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
      const negatives = sampleNegatives(adjacency, { count, random, directed });
      const mean = (pairs: NodePairs, label: 0 | 1): tf.Scalar => {
        const count = pairs.sources.length;
        // Not left to the decoder: tfjs-wasm sums no rows, as a bias's gradient does, to garbage.
        if (count === 0) return tf.scalar(0);
        return tf.div(sigmoidCrossEntropy(decoder.logits(z, pairs), label), count);
      };
      return tf.add(mean(edges, 1), mean(negatives, 0));
    },
    // Both means weigh the same, however rare links are among all pairs.
    logOddsShift({ adjacency }) {
      const { rows, nonZeros } = adjacency;
      return nonZeros === 0 ? 0 : Math.log((rows * (rows - 1) - nonZeros) / nonZeros);
    },
  };
}

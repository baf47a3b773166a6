import type { PairDecoder } from '@latentgraph/decoders';
import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { Reconstruction, ReconstructionTarget } from './reconstruction.js';

/** Weight of a positive pair, and the factor on the mean, of the exact loss. */
export interface ExactWeights {
  /** (N² - |A|) / |A|: links weigh as much as all other pairs together. */
  readonly positiveWeight: number;
  /** N² / (2 (N² - |A|)) */
  readonly norm: number;
}

/**
 * The weights of Kipf's code, from A `[N, N]` without self-loops and |A| its number of non-zeros.
 * A graph without edges, or with no pair that is not an edge, has weight 1 and norm 1/2.
 */
export function exactWeights(target: ReconstructionTarget): ExactWeights {
  const pairs = target.adjacency.rows ** 2;
  const links = target.adjacency.nonZeros;
  if (links === 0 || links === pairs) return { positiveWeight: 1, norm: 0.5 };
  return { positiveWeight: (pairs - links) / links, norm: pairs / (2 * (pairs - links)) };
}

/**
 * The paper's loss over all N² ordered pairs, with labels L = A + I:
 *
 *     norm * mean_ij [ positiveWeight L_ij softplus(-s_ij) + (1 - L_ij) softplus(s_ij) ]
 *
 * (Kipf & Welling, "Variational Graph Auto-Encoders", 2016, and its published code). Needs a decoder
 * with `allPairsLoss`; time of order N² d, memory of order N d.
 */
export function exactCrossEntropy(): Reconstruction {
  return {
    loss(z, decoder, target) {
      const { positiveWeight, norm } = exactWeights(target);
      const total = requireAllPairs(decoder)(z, target.labels, positiveWeight);
      return tf.mul(total, norm / target.adjacency.rows ** 2);
    },
    logOddsShift: (target) => Math.log(exactWeights(target).positiveWeight),
    requireSupport: (decoder) => void requireAllPairs(decoder),
  };
}

function requireAllPairs(decoder: PairDecoder): NonNullable<PairDecoder['allPairsLoss']> {
  if (!decoder.allPairsLoss) {
    throw new ModelError(
      'invalid-option',
      `the exact loss needs a decoder with allPairsLoss, and ${decoder.constructor.name} has none; use the sampled loss or the inner-product decoder`,
    );
  }
  return decoder.allPairsLoss.bind(decoder);
}

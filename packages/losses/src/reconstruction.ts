/**
 * @file What a graph autoencoder is asked to reconstruct, and how the error is counted. A
 * reconstruction loss owns its weights and its sampling; the decoder owns the logits.
 */

import type { PairDecoder } from '@latentgraph/decoders';
import {
  addSelfLoops,
  type CsrMatrix,
  type Graph,
  type NodePairs,
  type Random,
} from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';

/** The training graph as a loss reads it. */
export interface ReconstructionTarget {
  /** A `[N, N]` without self-loops, row = receiver. Weights do not count: a link is there or not. */
  readonly adjacency: CsrMatrix;
  /** A + I, the labels of the exact loss as in the paper's code. */
  readonly labels: CsrMatrix;
  /** Each edge once. */
  readonly edges: NodePairs;
  readonly directed: boolean;
}

/** The target of a graph; made once per graph. */
export function reconstructionTarget(graph: Graph): ReconstructionTarget {
  const { adjacency, edges, directed } = graph;
  return { adjacency, labels: addSelfLoops(adjacency), edges, directed };
}

/** How far the decoded graph is from the given one. Any object of this shape plugs into the models. */
export interface Reconstruction {
  /**
   * @param z latent vectors `[N, d]`
   * @param random source of negatives, where the loss samples
   * @returns the loss to minimize
   */
  loss(
    z: tf.Tensor2D,
    decoder: PairDecoder,
    target: ReconstructionTarget,
    random: Random,
  ): tf.Scalar;

  /**
   * By how much training under this loss raises the logits above the log-odds of a link in the whole
   * graph: a link's probability is sigmoid(logit - logOddsShift).
   */
  logOddsShift(target: ReconstructionTarget): number;

  /** @throws ModelError `invalid-option` where the loss cannot train this decoder */
  requireSupport?(decoder: PairDecoder): void;
}

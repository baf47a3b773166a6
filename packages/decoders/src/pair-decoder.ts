/**
 * @file `PairDecoder`: from the latent vectors of two nodes to the logit of a link between them.
 * Any class of this shape plugs into the models; extending `Module` gives `parameters` and `dispose`.
 */
import type { CsrMatrix, NodePairs } from '@latentgraph/graph';
import type { Parameterized } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';

/** Scores links from latent vectors. */
export interface PairDecoder extends Parameterized {
  /** The logit of a link for each pair `[P]`, from z `[N, d]`. */
  logits(z: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D;

  /**
   * Where the decoder allows it: the cross-entropy summed over all N² ordered pairs,
   *
   *     sum_ij positiveWeight L_ij softplus(-s_ij) + (1 - L_ij) softplus(s_ij),
   *
   * with L the pattern of `labels` `[N, N]` and s the logits, in memory of order N d. A decoder
   * without it can be trained by a sampled loss only.
   */
  allPairsLoss?(z: tf.Tensor2D, labels: CsrMatrix, positiveWeight: number): tf.Scalar;
}

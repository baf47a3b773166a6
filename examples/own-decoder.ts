/**
 * @file A decoder of your own: a link is likely where two latent vectors are near each other. A class
 * with `logits` is enough; what it declares with `parameter` is trained, saved and checked with it.
 */
import type { PairDecoder } from '@latentgraph/decoders';
import type { NodePairs } from '@latentgraph/graph';
import { gatherRows } from '@latentgraph/kernels';
import { constant, Module } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';

/** logit(i, j) = radius - |z_i - z_j|² with a trained radius. */
export class DistanceDecoder extends Module implements PairDecoder {
  readonly #radius = this.parameter('radius', [], constant(1));

  logits(z: tf.Tensor2D, { sources, targets }: NodePairs): tf.Tensor1D {
    const squares = tf.squaredDifference(gatherRows(z, sources), gatherRows(z, targets));
    return tf.sub(this.#radius, tf.sum<tf.Tensor1D>(squares, 1));
  }
}

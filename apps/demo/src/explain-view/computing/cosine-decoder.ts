/**
 * @file A decoder of somebody else: no package knows it. It has the shape of a `PairDecoder`, and so it
 * takes the inner product's place in the model, in the loss and in training.
 */
import type { PairDecoder } from '@latentgraph/decoders';
import type { CsrMatrix, NodePairs } from '@latentgraph/graph';
import { allPairsCrossEntropy, edgeDot } from '@latentgraph/kernels';
import { Module } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';

/** Logit of two vectors that point the same way; sigmoid(4) is 0.98. */
export const cosineScale = 4;

/** logit(i, j) = 4 cos(angle between z_i and z_j): lengths do not count. A vector of length 0 has no angle, and logit 0. */
export class CosineDecoder extends Module implements PairDecoder {
  logits(z: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D {
    const directions = scaledDirections(z);
    return edgeDot(directions, directions, pairs);
  }

  /** An inner product of directions, so the exact loss is at hand. */
  allPairsLoss(z: tf.Tensor2D, labels: CsrMatrix, positiveWeight: number): tf.Scalar {
    return allPairsCrossEntropy(scaledDirections(z), labels, { positiveWeight });
  }
}

/** Vectors of length sqrt(4), whose inner products are 4 cos. */
function scaledDirections(z: tf.Tensor2D): tf.Tensor2D {
  const squares = tf.sum(tf.square(z), 1, true);
  return tf.mul(z, tf.mul(Math.sqrt(cosineScale), tf.rsqrt(tf.add(squares, 1e-12))));
}

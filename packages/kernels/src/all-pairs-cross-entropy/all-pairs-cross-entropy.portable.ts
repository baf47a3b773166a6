/**
 * @file The all-pairs loss by tfjs ops, in tiles of whole rows of the logits: memory is bounded by the
 * tile, and N x N is never stored. Sums are float32, added as a backend adds them.
 */
import * as tf from '@tensorflow/tfjs-core';
import { edgeDotPortable } from '../edge-dot/edge-dot.portable.js';
import { edgeSumPortable } from '../edge-sum/edge-sum.portable.js';
import { softplus } from '../portable/softplus.js';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { AllPairsSignature } from './all-pairs-cross-entropy.js';

/** Logits in one tile: 4 MiB each for the handful of tensors of this size. */
const TILE_NUMBERS = 2 ** 20;

export const allPairsPortable: PortableKernel<AllPairsSignature> = ({ z }, attributes) => {
  const [nodes, width] = z.shape;
  const tileRows = Math.max(1, Math.floor(TILE_NUMBERS / Math.max(1, nodes)));
  const gradients: tf.Tensor2D[] = [];
  const losses: tf.Scalar[] = [];
  for (let first = 0; first < nodes; first += tileRows) {
    const rows = Math.min(tileRows, nodes - first);
    const [loss, gradient] = tf.tidy(() => denseTile(z, first, rows));
    losses.push(loss);
    gradients.push(gradient);
  }
  if (nodes === 0) return [tf.scalar(0), tf.zeros([0, width])];
  const dense: [tf.Scalar, tf.Tensor2D] = [tf.addN(losses), tf.concat(gradients, 0)];
  // tfjs's GPU backends sum no values to an error.
  if (attributes.labels.nonZeros === 0) return dense;
  const [labeledLoss, labeledGradient] = labeledPairs(z, attributes);
  return [tf.add(dense[0], labeledLoss), tf.add(dense[1], labeledGradient)];
};

/** Softplus of all logits of some rows, and those rows of the gradient 2 sigmoid(Z Zᵀ) Z. */
function denseTile(z: tf.Tensor2D, first: number, rows: number): [tf.Scalar, tf.Tensor2D] {
  const logits = tf.matMul(tf.slice(z, [first, 0], [rows, -1]), z, false, true);
  const gradient = tf.mul<tf.Tensor2D>(tf.matMul(tf.sigmoid(logits), z), 2);
  return [tf.sum(softplus(logits)), gradient];
}

/** What labels change: positiveWeight * softplus(-s) - softplus(s) for each labeled pair. */
function labeledPairs(
  z: tf.Tensor2D,
  { labels, positiveWeight }: AllPairsSignature['attributes'],
): [tf.Scalar, tf.Tensor2D] {
  const { rows, columns } = labels.toEntries();
  const pairs = { sources: rows, targets: columns };
  const reversed = { sources: columns, targets: rows };
  const [logits] = edgeDotPortable({ a: z, b: z }, { pairs });
  const negated = tf.neg(logits);
  const loss = tf.sum<tf.Scalar>(
    tf.sub(tf.mul(softplus(negated), positiveWeight), softplus(logits)),
  );
  const weights = tf.neg<tf.Tensor1D>(
    tf.add(tf.mul(tf.sigmoid(negated), positiveWeight), tf.sigmoid(logits)),
  );
  const rowCount = z.shape[0];
  const [bySource] = edgeSumPortable({ weights, x: z }, { pairs, rowCount });
  const [byTarget] = edgeSumPortable({ weights, x: z }, { pairs: reversed, rowCount });
  return [loss, tf.add(bySource, byTarget)];
}

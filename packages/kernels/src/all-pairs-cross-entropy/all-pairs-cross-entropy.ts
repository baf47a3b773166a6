import type { CsrMatrix } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { checkTensor, rejectArgument } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface AllPairsSignature {
  readonly inputs: { readonly z: tf.Tensor2D };
  readonly attributes: { readonly labels: CsrMatrix; readonly positiveWeight: number };
  /** The loss, and its gradient by z, which costs little more when computed with it. */
  readonly outputs: readonly [tf.Scalar, tf.Tensor2D];
  readonly saved: readonly [tf.Tensor2D, tf.Tensor2D];
}

export interface AllPairsOptions {
  /** Factor of the terms of labeled pairs. @default 1 */
  readonly positiveWeight?: number;
}

/**
 * Binary cross-entropy with logits over all ordered pairs (i, j) of N nodes, i = j included:
 *
 *   sum_ij  positiveWeight * L_ij * softplus(-s_ij) + (1 - L_ij) * softplus(s_ij),   s_ij = z_i . z_j
 *
 * It is the reconstruction term of Kipf & Welling, "Variational Graph Auto-Encoders" (2016), before any
 * scaling, in nats. Value and gradient come from one pass in O(N² d) time and O(N d) memory: the N x N
 * logits are never stored. Stable for logits of any size; NaN and infinity in `z` show in value and gradient
 * as by the formula. Differentiable once, in `z`.
 *
 * Errors: of the value (a float32) about 1e-7 of itself and at most 6e-8 for each unlabeled pair; of the
 * gradient about 1e-6 of its largest entry. On portable backends, of the sum of all softplus terms.
 *
 * @param z `[N, d]`, float32
 * @param labels `[N, N]`: pairs with an entry are labeled 1, whatever its value; need not be symmetric
 * @returns a scalar
 * @throws KernelError `invalid-argument` if the shapes do not fit or the weight is no finite number >= 0.
 */
export function allPairsCrossEntropy(
  z: tf.Tensor2D,
  labels: CsrMatrix,
  { positiveWeight = 1 }: AllPairsOptions = {},
): tf.Scalar {
  checkTensor('allPairsCrossEntropy', 'z', z, 2);
  const [nodes, width] = z.shape;
  if (width === 0) {
    rejectArgument(`allPairsCrossEntropy: z must have at least one column, got shape [${z.shape}]`);
  }
  if (labels.rows !== nodes || labels.columns !== nodes) {
    rejectArgument(
      `allPairsCrossEntropy: labels must be [${nodes}, ${nodes}] for z [${z.shape}], got [${labels.rows}, ${labels.columns}]`,
    );
  }
  if (!(positiveWeight >= 0 && positiveWeight < Number.POSITIVE_INFINITY)) {
    rejectArgument(
      `allPairsCrossEntropy: positiveWeight must be a finite number of at least 0, got ${positiveWeight}`,
    );
  }
  // tidy: the gradient's tensor is nobody's here; differentiation keeps its own reference.
  return tf.tidy(
    () => runKernel('LatentGraphAllPairsCrossEntropy', { z }, { labels, positiveWeight })[0],
  );
}

import type { NodePairs } from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';
import {
  checkIndices,
  checkPairs,
  checkRowCount,
  checkTensor,
  rejectArgument,
} from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface EdgeSumSignature {
  readonly inputs: { readonly weights: tf.Tensor1D; readonly x: tf.Tensor2D };
  readonly attributes: { readonly pairs: NodePairs; readonly rowCount: number };
  readonly outputs: readonly [tf.Tensor2D];
  readonly saved: readonly [tf.Tensor1D, tf.Tensor2D];
}

/**
 * Weighted sums along P node pairs: out[r] = sum over the pairs k with sources[k] = r of
 * weights[k] * x[targets[k]]. It is `spmm` with weights that are a tensor, and the adjoint of `edgeDot`.
 * Differentiable in `weights` and `x`, to any order. Pairs may repeat.
 *
 * @param weights `[P]`, float32
 * @param x `[M, d]`, float32
 * @param pairs sources index the rows of the result, targets those of `x`
 * @param rowCount rows of the result
 * @returns `[rowCount, d]`
 * @throws KernelError `invalid-argument` for a wrong number of weights, an index outside, or a `rowCount`
 *   that is no whole number.
 */
export function edgeSum(
  weights: tf.Tensor1D,
  x: tf.Tensor2D,
  pairs: NodePairs,
  rowCount: number,
): tf.Tensor2D {
  checkTensor('edgeSum', 'weights', weights, 1);
  checkTensor('edgeSum', 'x', x, 2);
  checkPairs('edgeSum', pairs);
  if (weights.shape[0] !== pairs.sources.length) {
    rejectArgument(
      `edgeSum: weights must have one entry for each of the ${pairs.sources.length} pairs, got shape [${weights.shape}]`,
    );
  }
  checkRowCount('edgeSum', rowCount);
  checkIndices('edgeSum', 'pairs.sources', pairs.sources, rowCount, 'the result');
  checkIndices('edgeSum', 'pairs.targets', pairs.targets, x.shape[0], 'x');
  return runKernel('LatentGraphEdgeSum', { weights, x }, { pairs, rowCount })[0];
}

import type { NodePairs } from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';
import { checkIndices, checkPairs, checkTensor, rejectArgument } from '../argument-checks.js';
import { edgeInnerProduct } from '../edge-inner-product/edge-inner-product.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface EdgeDotSignature {
  readonly inputs: { readonly a: tf.Tensor2D; readonly b: tf.Tensor2D };
  readonly attributes: { readonly pairs: NodePairs };
  readonly outputs: readonly [tf.Tensor1D];
  readonly saved: readonly [tf.Tensor2D, tf.Tensor2D];
}

/**
 * Dot products along P node pairs: out[k] = a[sources[k]] . b[targets[k]], the sampled dense-dense
 * product (SDDMM) of two matrices. Differentiable in both, to any order.
 *
 * @param a `[N, d]`, float32
 * @param b `[M, d]`, float32; may be `a` itself
 * @param pairs sources index the rows of `a`, targets those of `b`
 * @returns `[P]`
 * @throws KernelError `invalid-argument` for widths that differ or an index outside.
 */
export function edgeDot(a: tf.Tensor2D, b: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D {
  checkTensor('edgeDot', 'a', a, 2);
  checkTensor('edgeDot', 'b', b, 2);
  if (a.shape[1] !== b.shape[1]) {
    rejectArgument(
      `edgeDot: a and b must have the same number of columns, got shapes [${a.shape}] and [${b.shape}]`,
    );
  }
  checkPairs('edgeDot', pairs);
  checkIndices('edgeDot', 'pairs.sources', pairs.sources, a.shape[0], 'a');
  checkIndices('edgeDot', 'pairs.targets', pairs.targets, b.shape[0], 'b');
  if (a === b) return edgeInnerProduct(a, pairs);
  return runKernel('LatentGraphEdgeDot', { a, b }, { pairs })[0];
}

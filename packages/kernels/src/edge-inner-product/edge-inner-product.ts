import type { NodePairs } from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';
import { runKernel } from '../registry/tfjs-registry.js';

export interface EdgeInnerProductSignature {
  readonly inputs: { readonly z: tf.Tensor2D };
  readonly attributes: { readonly pairs: NodePairs };
  readonly outputs: readonly [tf.Tensor1D];
  readonly saved: readonly [tf.Tensor2D];
}

/**
 * z[sources[k]] . z[targets[k]]: `edgeDot` of a matrix with itself, which checks the arguments and calls it. The
 * gradient is one sum over the pairs in both directions, where that of two matrices is two, and their sum.
 */
export function edgeInnerProduct(z: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D {
  return runKernel('LatentGraphEdgeInnerProduct', { z }, { pairs })[0];
}

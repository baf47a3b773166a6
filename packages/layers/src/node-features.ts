import { CsrMatrix } from '@latentgraph/graph';
import { matMul, spmm } from '@latentgraph/kernels';
import type * as tf from '@tensorflow/tfjs-core';
import { ModelError } from './errors.js';

/** Features of N nodes `[N, F]`: sparse, as they usually come, or dense, as a layer returns them. */
export type NodeFeatures = CsrMatrix | tf.Tensor2D;

/** X W `[N, outputs]` for features X `[N, F]`, sparse or dense, and a weight W `[F, outputs]`. */
export function multiplyFeatures(features: NodeFeatures, weight: tf.Tensor2D): tf.Tensor2D {
  return CsrMatrix.isInstance(features) ? spmm(features, weight) : matMul(features, weight);
}

/** @throws ModelError `shape-mismatch` unless X is `[N, width]` */
export function requireWidth(features: NodeFeatures, width: number): void {
  const found = CsrMatrix.isInstance(features) ? features.columns : features.shape[1];
  if (found !== width) {
    throw new ModelError(
      'shape-mismatch',
      `the layer was built for ${width} features per node, but the graph has ${found}; build the model with inputs: ${found}`,
    );
  }
}

import type { CsrMatrix, NodePairs } from '@latentgraph/graph';
import { allPairsCrossEntropy, edgeDot } from '@latentgraph/kernels';
import { Module } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';
import type { PairDecoder } from './pair-decoder.js';

/** s_ij = z_i · z_j, without parameters (Kipf & Welling, "Variational Graph Auto-Encoders", 2016). */
export class InnerProductDecoder extends Module implements PairDecoder {
  logits(z: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D {
    return edgeDot(z, z, pairs);
  }

  allPairsLoss(z: tf.Tensor2D, labels: CsrMatrix, positiveWeight: number): tf.Scalar {
    return allPairsCrossEntropy(z, labels, { positiveWeight });
  }
}

/** An `InnerProductDecoder`. */
export function innerProductDecoder(): InnerProductDecoder {
  return new InnerProductDecoder();
}

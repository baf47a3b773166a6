import type { CsrMatrix, Random } from '@latentgraph/graph';
import { spmm } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { requirePositiveInteger } from './errors.js';
import { constant, glorotUniform } from './initializers.js';
import { Module } from './module.js';
import { multiplyFeatures, type NodeFeatures, requireWidth } from './node-features.js';

export interface GCNConvOptions {
  /** F: width of the input. */
  readonly inputs: number;
  /** Width of the output. */
  readonly outputs: number;
  /** Source of the initial weight. */
  readonly random: Random;
  /** Adds a trained bias after propagation. @default false, as in the paper's code */
  readonly bias?: boolean;
}

/**
 * Graph convolution (Kipf & Welling, "Semi-Supervised Classification with Graph Convolutional
 * Networks", ICLR 2017, eq. 2, without its activation):
 *
 *     H' = Ã (X W) + b
 *
 * X `[N, inputs]`, Ã `[N, N]` the propagation matrix (usually D^-1/2 (A + I) D^-1/2), W
 * `[inputs, outputs]` Glorot-uniform, b `[outputs]` zero at first, H' `[N, outputs]`. X W is taken
 * first: X may be sparse, and outputs are fewer than inputs.
 */
export class GCNConv extends Module {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1> | undefined;

  /** @throws ModelError `invalid-option` for a width below 1 */
  constructor({ inputs, outputs, random, bias = false }: GCNConvOptions) {
    super();
    requirePositiveInteger('inputs', inputs);
    requirePositiveInteger('outputs', outputs);
    this.weight = this.parameter('weight', [inputs, outputs], glorotUniform(random));
    this.bias = bias ? this.parameter('bias', [outputs], constant(0)) : undefined;
  }

  /**
   * @param features X `[N, inputs]`, sparse or dense
   * @param propagation Ã `[N, N]`
   * @returns H' `[N, outputs]`
   * @throws ModelError `shape-mismatch` where the features have another width than `inputs`
   */
  apply(features: NodeFeatures, propagation: CsrMatrix): tf.Tensor2D {
    requireWidth(features, this.weight.shape[0]);
    const propagated = spmm(propagation, multiplyFeatures(features, this.weight));
    return this.bias ? tf.add(propagated, this.bias) : propagated;
  }
}

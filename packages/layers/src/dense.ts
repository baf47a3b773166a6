import type { Random } from '@latentgraph/graph';
import { matMul } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { ModelError, requirePositiveInteger } from './errors.js';
import { constant, glorotUniform } from './initializers.js';
import { Module } from './module.js';

export interface DenseOptions {
  /** Width of the input. */
  readonly inputs: number;
  /** Width of the output. */
  readonly outputs: number;
  /** Source of the initial weight. */
  readonly random: Random;
  /** @default true */
  readonly bias?: boolean;
}

/** Fully connected layer y = x W + b: x `[rows, inputs]`, W Glorot-uniform, b zero at first, y `[rows, outputs]`. */
export class Dense extends Module {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1> | undefined;

  /** @throws ModelError `invalid-option` for a width below 1 */
  constructor({ inputs, outputs, random, bias = true }: DenseOptions) {
    super();
    requirePositiveInteger('inputs', inputs);
    requirePositiveInteger('outputs', outputs);
    this.weight = this.parameter('weight', [inputs, outputs], glorotUniform(random));
    this.bias = bias ? this.parameter('bias', [outputs], constant(0)) : undefined;
  }

  /**
   * @returns x W + b `[rows, outputs]` for x `[rows, inputs]`
   * @throws ModelError `shape-mismatch` where x has another width than `inputs`
   */
  apply(x: tf.Tensor2D): tf.Tensor2D {
    const [inputs] = this.weight.shape;
    if (x.shape[1] !== inputs) {
      throw new ModelError(
        'shape-mismatch',
        `the layer was built for ${inputs} numbers per row, but got ${x.shape[1]}; build it with inputs: ${x.shape[1]}`,
      );
    }
    const product = matMul(x, this.weight);
    return this.bias ? tf.add(product, this.bias) : product;
  }
}

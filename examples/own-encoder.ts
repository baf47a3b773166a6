/**
 * @file An encoder of your own: simple graph convolution (Wu et al., "Simplifying Graph Convolutional
 * Networks", 2019), which propagates K times and multiplies once: z = Ã^K X W.
 */
import { type Encoder, type GraphInput, PointPosterior } from '@latentgraph/encoders';
import type { Random } from '@latentgraph/graph';
import { spmm } from '@latentgraph/kernels';
import { glorotUniform, Module, multiplyFeatures } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';

export interface SimpleConvolutionOptions {
  readonly inputs: number;
  readonly latent: number;
  /** K: how often messages pass. */
  readonly hops: number;
  readonly random: Random;
}

export class SimpleConvolutionEncoder extends Module implements Encoder<GraphInput> {
  readonly #weight: tf.Variable<tf.Rank.R2>;
  readonly #hops: number;

  constructor({ inputs, latent, hops, random }: SimpleConvolutionOptions) {
    super();
    this.#weight = this.parameter('weight', [inputs, latent], glorotUniform(random));
    this.#hops = hops;
  }

  encode({ propagation, features }: GraphInput): PointPosterior {
    let z = multiplyFeatures(features, this.#weight);
    for (let hop = 0; hop < this.#hops; hop++) z = spmm(propagation, z);
    return new PointPosterior(z);
  }
}

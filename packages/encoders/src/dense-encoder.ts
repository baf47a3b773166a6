/**
 * @file The encoder of AE and VAE on vectors, such as the pixels of an image (Kingma & Welling,
 * "Auto-Encoding Variational Bayes", 2014, appendix C.2): hidden dense layers with ReLU, then one layer
 * each for mean and logStd. To images what `GCNEncoder` is to graphs.
 */
import { Random } from '@latentgraph/graph';
import { MultilayerPerceptron } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';
import type { Encoder } from './encoder.js';
import type { Posterior } from './posterior.js';
import { PosteriorNetwork, type PosteriorNetworkOptions } from './posterior-network.js';

export interface DenseEncoderOptions extends Omit<PosteriorNetworkOptions, 'hidden'> {
  /** Widths of the hidden layers. @default [400] */
  readonly hidden?: readonly number[];
  /** Seed of the initial weights. @default 0 */
  readonly seed?: number;
}

/** Dense layers from vectors `[N, inputs]` to a posterior over `[N, latent]`. */
export class DenseEncoder
  extends PosteriorNetwork<MultilayerPerceptron>
  implements Encoder<tf.Tensor2D>
{
  /** @throws ModelError `invalid-option` for a width below 1 */
  constructor({ hidden = [400], seed = 0, ...options }: DenseEncoderOptions) {
    const random = new Random(seed, 'init').substream('encoder');
    super(
      { ...options, hidden },
      (name, widths) => new MultilayerPerceptron({ widths, random: random.substream(name) }),
    );
  }

  encode(input: tf.Tensor2D): Posterior {
    return this.posteriorOf(input, (stack, x) => stack.apply(x));
  }
}

/** A `DenseEncoder`. */
export function denseEncoder(options: DenseEncoderOptions): DenseEncoder {
  return new DenseEncoder(options);
}

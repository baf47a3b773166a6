/**
 * @file The encoder of GAE and VGAE (Kipf & Welling, "Variational Graph Auto-Encoders", 2016):
 * hidden graph convolutions with ReLU, then one convolution each for mean and logStd. Without
 * hidden layers it is the linear encoder (Salha et al., "Simple and Effective Graph Autoencoders
 * with One-Hop Linear Models", 2020).
 */
import { type CsrMatrix, Random } from '@latentgraph/graph';
import { relu } from '@latentgraph/kernels';
import { GCNConv, Module, type NodeFeatures } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';
import type { Encoder } from './encoder.js';
import type { GraphInput } from './graph-input.js';
import type { Posterior } from './posterior.js';
import { PosteriorNetwork, type PosteriorNetworkOptions } from './posterior-network.js';

export interface GCNEncoderOptions extends Omit<PosteriorNetworkOptions, 'hidden'> {
  /** Widths of the hidden layers; `[]` for the linear encoder. @default [32] */
  readonly hidden?: readonly number[];
  /** Seed of the initial weights. @default 0 */
  readonly seed?: number;
}

/** Graph convolutions from a `GraphInput` to a posterior over `[N, latent]`. */
export class GCNEncoder extends PosteriorNetwork<ConvolutionStack> implements Encoder<GraphInput> {
  /** @throws ModelError `invalid-option` for a width below 1 */
  constructor({ hidden = [32], seed = 0, ...options }: GCNEncoderOptions) {
    const random = new Random(seed, 'init').substream('encoder');
    super(
      { ...options, hidden },
      (name, widths) => new ConvolutionStack(widths, random.substream(name)),
    );
  }

  encode({ propagation, features }: GraphInput): Posterior {
    return this.posteriorOf(features, (stack, x) => stack.apply(x, propagation));
  }
}

/** Graph convolutions one after the other, with ReLU between them and none after the last. */
class ConvolutionStack extends Module {
  readonly #layers: readonly GCNConv[];

  /** @param widths width of the input, of each hidden layer and of the output */
  constructor(widths: readonly number[], random: Random) {
    super();
    this.#layers = widths.slice(1).map((outputs, depth) => {
      const name = `layer${depth}`;
      const inputs = widths[depth]!;
      return this.child(name, new GCNConv({ inputs, outputs, random: random.substream(name) }));
    });
  }

  apply(features: NodeFeatures, propagation: CsrMatrix): tf.Tensor2D {
    const [first, ...others] = this.#layers;
    return others.reduce(
      (hidden, layer) => layer.apply(relu(hidden), propagation),
      first!.apply(features, propagation),
    );
  }
}

/** A `GCNEncoder`. */
export function gcnEncoder(options: GCNEncoderOptions): GCNEncoder {
  return new GCNEncoder(options);
}

/** The encoder without hidden layers: mean = Ã X W_mean, logStd = Ã X W_logStd. */
export function linearEncoder(options: Omit<GCNEncoderOptions, 'hidden' | 'trunk'>): GCNEncoder {
  return new GCNEncoder({ ...options, hidden: [] });
}

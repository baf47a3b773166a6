/**
 * @file The encoder of GAE and VGAE (Kipf & Welling, "Variational Graph Auto-Encoders", 2016):
 * hidden graph convolutions with ReLU, then one convolution each for mean and logStd. Without
 * hidden layers it is the linear encoder (Salha et al., "Simple and Effective Graph Autoencoders
 * with One-Hop Linear Models", 2020).
 */
import { type CsrMatrix, Random } from '@latentgraph/graph';
import { GCNConv, Module, type NodeFeatures, requirePositiveInteger } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { Encoder } from './encoder.js';
import { GaussianPosterior } from './gaussian-posterior.js';
import type { GraphInput } from './graph-input.js';
import { PointPosterior } from './point-posterior.js';
import type { Posterior } from './posterior.js';

export interface GCNEncoderOptions {
  /** F: width of the features. */
  readonly inputs: number;
  /** Widths of the hidden layers; `[]` for the linear encoder. @default [32] */
  readonly hidden?: readonly number[];
  /** d: latent dimensions. @default 16 */
  readonly latent?: number;
  /** @default 'gaussian' */
  readonly posterior?: 'point' | 'gaussian';
  /**
   * Whether mean and logStd share the hidden layers, as in the paper, or have a network each.
   * A point posterior has no logStd: without effect there. @default 'shared'
   */
  readonly trunk?: 'shared' | 'separate';
  /** Seed of the initial weights. @default 0 */
  readonly seed?: number;
}

/** Graph convolutions from a `GraphInput` to a posterior over `[N, latent]`. */
export class GCNEncoder extends Module implements Encoder<GraphInput> {
  readonly #trunk: ConvolutionStack | undefined;
  readonly #mean: ConvolutionStack;
  readonly #logStd: ConvolutionStack | undefined;

  /** @throws ModelError `invalid-option` for a width below 1 */
  constructor(options: GCNEncoderOptions) {
    super();
    const { inputs, hidden = [32], latent = 16, seed = 0 } = options;
    const { posterior = 'gaussian', trunk = 'shared' } = options;
    requirePositiveInteger('inputs', inputs);
    for (const width of hidden) requirePositiveInteger('hidden', width);
    requirePositiveInteger('latent', latent);

    const random = new Random(seed, 'init').substream('encoder');
    const stack = (name: string, widths: readonly number[]): ConvolutionStack =>
      this.child(name, new ConvolutionStack(widths, random.substream(name)));
    const below = [inputs, ...hidden];
    const shared = trunk === 'shared' && hidden.length > 0;
    this.#trunk = shared ? stack('trunk', below) : undefined;
    const head = shared ? [...below.slice(-1), latent] : [...below, latent];
    this.#mean = stack('mean', head);
    this.#logStd = posterior === 'gaussian' ? stack('logStd', head) : undefined;
  }

  encode({ propagation, features }: GraphInput): Posterior {
    const hidden = this.#trunk ? tf.relu(this.#trunk.apply(features, propagation)) : features;
    const mean = this.#mean.apply(hidden, propagation);
    if (!this.#logStd) return new PointPosterior(mean);
    return new GaussianPosterior(mean, this.#logStd.apply(hidden, propagation));
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
      (hidden, layer) => layer.apply(tf.relu(hidden), propagation),
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

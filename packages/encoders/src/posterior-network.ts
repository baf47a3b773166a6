/**
 * @file What the encoders of AE, VAE, GAE and VGAE have in common, whatever their layers are: hidden
 * layers, then one stack of layers each for mean and logStd.
 */
import { relu } from '@latentgraph/kernels';
import { Module, type Parameterized, requirePositiveInteger } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';
import { GaussianPosterior } from './gaussian-posterior.js';
import { PointPosterior } from './point-posterior.js';
import type { Posterior } from './posterior.js';

export interface PosteriorNetworkOptions {
  /** F: width of the input. */
  readonly inputs: number;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  /** d: latent dimensions. @default 16 */
  readonly latent?: number;
  /** @default 'gaussian' */
  readonly posterior?: 'point' | 'gaussian';
  /**
   * Whether mean and logStd share the hidden layers, as in the papers, or have a network each.
   * A point posterior has no logStd: without effect there. @default 'shared'
   */
  readonly trunk?: 'shared' | 'separate';
}

/** From an input to a posterior, by stacks of layers with ReLU between them and none after the last. */
export abstract class PosteriorNetwork<Stack extends Parameterized> extends Module {
  readonly #trunk: Stack | undefined;
  readonly #mean: Stack;
  readonly #logStd: Stack | undefined;

  /**
   * @param createStack layers of the given widths, that of the input first; `depth` counts the layers
   * that come before them
   * @throws ModelError `invalid-option` for a width below 1
   */
  constructor(
    options: PosteriorNetworkOptions,
    createStack: (name: string, widths: readonly number[], depth: number) => Stack,
  ) {
    super();
    const { inputs, hidden, latent = 16, posterior = 'gaussian', trunk = 'shared' } = options;
    requirePositiveInteger('inputs', inputs);
    for (const width of hidden) requirePositiveInteger('hidden', width);
    requirePositiveInteger('latent', latent);

    const widths = [inputs, ...hidden, latent];
    const stack = (name: string, first: number, end?: number): Stack =>
      this.child(name, createStack(name, widths.slice(first, end), first));
    const shared = trunk === 'shared' ? hidden.length : 0;
    this.#trunk = shared > 0 ? stack('trunk', 0, -1) : undefined;
    this.#mean = stack('mean', shared);
    this.#logStd = posterior === 'gaussian' ? stack('logStd', shared) : undefined;
  }

  /** @param apply runs a stack, on the input or on hidden numbers */
  protected posteriorOf<Input>(
    input: Input,
    apply: (stack: Stack, x: Input | tf.Tensor2D) => tf.Tensor2D,
  ): Posterior {
    const hidden = this.#trunk ? relu(apply(this.#trunk, input)) : input;
    const mean = apply(this.#mean, hidden);
    if (!this.#logStd) return new PointPosterior(mean);
    return new GaussianPosterior(mean, apply(this.#logStd, hidden));
  }
}

import { type NodePairs, Random } from '@latentgraph/graph';
import { edgeDot, matMul } from '@latentgraph/kernels';
import { glorotUniform, Module, requirePositiveInteger } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { PairDecoder } from './pair-decoder.js';

export interface BilinearDecoderOptions {
  /** d: latent dimensions. */
  readonly latent: number;
  /**
   * Whether a link from i to j may differ from one from j to i. If not, W is symmetrized.
   * @default false
   */
  readonly directed?: boolean;
  /** Seed of the initial weight. @default 0 */
  readonly seed?: number;
}

/**
 * s_ij = z_iᵀ W z_j with a trained W `[d, d]`, i the source and j the target (as DistMult and RESCAL
 * score one relation; Nickel et al., 2011). For undirected graphs (W + Wᵀ) / 2 takes the place of W.
 */
export class BilinearDecoder extends Module implements PairDecoder {
  readonly #weight: tf.Variable<tf.Rank.R2>;
  readonly #directed: boolean;

  /** @throws ModelError `invalid-option` for a latent size below 1 */
  constructor({ latent, directed = false, seed = 0 }: BilinearDecoderOptions) {
    super();
    requirePositiveInteger('latent', latent);
    const random = new Random(seed, 'init').substream('decoder');
    this.#weight = this.parameter('weight', [latent, latent], glorotUniform(random));
    this.#directed = directed;
  }

  logits(z: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D {
    return edgeDot(matMul(z, this.#form()), z, pairs);
  }

  #form(): tf.Tensor2D {
    if (this.#directed) return this.#weight;
    return tf.mul(tf.add(this.#weight, tf.transpose(this.#weight)), 0.5);
  }
}

/** A `BilinearDecoder`. */
export function bilinearDecoder(options: BilinearDecoderOptions): BilinearDecoder {
  return new BilinearDecoder(options);
}

import { type NodePairs, Random } from '@latentgraph/graph';
import { gatherRows } from '@latentgraph/kernels';
import { MultilayerPerceptron, requirePositiveInteger } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { PairDecoder } from './pair-decoder.js';

export interface MlpDecoderOptions {
  /** d: latent dimensions. */
  readonly latent: number;
  /** Widths of the hidden layers. @default [32] */
  readonly hidden?: readonly number[];
  /** Whether a link from i to j may differ from one from j to i. @default false */
  readonly directed?: boolean;
  /** Seed of the initial weights. @default 0 */
  readonly seed?: number;
}

/**
 * A multilayer perceptron with ReLU on each pair. It reads the element-wise product z_i ∘ z_j, the
 * same for (i, j) and (j, i); for directed graphs the concatenation [z_i, z_j].
 */
export class MlpDecoder extends MultilayerPerceptron implements PairDecoder {
  readonly #directed: boolean;

  /** @throws ModelError `invalid-option` for a width below 1 */
  constructor({ latent, hidden = [32], directed = false, seed = 0 }: MlpDecoderOptions) {
    requirePositiveInteger('latent', latent);
    for (const width of hidden) requirePositiveInteger('hidden', width);
    super({
      widths: [directed ? 2 * latent : latent, ...hidden, 1],
      random: new Random(seed, 'init').substream('decoder'),
    });
    this.#directed = directed;
  }

  logits(z: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D {
    const sources = gatherRows(z, pairs.sources);
    const targets = gatherRows(z, pairs.targets);
    const both: tf.Tensor2D = this.#directed
      ? tf.concat2d([sources, targets], 1)
      : tf.mul(sources, targets);
    return tf.reshape(this.apply(both), [pairs.sources.length]);
  }
}

/** An `MlpDecoder`. */
export function mlpDecoder(options: MlpDecoderOptions): MlpDecoder {
  return new MlpDecoder(options);
}

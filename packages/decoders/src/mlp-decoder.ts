import { type NodePairs, Random } from '@latentgraph/graph';
import { gatherRows } from '@latentgraph/kernels';
import { Dense, Module, requirePositiveInteger } from '@latentgraph/layers';
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
export class MlpDecoder extends Module implements PairDecoder {
  readonly #layers: readonly Dense[];
  readonly #directed: boolean;

  /** @throws ModelError `invalid-option` for a width below 1 */
  constructor({ latent, hidden = [32], directed = false, seed = 0 }: MlpDecoderOptions) {
    super();
    requirePositiveInteger('latent', latent);
    for (const width of hidden) requirePositiveInteger('hidden', width);
    const random = new Random(seed, 'init').substream('decoder');
    const widths = [directed ? 2 * latent : latent, ...hidden, 1];
    this.#layers = widths.slice(1).map((outputs, depth) => {
      const name = `layer${depth}`;
      const inputs = widths[depth]!;
      return this.child(name, new Dense({ inputs, outputs, random: random.substream(name) }));
    });
    this.#directed = directed;
  }

  logits(z: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D {
    const sources = gatherRows(z, pairs.sources);
    const targets = gatherRows(z, pairs.targets);
    const both: tf.Tensor2D = this.#directed
      ? tf.concat2d([sources, targets], 1)
      : tf.mul(sources, targets);
    const [first, ...others] = this.#layers;
    const logits = others.reduce(
      (hidden, layer) => layer.apply(tf.relu(hidden)),
      first!.apply(both),
    );
    return tf.reshape(logits, [pairs.sources.length]);
  }
}

/** An `MlpDecoder`. */
export function mlpDecoder(options: MlpDecoderOptions): MlpDecoder {
  return new MlpDecoder(options);
}

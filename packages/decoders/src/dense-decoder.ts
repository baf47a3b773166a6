import { Random } from '@latentgraph/graph';
import { MultilayerPerceptron, requirePositiveInteger } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';
import type { InputDecoder } from './input-decoder.js';

export interface DenseDecoderOptions {
  /** d: latent dimensions. */
  readonly latent: number;
  /** Widths of the hidden layers, from the latent vector to the output. @default [400] */
  readonly hidden?: readonly number[];
  /** F: width of the input to reconstruct. */
  readonly outputs: number;
  /** Seed of the initial weights. @default 0 */
  readonly seed?: number;
}

/** A multilayer perceptron with ReLU, from latent vectors `[N, d]` to inputs `[N, F]`. */
export class DenseDecoder extends MultilayerPerceptron implements InputDecoder {
  /** @throws ModelError `invalid-option` for a width below 1 */
  constructor({ latent, hidden = [400], outputs, seed = 0 }: DenseDecoderOptions) {
    requirePositiveInteger('latent', latent);
    for (const width of hidden) requirePositiveInteger('hidden', width);
    requirePositiveInteger('outputs', outputs);
    super({
      widths: [latent, ...hidden, outputs],
      random: new Random(seed, 'init').substream('decoder'),
    });
  }

  decode(z: tf.Tensor2D): tf.Tensor2D {
    return this.apply(z);
  }
}

/** A `DenseDecoder`. */
export function denseDecoder(options: DenseDecoderOptions): DenseDecoder {
  return new DenseDecoder(options);
}

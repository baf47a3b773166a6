/**
 * @file The decoder of AE and VAE on gray images: a dense layer to a small image of many channels, then
 * transposed convolutions that double it. The convolutional counterpart of `DenseDecoder`.
 */
import { Random } from '@latentgraph/graph';
import {
  Conv2DTranspose,
  Dense,
  type ImageSize,
  Module,
  patchesAlong,
  requirePositiveInteger,
} from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { InputDecoder } from './input-decoder.js';

export interface ConvolutionalDecoderOptions {
  /** d: latent dimensions. */
  readonly latent: number;
  /** Height of the images in pixels. */
  readonly height: number;
  /** Width of the images in pixels. */
  readonly width: number;
  /**
   * Channels before each transposed convolution, which doubles height and width; the last makes a gray
   * image of them. @default [32, 16]
   */
  readonly channels?: readonly number[];
  /** Seed of the initial weights. @default 0 */
  readonly seed?: number;
}

/** Transposed convolutions of 3 x 3 pixels, with ReLU, from latent vectors `[N, d]` to images `[N, height * width]`. */
export class ConvolutionalDecoder extends Module implements InputDecoder {
  readonly #dense: Dense;
  readonly #convolutions: readonly Conv2DTranspose[];
  /** Of the image that the dense layer makes, and after each convolution. */
  readonly #sizes: readonly ImageSize[];
  readonly #channels: readonly number[];

  /** @throws ModelError `invalid-option` for a latent, height, width or number of channels below 1 */
  constructor(options: ConvolutionalDecoderOptions) {
    super();
    const { latent, height, width, channels = [32, 16], seed = 0 } = options;
    requirePositiveInteger('latent', latent);
    requirePositiveInteger('height', height);
    requirePositiveInteger('width', width);
    for (const count of channels) requirePositiveInteger('channels', count);

    const random = new Random(seed, 'init').substream('decoder');
    this.#channels = [...channels, 1];
    this.#sizes = this.#channels.map((_, depth) => {
      const halved = 2 ** (channels.length - depth);
      return { height: patchesAlong(height, halved), width: patchesAlong(width, halved) };
    });
    const [smallest] = this.#sizes;
    const outputs = smallest!.height * smallest!.width * this.#channels[0]!;
    const first = { inputs: latent, outputs, random: random.substream('layer0') };
    this.#dense = this.child('layer0', new Dense(first));
    this.#convolutions = channels.map((inputs, depth) => {
      const name = `layer${depth + 1}`;
      const outputs = this.#channels[depth + 1]!;
      const next = { inputs, outputs, stride: 2, random: random.substream(name) };
      return this.child(name, new Conv2DTranspose(next));
    });
  }

  decode(z: tf.Tensor2D): tf.Tensor2D {
    const count = z.shape[0];
    const { height, width } = this.#sizes[0]!;
    let images: tf.Tensor4D = tf.reshape(this.#dense.apply(z), [
      count,
      height,
      width,
      this.#channels[0]!,
    ]);
    for (const [depth, convolution] of this.#convolutions.entries()) {
      images = convolution.apply(tf.relu(images), this.#sizes[depth + 1]);
    }
    const size = this.#sizes.at(-1)!;
    return tf.reshape(images, [count, size.height * size.width]);
  }
}

/** A `ConvolutionalDecoder`. */
export function convolutionalDecoder(options: ConvolutionalDecoderOptions): ConvolutionalDecoder {
  return new ConvolutionalDecoder(options);
}

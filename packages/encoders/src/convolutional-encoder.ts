/**
 * @file The encoder of AE and VAE on gray images: convolutions that halve the image, with ReLU, then one
 * dense layer each for mean and logStd. The convolutional counterpart of `DenseEncoder`.
 */
import { Random } from '@latentgraph/graph';
import { relu } from '@latentgraph/kernels';
import {
  Conv2D,
  Dense,
  ModelError,
  Module,
  patchesAlong,
  requirePositiveInteger,
} from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import type { Encoder } from './encoder.js';
import type { Posterior } from './posterior.js';
import { PosteriorNetwork, type PosteriorNetworkOptions } from './posterior-network.js';

export interface ConvolutionalEncoderOptions
  extends Omit<PosteriorNetworkOptions, 'inputs' | 'hidden'> {
  /** Height of the images in pixels. */
  readonly height: number;
  /** Width of the images in pixels. */
  readonly width: number;
  /** Channels after each convolution, which halves height and width, rounded up. @default [16, 32] */
  readonly channels?: readonly number[];
  /** Seed of the initial weights. @default 0 */
  readonly seed?: number;
}

/** Convolutions of 3 x 3 pixels from gray images `[N, height * width]` to a posterior over `[N, latent]`. */
export class ConvolutionalEncoder
  extends PosteriorNetwork<ImageStack>
  implements Encoder<tf.Tensor2D>
{
  readonly #inputs: number;

  /** @throws ModelError `invalid-option` for a height, width, number of channels or latent below 1 */
  constructor(options: ConvolutionalEncoderOptions) {
    const { height, width, channels = [16, 32], seed = 0, ...others } = options;
    requirePositiveInteger('height', height);
    requirePositiveInteger('width', width);
    for (const count of channels) requirePositiveInteger('channels', count);
    const random = new Random(seed, 'init').substream('encoder');
    super(
      { ...others, inputs: 1, hidden: channels },
      (name, widths, depth) =>
        new ImageStack({
          height: halve(height, depth),
          width: halve(width, depth),
          widths,
          convolutions: channels.length - depth,
          random: random.substream(name),
        }),
    );
    this.#inputs = height * width;
  }

  /** @throws ModelError `shape-mismatch` for images of another number of pixels */
  encode(input: tf.Tensor2D): Posterior {
    if (input.shape[1] !== this.#inputs) {
      throw new ModelError(
        'shape-mismatch',
        `the encoder was built for images [N, ${this.#inputs}], got [${input.shape}]`,
      );
    }
    return this.posteriorOf(input, (stack, x) => stack.apply(x));
  }
}

interface ImageStackOptions {
  /** Height of the images that come in. */
  readonly height: number;
  /** Width of the images that come in. */
  readonly width: number;
  /** Channels of the images that come in, then the outputs of each layer. */
  readonly widths: readonly number[];
  /** How many of the layers are convolutions; one that comes after them is dense. */
  readonly convolutions: number;
  readonly random: Random;
}

/** Convolutions, then perhaps a dense layer, with ReLU between them and none after the last. */
class ImageStack extends Module {
  readonly #imageShape: readonly [height: number, width: number, channels: number];
  readonly #convolutions: readonly Conv2D[];
  readonly #dense: Dense | undefined;

  constructor({ height, width, widths, convolutions, random }: ImageStackOptions) {
    super();
    this.#imageShape = [height, width, widths[0]!];
    this.#convolutions = widths.slice(1, convolutions + 1).map((outputs, depth) => {
      const name = `layer${depth}`;
      const inputs = widths[depth]!;
      const options = { inputs, outputs, stride: 2, random: random.substream(name) };
      return this.child(name, new Conv2D(options));
    });
    const outputs = widths[convolutions + 1];
    if (outputs === undefined) return;
    const pixels = halve(height, convolutions) * halve(width, convolutions);
    const inputs = pixels * widths[convolutions]!;
    const name = `layer${convolutions}`;
    this.#dense = this.child(name, new Dense({ inputs, outputs, random: random.substream(name) }));
  }

  /**
   * From images `[N, height * width * channels]` to images of other sizes in the same form, or to what the
   * dense layer makes of them.
   */
  apply(x: tf.Tensor2D): tf.Tensor2D {
    const count = x.shape[0];
    let images: tf.Tensor4D = tf.reshape(x, [count, ...this.#imageShape]);
    for (const [depth, convolution] of this.#convolutions.entries()) {
      images = convolution.apply(depth === 0 ? images : tf.relu(images));
    }
    const [, height, width, channels] = images.shape;
    const flat: tf.Tensor2D = tf.reshape(images, [count, height * width * channels]);
    if (!this.#dense) return flat;
    return this.#dense.apply(this.#convolutions.length === 0 ? flat : relu(flat));
  }
}

/** The pixels along a side after `times` convolutions of stride 2. */
function halve(size: number, times: number): number {
  return patchesAlong(size, 2 ** times);
}

/** A `ConvolutionalEncoder`. */
export function convolutionalEncoder(options: ConvolutionalEncoderOptions): ConvolutionalEncoder {
  return new ConvolutionalEncoder(options);
}

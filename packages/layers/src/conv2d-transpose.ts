import type { Random } from '@latentgraph/graph';
import { matMul } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { requireChannels } from './conv2d.js';
import { ModelError, requirePositiveInteger } from './errors.js';
import { ImagePatches, patchesAlong } from './image-patches.js';
import { constant, glorotUniform } from './initializers.js';
import { Module } from './module.js';

export interface Conv2DTransposeOptions {
  /** D: channels of the input. */
  readonly inputs: number;
  /** C: channels of the output. */
  readonly outputs: number;
  /** k: each input pixel adds to k x k output pixels. @default 3 */
  readonly kernelSize?: number;
  /** Output pixels from one input pixel to the next; 2 doubles the image. @default 1 */
  readonly stride?: number;
  /** Source of the initial weight. */
  readonly random: Random;
}

/** Height and width of images. */
export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/**
 * Transposed convolution of images, as `tf.conv2dTranspose` with 'same' padding, channel last: each input
 * pixel, times the weight, is a patch that is added into the output; then comes the bias. Without bias it
 * is the adjoint of a `Conv2D` of the same weight, from the outputs of that to its inputs.
 *
 * The weight `[k * k * C, D]` is TensorFlow's filter `[k, k, C, D]` in the same order, Glorot-uniform, and
 * the bias `[C]` is zero at first. An output is made of k * k * D / stride² numbers on average, and an
 * input reaches k * k * C of them.
 */
export class Conv2DTranspose extends Module {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
  readonly #inputs: number;
  readonly #stride: number;
  readonly #patches: ImagePatches;

  /** @throws ModelError `invalid-option` for a number of channels, kernelSize or stride below 1 */
  constructor({ inputs, outputs, kernelSize = 3, stride = 1, random }: Conv2DTransposeOptions) {
    super();
    requirePositiveInteger('inputs', inputs);
    requirePositiveInteger('outputs', outputs);
    requirePositiveInteger('kernelSize', kernelSize);
    requirePositiveInteger('stride', stride);
    const area = kernelSize ** 2;
    const fans = { inputs: (area * inputs) / stride ** 2, outputs: area * outputs };
    this.weight = this.parameter('weight', [area * outputs, inputs], glorotUniform(random, fans));
    this.bias = this.parameter('bias', [outputs], constant(0));
    this.#inputs = inputs;
    this.#stride = stride;
    this.#patches = new ImagePatches({ kernelSize, stride });
  }

  /**
   * @param images `[B, h, w, D]`
   * @param size H and W of the result: any that a convolution of the same stride makes h and w of, so
   * that h = ceil(H / stride). @default h * stride and w * stride
   * @returns `[B, H, W, C]`
   * @throws ModelError `shape-mismatch` for images with another number of channels than `inputs`, or a
   * size that does not fit theirs
   */
  apply(images: tf.Tensor4D, size?: ImageSize): tf.Tensor4D {
    requireChannels(images, this.#inputs);
    const [batch, fromHeight, fromWidth, inputs] = images.shape;
    const height = this.#sizeFrom('height', fromHeight, size?.height);
    const width = this.#sizeFrom('width', fromWidth, size?.width);
    const pixels: tf.Tensor2D = tf.reshape(images, [batch * fromHeight * fromWidth, inputs]);
    const patches = matMul(pixels, this.weight, { transposeB: true });
    const sums = this.#patches.add(patches, [batch, height, width, this.bias.shape[0]]);
    return tf.add(sums, this.bias);
  }

  #sizeFrom(name: string, from: number, size = from * this.#stride): number {
    if (Number.isInteger(size) && patchesAlong(size, this.#stride) === from) return size;
    const [least, most] = [(from - 1) * this.#stride + 1, from * this.#stride];
    throw new ModelError(
      'shape-mismatch',
      `${name} must be a whole number from ${least} to ${most} for images of ${name} ${from} and stride ${this.#stride}, got ${size}`,
    );
  }
}

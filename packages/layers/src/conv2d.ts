import type { Random } from '@latentgraph/graph';
import { matMul } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { ModelError, requirePositiveInteger } from './errors.js';
import { ImagePatches, patchesAlong } from './image-patches.js';
import { constant, glorotUniform } from './initializers.js';
import { Module } from './module.js';

export interface Conv2DOptions {
  /** C: channels of the input. */
  readonly inputs: number;
  /** D: channels of the output. */
  readonly outputs: number;
  /** k: the filter covers k x k pixels. @default 3 */
  readonly kernelSize?: number;
  /** Pixels from one position of the filter to the next; 2 halves the image. @default 1 */
  readonly stride?: number;
  /** Source of the initial weight. */
  readonly random: Random;
}

/**
 * Convolution of images, as `tf.conv2d` with 'same' padding, channel last: each output pixel is the
 * patch of input pixels around it, as a vector of k * k * C numbers, times the weight, plus the bias.
 *
 * The weight `[k * k * C, D]` is TensorFlow's filter `[k, k, C, D]` in the same order, Glorot-uniform, and
 * the bias `[D]` is zero at first. An output is made of k * k * C numbers, and an input reaches
 * k * k * D / stride² of them; Keras does not count the stride. Unlike `tf.conv2d`, it can be trained on
 * every backend.
 */
export class Conv2D extends Module {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
  readonly #inputs: number;
  readonly #stride: number;
  readonly #patches: ImagePatches;

  /** @throws ModelError `invalid-option` for a number of channels, kernelSize or stride below 1 */
  constructor({ inputs, outputs, kernelSize = 3, stride = 1, random }: Conv2DOptions) {
    super();
    requirePositiveInteger('inputs', inputs);
    requirePositiveInteger('outputs', outputs);
    requirePositiveInteger('kernelSize', kernelSize);
    requirePositiveInteger('stride', stride);
    const area = kernelSize ** 2;
    const fans = { inputs: area * inputs, outputs: (area * outputs) / stride ** 2 };
    this.weight = this.parameter('weight', [area * inputs, outputs], glorotUniform(random, fans));
    this.bias = this.parameter('bias', [outputs], constant(0));
    this.#inputs = inputs;
    this.#stride = stride;
    this.#patches = new ImagePatches({ kernelSize, stride });
  }

  /**
   * @param images `[B, H, W, C]`
   * @returns `[B, ceil(H / stride), ceil(W / stride), D]`
   * @throws ModelError `shape-mismatch` for images with another number of channels than `inputs`
   */
  apply(images: tf.Tensor4D): tf.Tensor4D {
    requireChannels(images, this.#inputs);
    const [batch, height, width] = images.shape;
    const product = matMul(this.#patches.take(images), this.weight);
    return tf.reshape(tf.add(product, this.bias), [
      batch,
      patchesAlong(height, this.#stride),
      patchesAlong(width, this.#stride),
      this.weight.shape[1],
    ]);
  }
}

/** @throws ModelError `shape-mismatch` unless images `[B, H, W, C]` have `channels` channels */
export function requireChannels(images: tf.Tensor4D, channels: number): void {
  if (images.shape[3] === channels) return;
  throw new ModelError(
    'shape-mismatch',
    `the layer was built for images [B, H, W, ${channels}], got [${images.shape}]`,
  );
}

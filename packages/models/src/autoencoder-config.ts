/**
 * @file An autoencoder of built-in parts as plain data, and back: what `GraphAutoencoderConfig` is to
 * graphs.
 */
import { convolutionalDecoder, denseDecoder, type InputDecoder } from '@latentgraph/decoders';
import { convolutionalEncoder, denseEncoder, type Encoder } from '@latentgraph/encoders';
import { ModelError, type Parameterized } from '@latentgraph/layers';
import { bernoulli, type InputReconstruction, squaredError } from '@latentgraph/losses';
import type * as tf from '@tensorflow/tfjs-core';
import { type Autoencoder, autoencoder } from './autoencoder.js';

/** Which reconstruction loss an autoencoder has, of inputs from 0 to 1: both put a sigmoid on what is decoded. */
export type InputReconstructionName = 'bernoulli' | 'squared-error';

/** Which layers an autoencoder has: dense ones, or convolutions of gray images that halve and double them. */
export type AutoencoderLayers =
  | { readonly type: 'dense' }
  | { readonly type: 'convolutional'; readonly height: number; readonly width: number };

/** An autoencoder of built-in parts. */
export interface AutoencoderConfig {
  /** F: length of an input, of numbers from 0 to 1; of an image height * width. */
  readonly inputs: number;
  readonly layers: AutoencoderLayers;
  /**
   * Widths of the encoder's hidden layers, or channels after its convolutions; the decoder has them in
   * reverse.
   */
  readonly hidden: readonly number[];
  readonly latent: number;
  /** 'point' makes an AE, 'gaussian' a VAE. */
  readonly posterior: 'point' | 'gaussian';
  readonly trunk: 'shared' | 'separate';
  readonly reconstruction: InputReconstructionName;
  readonly beta: number;
  /** Seed of the initial weights. */
  readonly seed: number;
}

/**
 * Builds the model that `config` describes.
 * @throws ModelError `invalid-option` for settings out of range
 */
export function autoencoderFromConfig(config: AutoencoderConfig): Autoencoder {
  const parts: Parameterized[] = [];
  try {
    const encoder = encoderFrom(config);
    parts.push(encoder);
    const decoder = decoderFrom(config);
    parts.push(decoder);
    const reconstruction = reconstructions[config.reconstruction]();
    return autoencoder({ encoder, decoder, reconstruction, beta: config.beta });
  } catch (error) {
    for (const part of parts) part.dispose();
    throw error;
  }
}

function encoderFrom(config: AutoencoderConfig): Encoder<tf.Tensor2D> {
  const { inputs, layers, hidden, latent, posterior, trunk, seed } = config;
  const options = { latent, posterior, trunk, seed };
  if (layers.type === 'dense') return denseEncoder({ ...options, inputs, hidden });
  const { height, width } = layers;
  if (inputs !== height * width) {
    throw new ModelError(
      'invalid-option',
      `inputs must be ${height * width} for images of ${height} x ${width} pixels, got ${inputs}`,
    );
  }
  return convolutionalEncoder({ ...options, height, width, channels: hidden });
}

function decoderFrom(config: AutoencoderConfig): InputDecoder {
  const { inputs, layers, latent, seed } = config;
  const hidden = config.hidden.toReversed();
  if (layers.type === 'dense') return denseDecoder({ latent, hidden, outputs: inputs, seed });
  const { height, width } = layers;
  return convolutionalDecoder({ latent, height, width, channels: hidden, seed });
}

const reconstructions: Readonly<Record<InputReconstructionName, () => InputReconstruction>> = {
  bernoulli,
  'squared-error': () => squaredError({ activation: 'sigmoid' }),
};

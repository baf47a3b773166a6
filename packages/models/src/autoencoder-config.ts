/**
 * @file An autoencoder of built-in parts as plain data, and back: what `GraphAutoencoderConfig` is to
 * graphs.
 */
import { denseDecoder } from '@latentgraph/decoders';
import { denseEncoder } from '@latentgraph/encoders';
import type { Parameterized } from '@latentgraph/layers';
import { bernoulli, type InputReconstruction, squaredError } from '@latentgraph/losses';
import { type Autoencoder, autoencoder } from './autoencoder.js';

/** Which reconstruction loss an autoencoder has, of inputs from 0 to 1: both put a sigmoid on what is decoded. */
export type InputReconstructionName = 'bernoulli' | 'squared-error';

/** An autoencoder of built-in parts. */
export interface AutoencoderConfig {
  /** F: length of an input, of numbers from 0 to 1. */
  readonly inputs: number;
  /** Widths of the encoder's hidden layers; the decoder has them in reverse. */
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
  const { inputs, hidden, latent, beta, seed } = config;
  const parts: Parameterized[] = [];
  try {
    const encoder = denseEncoder(config);
    parts.push(encoder);
    const decoder = denseDecoder({ latent, hidden: hidden.toReversed(), outputs: inputs, seed });
    parts.push(decoder);
    const reconstruction = reconstructions[config.reconstruction]();
    return autoencoder({ encoder, decoder, reconstruction, beta });
  } catch (error) {
    for (const part of parts) part.dispose();
    throw error;
  }
}

const reconstructions: Readonly<Record<InputReconstructionName, () => InputReconstruction>> = {
  bernoulli,
  'squared-error': () => squaredError({ activation: 'sigmoid' }),
};

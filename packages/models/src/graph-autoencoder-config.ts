/**
 * @file A graph autoencoder of built-in parts as plain data, and back. What a saved model carries to
 * be built again. A model with parts of your own is built by your own code instead.
 */
import {
  bilinearDecoder,
  innerProductDecoder,
  mlpDecoder,
  type PairDecoder,
} from '@latentgraph/decoders';
import { gcnEncoder } from '@latentgraph/encoders';
import type { Parameterized } from '@latentgraph/layers';
import { exactCrossEntropy, type Reconstruction, sampledCrossEntropy } from '@latentgraph/losses';
import { type GraphAutoencoder, graphAutoencoder } from './graph-autoencoder.js';

/** Which decoder, with its settings. */
export type DecoderConfig =
  | { readonly type: 'inner-product' }
  | { readonly type: 'bilinear'; readonly directed: boolean }
  | { readonly type: 'mlp'; readonly hidden: readonly number[]; readonly directed: boolean };

/** Which reconstruction loss, with its settings. */
export type ReconstructionConfig =
  | { readonly type: 'exact' }
  | { readonly type: 'sampled'; readonly negativesPerEdge: number };

/** A graph autoencoder of built-in parts. */
export interface GraphAutoencoderConfig {
  /** F: width of the features; N for a featureless graph. */
  readonly inputs: number;
  /** Widths of the hidden layers; `[]` for the linear encoder. */
  readonly hidden: readonly number[];
  readonly latent: number;
  /** 'point' makes a GAE, 'gaussian' a VGAE. */
  readonly posterior: 'point' | 'gaussian';
  readonly trunk: 'shared' | 'separate';
  readonly decoder: DecoderConfig;
  readonly reconstruction: ReconstructionConfig;
  /** Weight of the KL term. */
  readonly beta: number;
  /** Weight of half the squared length of the latent vectors. */
  readonly latentPenalty: number;
  /** Seed of the initial weights. */
  readonly seed: number;
}

/**
 * Builds the model that `config` describes.
 * @throws ModelError `invalid-option` for settings out of range, or exact loss with a decoder that has none
 */
export function graphAutoencoderFromConfig(config: GraphAutoencoderConfig): GraphAutoencoder {
  const { beta, latentPenalty } = config;
  const reconstruction = reconstructionFromConfig(config.reconstruction);
  const parts: Parameterized[] = [];
  try {
    const encoder = gcnEncoder(config);
    parts.push(encoder);
    const decoder = decoderFromConfig(config);
    parts.push(decoder);
    return graphAutoencoder({ encoder, decoder, reconstruction, beta, latentPenalty });
  } catch (error) {
    for (const part of parts) part.dispose();
    throw error;
  }
}

function decoderFromConfig({ decoder, latent, seed }: GraphAutoencoderConfig): PairDecoder {
  switch (decoder.type) {
    case 'inner-product':
      return innerProductDecoder();
    case 'bilinear':
      return bilinearDecoder({ ...decoder, latent, seed });
    case 'mlp':
      return mlpDecoder({ ...decoder, latent, seed });
    default:
      return decoder satisfies never;
  }
}

function reconstructionFromConfig(config: ReconstructionConfig): Reconstruction {
  switch (config.type) {
    case 'exact':
      return exactCrossEntropy();
    case 'sampled':
      return sampledCrossEntropy(config);
    default:
      return config satisfies never;
  }
}

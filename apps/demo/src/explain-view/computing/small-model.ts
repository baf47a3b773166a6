/**
 * @file The three models that the page compares. They start from the same weights: an encoder's layers
 * draw them from streams with names, whatever else it has.
 */
import type { PairDecoder } from '@latentgraph/decoders';
import { type GCNEncoder, gcnEncoder } from '@latentgraph/encoders';
import { type GraphAutoencoder, graphAutoencoder } from '@latentgraph/models';
import { featureCount } from './small-graph.js';

export const modelNames = ['vgae', 'without-kl', 'gae'] as const;
export type ModelName = (typeof modelNames)[number];

/** Columns of the hidden layer. */
export const hiddenWidth = 4;

/** An encoder with fresh weights: 3 features, 4 hidden units, 2 latent dimensions. */
export function newEncoder(name: ModelName, seed: number): GCNEncoder {
  return gcnEncoder({
    inputs: featureCount,
    hidden: [hiddenWidth],
    latent: 2,
    posterior: name === 'gae' ? 'point' : 'gaussian',
    seed,
  });
}

/** The weight of the KL term in a model's loss. */
export function betaOf(name: ModelName): number {
  return name === 'vgae' ? 1 : 0;
}

/** A model of these parts; it is freed by freeing them. */
export function assemble(
  name: ModelName,
  encoder: GCNEncoder,
  decoder: PairDecoder,
): GraphAutoencoder {
  return graphAutoencoder({ encoder, decoder, beta: betaOf(name) });
}

import type { GraphAutoencoder } from './graph-autoencoder.js';
import {
  type GraphAutoencoderConfig,
  graphAutoencoderFromConfig,
} from './graph-autoencoder-config.js';

/** Settings of `gae` and `vgae`; only the width of the features must be given. */
export type GraphAutoencoderSettings = Pick<GraphAutoencoderConfig, 'inputs'> &
  Partial<Omit<GraphAutoencoderConfig, 'posterior'>>;

/**
 * The graph autoencoder of Kipf & Welling, "Variational Graph Auto-Encoders" (2016): graph
 * convolutions to a point per node, inner-product decoder, exact loss.
 *
 * Defaults: hidden [32], latent 16, latentPenalty 0, seed 0.
 * @throws ModelError `invalid-option` for settings out of range
 */
export function gae(settings: GraphAutoencoderSettings): GraphAutoencoder {
  return graphAutoencoderFromConfig(graphAutoencoderConfig('point', settings));
}

/**
 * The variational graph autoencoder of the same paper: a Gaussian per node, whose mean and logStd
 * share the hidden layers, and a KL term with weight beta.
 *
 * Defaults: hidden [32], latent 16, beta 1, seed 0.
 * @throws ModelError `invalid-option` for settings out of range
 */
export function vgae(settings: GraphAutoencoderSettings): GraphAutoencoder {
  return graphAutoencoderFromConfig(graphAutoencoderConfig('gaussian', settings));
}

/** Completes settings with the paper's defaults. */
export function graphAutoencoderConfig(
  posterior: 'point' | 'gaussian',
  settings: GraphAutoencoderSettings,
): GraphAutoencoderConfig {
  return {
    hidden: [32],
    latent: 16,
    trunk: 'shared',
    decoder: { type: 'inner-product' },
    reconstruction: { type: 'exact' },
    beta: 1,
    latentPenalty: 0,
    seed: 0,
    ...settings,
    posterior,
  };
}

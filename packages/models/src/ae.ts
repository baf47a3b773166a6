import type { Autoencoder } from './autoencoder.js';
import { type AutoencoderConfig, autoencoderFromConfig } from './autoencoder-config.js';

/** Settings of `ae` and `vae`; only the length of an input must be given. */
export type AutoencoderSettings = Pick<AutoencoderConfig, 'inputs'> &
  Partial<Omit<AutoencoderConfig, 'posterior'>>;

/**
 * The autoencoder of vectors of numbers from 0 to 1, such as pixels: to a point per input and
 * back, squared error.
 *
 * Defaults: dense layers, hidden [400] or for convolutional ones [16, 32], latent 32, seed 0.
 * @throws ModelError `invalid-option` for settings out of range
 */
export function ae(settings: AutoencoderSettings): Autoencoder {
  return autoencoderFromConfig(autoencoderConfig('point', settings));
}

/**
 * The variational autoencoder of Kingma & Welling, "Auto-Encoding Variational Bayes" (2014): a Gaussian
 * per input, whose mean and logStd share the hidden layers, Bernoulli reconstruction, and a KL term with
 * weight beta.
 *
 * Defaults: dense layers, hidden [400] or for convolutional ones [16, 32], latent 20, beta 1, seed 0.
 * @throws ModelError `invalid-option` for settings out of range
 */
export function vae(settings: AutoencoderSettings): Autoencoder {
  return autoencoderFromConfig(autoencoderConfig('gaussian', settings));
}

/** Completes settings with the defaults of `ae` (point) or `vae` (gaussian). */
export function autoencoderConfig(
  posterior: 'point' | 'gaussian',
  settings: AutoencoderSettings,
): AutoencoderConfig {
  const isVariational = posterior === 'gaussian';
  const { layers = { type: 'dense' } } = settings;
  return {
    layers,
    hidden: layers.type === 'dense' ? [400] : [16, 32],
    latent: isVariational ? 20 : 32,
    trunk: 'shared',
    reconstruction: isVariational ? 'bernoulli' : 'squared-error',
    beta: 1,
    seed: 0,
    ...settings,
    posterior,
  };
}

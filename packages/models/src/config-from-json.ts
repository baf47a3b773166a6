/** @file Reads the configs of saved models; ranges are checked where the parts are built. */
import type { AutoencoderConfig, AutoencoderLayers } from './autoencoder-config.js';
import type {
  DecoderConfig,
  GraphAutoencoderConfig,
  ReconstructionConfig,
} from './graph-autoencoder-config.js';
import {
  boolean,
  type Fields,
  number,
  numbers,
  object,
  oneOf,
  parseFields,
} from './json-fields.js';

/** @throws ModelError `invalid-file` for a text that is no such config, naming the field */
export function graphAutoencoderConfigFromJson(text: string): GraphAutoencoderConfig {
  const fields = parseFields(text);
  return {
    inputs: number('inputs', fields.inputs),
    hidden: numbers('hidden', fields.hidden),
    latent: number('latent', fields.latent),
    posterior: oneOf('posterior', fields.posterior, ['point', 'gaussian']),
    trunk: oneOf('trunk', fields.trunk, ['shared', 'separate']),
    decoder: decoder(object('decoder', fields.decoder)),
    reconstruction: reconstruction(object('reconstruction', fields.reconstruction)),
    beta: number('beta', fields.beta),
    latentPenalty: number('latentPenalty', fields.latentPenalty),
    seed: number('seed', fields.seed),
  };
}

function decoder(fields: Fields): DecoderConfig {
  const type = oneOf('decoder.type', fields.type, ['inner-product', 'bilinear', 'mlp']);
  if (type === 'inner-product') return { type };
  const directed = boolean('decoder.directed', fields.directed);
  if (type === 'bilinear') return { type, directed };
  return { type, hidden: numbers('decoder.hidden', fields.hidden), directed };
}

function reconstruction(fields: Fields): ReconstructionConfig {
  const type = oneOf('reconstruction.type', fields.type, ['exact', 'sampled']);
  if (type === 'exact') return { type };
  const name = 'reconstruction.negativesPerEdge';
  return { type, negativesPerEdge: number(name, fields.negativesPerEdge) };
}

/** @throws ModelError `invalid-file` for a text that is no such config, naming the field */
export function autoencoderConfigFromJson(text: string): AutoencoderConfig {
  const fields = parseFields(text);
  return {
    inputs: number('inputs', fields.inputs),
    layers: layers(object('layers', fields.layers)),
    hidden: numbers('hidden', fields.hidden),
    latent: number('latent', fields.latent),
    posterior: oneOf('posterior', fields.posterior, ['point', 'gaussian']),
    trunk: oneOf('trunk', fields.trunk, ['shared', 'separate']),
    reconstruction: oneOf('reconstruction', fields.reconstruction, ['bernoulli', 'squared-error']),
    beta: number('beta', fields.beta),
    seed: number('seed', fields.seed),
  };
}

function layers(fields: Fields): AutoencoderLayers {
  const type = oneOf('layers.type', fields.type, ['dense', 'convolutional']);
  if (type === 'dense') return { type };
  return {
    type,
    height: number('layers.height', fields.height),
    width: number('layers.width', fields.width),
  };
}

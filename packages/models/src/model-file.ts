import { ModelError } from '@latentgraph/layers';
import type { Autoencoder } from './autoencoder.js';
import { type AutoencoderConfig, autoencoderFromConfig } from './autoencoder-config.js';
import { autoencoderConfigFromJson, graphAutoencoderConfigFromJson } from './config-from-json.js';
import type { GraphAutoencoder } from './graph-autoencoder.js';
import {
  type GraphAutoencoderConfig,
  graphAutoencoderFromConfig,
} from './graph-autoencoder-config.js';
import { loadParameters, saveParameters } from './parameter-file.js';
import { decodeSafetensors } from './safetensors.js';

/** What a file may hold, and the function that loads it. */
const loaders = { 'graph-autoencoder': 'loadModel', autoencoder: 'loadAutoencoder' } as const;

/** Saves a graph autoencoder with the config that builds it again, as a safetensors file. */
export async function saveModel(
  model: GraphAutoencoder,
  config: GraphAutoencoderConfig,
): Promise<Uint8Array> {
  return save(model, 'graph-autoencoder', config);
}

/** Saves an autoencoder of vectors with the config that builds it again, as a safetensors file. */
export async function saveAutoencoder(
  model: Autoencoder,
  config: AutoencoderConfig,
): Promise<Uint8Array> {
  return save(model, 'autoencoder', config);
}

/**
 * Builds and loads a model saved by `saveModel`.
 * @throws ModelError `invalid-file` for bytes that are no safetensors file, or one without a usable config,
 * `invalid-option` for a config with settings out of range, `shape-mismatch` where config and parameters
 * disagree
 */
export function loadModel(file: Uint8Array): {
  model: GraphAutoencoder;
  config: GraphAutoencoderConfig;
} {
  const config = graphAutoencoderConfigFromJson(configText(file, 'graph-autoencoder'));
  return { model: withParameters(graphAutoencoderFromConfig(config), file), config };
}

/** As `loadModel`, for a model saved by `saveAutoencoder`. */
export function loadAutoencoder(file: Uint8Array): {
  model: Autoencoder;
  config: AutoencoderConfig;
} {
  const config = autoencoderConfigFromJson(configText(file, 'autoencoder'));
  return { model: withParameters(autoencoderFromConfig(config), file), config };
}

async function save(
  model: GraphAutoencoder | Autoencoder,
  kind: keyof typeof loaders,
  config: object,
): Promise<Uint8Array> {
  return saveParameters(model, { format: 'latentgraph', kind, config: JSON.stringify(config) });
}

function configText(file: Uint8Array, wanted: keyof typeof loaders): string {
  const { kind, config } = decodeSafetensors(file).metadata;
  if (config === undefined) {
    throw new ModelError(
      'invalid-file',
      'the file holds parameters but no config; use loadParameters',
    );
  }
  if (kind !== wanted && (kind === 'graph-autoencoder' || kind === 'autoencoder')) {
    throw new ModelError('invalid-file', `the file holds a model for ${loaders[kind]}; use that`);
  }
  return config;
}

function withParameters<Model extends GraphAutoencoder | Autoencoder>(
  model: Model,
  file: Uint8Array,
): Model {
  try {
    loadParameters(model, file);
  } catch (error) {
    model.dispose();
    throw error;
  }
  return model;
}

import { ModelError } from '@latentgraph/layers';
import { configFromJson } from './config-from-json.js';
import type { GraphAutoencoder } from './graph-autoencoder.js';
import {
  type GraphAutoencoderConfig,
  graphAutoencoderFromConfig,
} from './graph-autoencoder-config.js';
import { loadParameters, saveParameters } from './parameter-file.js';
import { decodeSafetensors } from './safetensors.js';

/** Saves a model with the config that builds it again, as a safetensors file. */
export async function saveModel(
  model: GraphAutoencoder,
  config: GraphAutoencoderConfig,
): Promise<Uint8Array> {
  return saveParameters(model, { format: 'latentgraph', config: JSON.stringify(config) });
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
  const { config: text } = decodeSafetensors(file).metadata;
  if (text === undefined) {
    throw new ModelError(
      'invalid-file',
      'the file holds parameters but no config; use loadParameters',
    );
  }
  const config = configFromJson(text);
  const model = graphAutoencoderFromConfig(config);
  try {
    loadParameters(model, file);
  } catch (error) {
    model.dispose();
    throw error;
  }
  return { model, config };
}

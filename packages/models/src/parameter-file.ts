import { ModelError, type Parameterized } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from './safetensors.js';

/**
 * Saves the parameters of any module, by name, as a safetensors file.
 * @param metadata free text to go with them, for example a config as JSON
 */
export async function saveParameters(
  module: Parameterized,
  metadata: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  // All reads begin before the first wait, so that a training step in between cannot mix epochs.
  const tensors = await Promise.all(
    [...module.parameters()].map(async ([name, variable]): Promise<[string, NamedTensor]> => {
      const values = await variable.data<'float32'>();
      return [name, { shape: variable.shape, values: Float32Array.from(values) }];
    }),
  );
  return encodeSafetensors({ tensors: new Map(tensors), metadata });
}

/**
 * Loads parameters saved by `saveParameters` into a module of the same structure. Nothing is changed
 * unless everything fits.
 * @returns the file's metadata
 * @throws ModelError `invalid-file` for bytes that are no safetensors file, `shape-mismatch` where
 * names or shapes differ
 */
export function loadParameters(
  module: Parameterized,
  file: Uint8Array,
): Readonly<Record<string, string>> {
  const { tensors, metadata } = decodeSafetensors(file);
  const parameters = module.parameters();
  for (const name of new Set([...parameters.keys(), ...tensors.keys()])) {
    const wanted = parameters.get(name)?.shape.join(', ');
    const found = tensors.get(name)?.shape.join(', ');
    if (wanted !== found) {
      const describe = (shape: string | undefined): string =>
        shape === undefined ? 'no such parameter' : `shape [${shape}]`;
      throw new ModelError(
        'shape-mismatch',
        `parameter '${name}': the model has ${describe(wanted)}, the file has ${describe(found)}`,
      );
    }
  }
  for (const [name, variable] of parameters) {
    const { shape, values } = tensors.get(name)!;
    tf.tidy(() => variable.assign(tf.tensor(values, [...shape])));
  }
  return metadata;
}

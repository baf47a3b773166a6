import { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ae, autoencoderConfig, vae } from './ae.js';
import { type AutoencoderConfig, autoencoderFromConfig } from './autoencoder-config.js';
import { loadAutoencoder, saveAutoencoder } from './model-file.js';
import { saveParameters } from './parameter-file.js';

const layers = { type: 'convolutional', height: 5, width: 4 } as const;
const config = autoencoderConfig('gaussian', { inputs: 20, layers, hidden: [2, 3], latent: 2 });

beforeAll(async () => {
  await tf.setBackend('wasm');
});

describe('a convolutional autoencoder', () => {
  it('has 16 and 32 channels by default, the decoder in reverse', () => {
    for (const create of [ae, vae]) {
      const model = create({ inputs: 784, layers: { ...layers, height: 28, width: 28 } });
      const shapeOf = (name: string) => model.parameters().get(`${name}.weight`)?.shape;
      expect(shapeOf('encoder.trunk.layer0')).toEqual([9, 16]);
      expect(shapeOf('encoder.trunk.layer1')).toEqual([9 * 16, 32]);
      expect(shapeOf('decoder.layer1')).toEqual([9 * 16, 32]);
      expect(shapeOf('decoder.layer2')).toEqual([9, 16]);
      model.dispose();
    }
  });

  it('is the same after saving and loading', async () => {
    const model = autoencoderFromConfig({ ...config, seed: 9 });
    const loaded = loadAutoencoder(await saveAutoencoder(model, config));
    expect(loaded.config).toEqual(config);
    const images = randomNormal([3, 20], new Random(0, 'images'));
    const decoded = [model, loaded.model].map((m) =>
      tf.tidy(() => m.decode(m.posterior(images).mode).dataSync()),
    );
    expect(decoded[0]).toHaveLength(60);
    expect(decoded[0]).toEqual(decoded[1]);
    images.dispose();
    model.dispose();
    loaded.model.dispose();
  });

  it.each<[string, Partial<AutoencoderConfig>, string]>([
    ['inputs', { inputs: 21 }, 'inputs must be 20 for images of 5 x 4 pixels, got 21'],
    ['height', { inputs: 0, layers: { ...layers, height: 0 } }, 'height must be a whole number'],
    ['channels', { hidden: [2, 0] }, 'channels must be a whole number'],
  ])('refuses bad %s and leaves no tensor behind', (_, change, message) => {
    const before = tf.memory().numTensors;
    const create = () => autoencoderFromConfig({ ...config, ...change });
    expect(create).toThrow(ModelError);
    expect(create).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    [undefined, 'layers = undefined, expected an object'],
    [{ type: 'recurrent' }, 'layers.type = "recurrent", expected one of dense, convolutional'],
    [{ type: 'convolutional', height: 5 }, 'layers.width = undefined, expected a number'],
  ])('is not loaded from a config with layers %o', async (wrong, message) => {
    const model = autoencoderFromConfig(config);
    const text = JSON.stringify({ ...config, layers: wrong });
    const file = await saveParameters(model, { config: text });
    model.dispose();
    expect(() => loadAutoencoder(file)).toThrow(message);
  });
});

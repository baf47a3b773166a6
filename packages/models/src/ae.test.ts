import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AutoencoderSettings, ae, autoencoderConfig, vae } from './ae.js';
import type { Autoencoder } from './autoencoder.js';
import { autoencoderFromConfig } from './autoencoder-config.js';

beforeAll(async () => {
  await tf.setBackend('wasm');
});

function shapes(model: Autoencoder): Record<string, number[]> {
  const found = [...model.parameters()].map(([name, { shape }]) => [name, shape]);
  model.dispose();
  return Object.fromEntries(found);
}

/** The loss of a decoder that gives the logit 0 for the input 1, which says which loss it is. */
function lossOfZero(model: Autoencoder): number {
  const loss = tf.tidy(() =>
    model.reconstruction.loss(tf.tensor2d([[0]]), tf.tensor2d([[1]])).dataSync(),
  );
  model.dispose();
  return loss[0]!;
}

describe('ae', () => {
  it('has the widths of its defaults, there and back, and no logStd', () => {
    expect(shapes(ae({ inputs: 6 }))).toEqual({
      'encoder.trunk.layer0.weight': [6, 400],
      'encoder.trunk.layer0.bias': [400],
      'encoder.mean.layer0.weight': [400, 32],
      'encoder.mean.layer0.bias': [32],
      'decoder.layer0.weight': [32, 400],
      'decoder.layer0.bias': [400],
      'decoder.layer1.weight': [400, 6],
      'decoder.layer1.bias': [6],
    });
  });

  it('has squared error, of a sigmoid', () => {
    expect(lossOfZero(ae({ inputs: 1 }))).toBe(0.25);
  });
});

describe('vae', () => {
  it('has a logStd, and fewer latent dimensions', () => {
    expect(shapes(vae({ inputs: 6 }))).toMatchObject({
      'encoder.trunk.layer0.weight': [6, 400],
      'encoder.mean.layer0.weight': [400, 20],
      'encoder.logStd.layer0.weight': [400, 20],
      'decoder.layer0.weight': [20, 400],
      'decoder.layer1.weight': [400, 6],
    });
  });

  it('has the Bernoulli loss and beta 1', () => {
    expect(lossOfZero(vae({ inputs: 1 }))).toBeCloseTo(Math.LN2, 6);
    const model = vae({ inputs: 1 });
    expect(model.beta).toBe(1);
    model.dispose();
  });

  it('decodes through the hidden layers in reverse', () => {
    expect(shapes(vae({ inputs: 6, hidden: [5, 4, 3], latent: 2 }))).toMatchObject({
      'encoder.trunk.layer0.weight': [6, 5],
      'encoder.trunk.layer2.weight': [4, 3],
      'encoder.mean.layer0.weight': [3, 2],
      'decoder.layer0.weight': [2, 3],
      'decoder.layer1.weight': [3, 4],
      'decoder.layer2.weight': [4, 5],
      'decoder.layer3.weight': [5, 6],
    });
  });

  it('starts from its seed, with other bits in encoder and decoder', () => {
    const weights = (seed: number) => {
      const model = vae({ inputs: 3, hidden: [], latent: 3, seed });
      const values = [...model.parameters().values()].map((v) => v.dataSync());
      model.dispose();
      return values;
    };
    expect(weights(1)).toEqual(weights(1));
    expect(weights(1)).not.toEqual(weights(2));
    expect(weights(1)[0]).not.toEqual(weights(1).at(-2));
  });
});

describe('autoencoderConfig', () => {
  it('completes settings, and keeps what was given', () => {
    expect(autoencoderConfig('point', { inputs: 784 })).toEqual({
      inputs: 784,
      layers: { type: 'dense' },
      hidden: [400],
      latent: 32,
      posterior: 'point',
      trunk: 'shared',
      reconstruction: 'squared-error',
      beta: 1,
      seed: 0,
    });
    const settings = {
      inputs: 3,
      layers: { type: 'dense' },
      hidden: [],
      latent: 1,
      trunk: 'separate',
      reconstruction: 'squared-error',
      beta: 0,
      seed: 8,
    } as const;
    expect(autoencoderConfig('gaussian', settings)).toEqual({ ...settings, posterior: 'gaussian' });
    expect(autoencoderConfig('gaussian', { inputs: 3 })).toMatchObject({
      latent: 20,
      reconstruction: 'bernoulli',
    });
  });

  it('builds what ae and vae build', () => {
    const settings = { inputs: 3, hidden: [4], latent: 2, seed: 5 };
    const bits = (model: Autoencoder) => {
      const values = [...model.parameters()].map(([name, v]) => [name, v.dataSync()]);
      model.dispose();
      return values;
    };
    const config = autoencoderConfig('gaussian', settings);
    expect(bits(autoencoderFromConfig(config))).toEqual(bits(vae(settings)));
  });

  it.each<[string, Partial<AutoencoderSettings>]>([
    ['inputs', { inputs: 0 }],
    ['hidden', { hidden: [4, -1] }],
    ['latent', { latent: 0.5 }],
    ['beta', { beta: -1 }],
    ['beta', { beta: Number.NaN }],
  ])('refuses bad %s, and keeps nothing of what it began to build', (name, settings) => {
    const before = tf.memory().numTensors;
    const create = () => vae({ inputs: 6, ...settings });
    expect(create).toThrow(ModelError);
    expect(create).toThrow(`${name} must be`);
    expect(tf.memory().numTensors).toBe(before);
  });
});

import { Graph } from '@latentgraph/graph';
import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { autoencoderConfig } from './ae.js';
import { type AutoencoderConfig, autoencoderFromConfig } from './autoencoder-config.js';
import { graphAutoencoderConfig } from './gae.js';
import {
  type GraphAutoencoderConfig,
  graphAutoencoderFromConfig,
} from './graph-autoencoder-config.js';
import { loadAutoencoder, loadModel, saveAutoencoder, saveModel } from './model-file.js';
import { loadParameters, saveParameters } from './parameter-file.js';
import { decodeSafetensors, encodeSafetensors } from './safetensors.js';

const graph = Graph.fromEdges({
  nodeCount: 4,
  edges: { sources: Uint32Array.of(0, 1), targets: Uint32Array.of(1, 2) },
});

const configs: [string, GraphAutoencoderConfig][] = [
  ['vgae', graphAutoencoderConfig('gaussian', { inputs: 4, hidden: [5, 3], latent: 2, seed: 3 })],
  ['linear gae', graphAutoencoderConfig('point', { inputs: 4, hidden: [], latentPenalty: 7 })],
  [
    'bilinear, separate trunks',
    graphAutoencoderConfig('gaussian', {
      inputs: 4,
      trunk: 'separate',
      decoder: { type: 'bilinear', directed: true },
      reconstruction: { type: 'sampled', negativesPerEdge: 2 },
    }),
  ],
  [
    'perceptron',
    graphAutoencoderConfig('point', {
      inputs: 4,
      decoder: { type: 'mlp', hidden: [6], directed: false },
      reconstruction: { type: 'sampled', negativesPerEdge: 1 },
    }),
  ],
];

function withField(field: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...configs[0]![1], ...field });
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('saveModel and loadModel', () => {
  it.each(configs)('give back the same %s', async (_, config) => {
    const model = graphAutoencoderFromConfig({ ...config, seed: 9 });
    const loaded = loadModel(await saveModel(model, config));
    expect(loaded.config).toEqual(config);
    expect(loaded.model.latentPenalty).toBe(config.latentPenalty);
    const modes = [model, loaded.model].map((m) =>
      tf.tidy(() => m.posterior(graph).mode.dataSync()),
    );
    expect(modes[0]).toEqual(modes[1]);
    model.dispose();
    loaded.model.dispose();
  });

  it('needs the config', async () => {
    const model = graphAutoencoderFromConfig(configs[0]![1]);
    const file = await saveParameters(model);
    expect(() => loadModel(file)).toThrow('holds parameters but no config');
    model.dispose();
  });

  it.each([
    ['no JSON', '{', "the file's config is no JSON"],
    ['no object', 'null', 'config = null, expected an object'],
    ['a missing field', '{}', 'inputs = undefined, expected a number'],
    ['text for a width', withField({ hidden: ['5'] }), 'hidden[0] = "5", expected a number'],
    [
      'an unknown decoder',
      withField({ decoder: { type: 'distance' } }),
      'decoder.type = "distance", expected one of inner-product, bilinear, mlp',
    ],
    ['another width', withField({ inputs: 5 }), 'the model has shape [5, 5]'],
  ])('refuses a config with %s, and keeps nothing', async (_, config, message) => {
    const model = graphAutoencoderFromConfig(configs[0]![1]);
    const file = await saveParameters(model, { config });
    model.dispose();
    const before = tf.memory().numTensors;
    expect(() => loadModel(file)).toThrow(ModelError);
    expect(() => loadModel(file)).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('changes nothing unless every parameter fits', async () => {
    const [small, wide] = [4, 5].map((inputs) =>
      graphAutoencoderFromConfig({ ...configs[0]![1], inputs }),
    );
    const before = wide!.parameters().get('encoder.mean.layer0.weight')!.dataSync();
    const file = await saveParameters(small!);
    expect(() => loadParameters(wide!, file)).toThrow(
      "parameter 'encoder.trunk.layer0.weight': the model has shape [5, 5], the file has shape [4, 5]",
    );
    expect(wide!.parameters().get('encoder.mean.layer0.weight')!.dataSync()).toEqual(before);
    small!.dispose();
    wide!.dispose();
  });
});

describe('saveAutoencoder and loadAutoencoder', () => {
  const vectors: [string, AutoencoderConfig][] = [
    ['vae', autoencoderConfig('gaussian', { inputs: 4, hidden: [5, 3], latent: 2, seed: 3 })],
    ['linear ae', autoencoderConfig('point', { inputs: 4, hidden: [], latent: 2, beta: 0 })],
    [
      'vae, separate trunks, squared error',
      autoencoderConfig('gaussian', {
        inputs: 4,
        hidden: [6],
        latent: 3,
        trunk: 'separate',
        reconstruction: 'squared-error',
        beta: 0.25,
      }),
    ],
  ];
  const [, vae] = vectors[0]!;

  it.each(vectors)('give back the same %s, bit for bit', async (_, config) => {
    // Of another seed than the config says: what is loaded comes from the file.
    const model = autoencoderFromConfig({ ...config, seed: 9 });
    const loaded = loadAutoencoder(await saveAutoencoder(model, config));
    expect(loaded.config).toEqual(config);
    expect(loaded.model.beta).toBe(config.beta);
    const bits = [model, loaded.model].map((m) => ({
      parameters: [...m.parameters()].map(([name, variable]) => [name, variable.dataSync()]),
      decoded: tf.tidy(() => {
        const { mode } = m.posterior(tf.tensor2d([0, 1, 0.5, 0.25], [1, 4]));
        return m.decode(mode).dataSync();
      }),
    }));
    expect(bits[0]).toEqual(bits[1]);
    model.dispose();
    loaded.model.dispose();
  });

  it('name each other, where a file holds the other kind of model', async () => {
    const model = autoencoderFromConfig(vae);
    const graphModel = graphAutoencoderFromConfig(configs[0]![1]);
    const file = await saveAutoencoder(model, vae);
    const graphFile = await saveModel(graphModel, configs[0]![1]);
    expect(() => loadModel(file)).toThrow('the file holds a model for loadAutoencoder; use that');
    expect(() => loadAutoencoder(graphFile)).toThrow('the file holds a model for loadModel; use');
    model.dispose();
    graphModel.dispose();
  });

  it.each<[string, object | null, string]>([
    ['no object', null, 'config = null, expected an object'],
    ['a missing field', {}, 'inputs = undefined, expected a number'],
    ['text for inputs', { ...vae, inputs: '4' }, 'inputs = "4", expected a number'],
    ['a number for hidden', { ...vae, hidden: 5 }, 'hidden = 5, expected a list of numbers'],
    ['no number in hidden', { ...vae, hidden: [5, null] }, 'hidden[1] = null, expected a number'],
    ['no latent', { ...vae, latent: undefined }, 'latent = undefined, expected a number'],
    [
      'an unknown posterior',
      { ...vae, posterior: 'laplace' },
      'posterior = "laplace", expected one of point, gaussian',
    ],
    ['no trunk', { ...vae, trunk: true }, 'trunk = true, expected one of shared, separate'],
    [
      "a graph's reconstruction",
      { ...vae, reconstruction: { type: 'exact' } },
      'reconstruction = {"type":"exact"}, expected one of bernoulli, squared-error',
    ],
    ['no beta', { ...vae, beta: [] }, 'beta = [], expected a number'],
    ['text for the seed', { ...vae, seed: 'x' }, 'seed = "x", expected a number'],
    ['a beta out of range', { ...vae, beta: -1 }, 'beta must be a number of at least 0'],
    ['a width out of range', { ...vae, hidden: [0] }, 'hidden must be a whole number'],
    [
      'another width',
      { ...vae, inputs: 5 },
      'the model has shape [5, 5], the file has shape [4, 5]',
    ],
  ])('refuse a config with %s, and keep nothing', async (_, config, message) => {
    const model = autoencoderFromConfig(vae);
    const metadata = { kind: 'autoencoder', config: JSON.stringify(config) };
    const file = await saveParameters(model, metadata);
    model.dispose();
    const before = tf.memory().numTensors;
    expect(() => loadAutoencoder(file)).toThrow(ModelError);
    expect(() => loadAutoencoder(file)).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('need the config', async () => {
    const model = autoencoderFromConfig(vae);
    const file = await saveParameters(model);
    expect(() => loadAutoencoder(file)).toThrow('holds parameters but no config');
    model.dispose();
  });
});

describe('safetensors', () => {
  const tensors = new Map([
    ['a', { shape: [2, 2], values: Float32Array.of(1, -2, 0.1, Number.NaN) }],
    ['empty', { shape: [0], values: new Float32Array(0) }],
    ['scalar', { shape: [], values: Float32Array.of(7) }],
  ]);
  const file = encodeSafetensors({ tensors, metadata: { note: 'héllo' } });

  it('returns what was written', () => {
    expect(decodeSafetensors(file)).toEqual({ tensors, metadata: { note: 'héllo' } });
  });

  it('has the documented layout', () => {
    const length = Number(new DataView(file.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
    expect(header.a).toEqual({ dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] });
    expect(header.scalar).toEqual({ dtype: 'F32', shape: [], data_offsets: [16, 20] });
    expect(file.length).toBe(8 + length + 20);
  });

  function withHeader(header: string, bytes = 0): Uint8Array {
    const text = new TextEncoder().encode(header);
    const made = new Uint8Array(8 + text.length + bytes);
    new DataView(made.buffer).setBigUint64(0, BigInt(text.length), true);
    made.set(text, 8);
    return made;
  }

  it.each([
    ['a truncated file', file.subarray(0, 5)],
    ['a header longer than the file', file.subarray(0, 40)],
    ['data cut short', file.subarray(0, file.length - 4)],
    ['a header that is no JSON', withHeader('{"a": ')],
    ['a header that is a list', withHeader('[]')],
    ['metadata that is no map of strings', withHeader('{"__metadata__": {"a": 1}}')],
    ['another dtype', withHeader('{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}', 2)],
    [
      'offsets that disagree',
      withHeader('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', 8),
    ],
    ['negative offsets', withHeader('{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}', 8)],
    [
      'offsets beyond the end',
      withHeader('{"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}', 8),
    ],
    ['a giant shape', withHeader('{"a":{"dtype":"F32","shape":[1e15],"data_offsets":[0,4]}}', 8)],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeSafetensors(bytes)).toThrow(ModelError);
    expect(() => decodeSafetensors(bytes)).toThrow('not a usable safetensors file');
  });
});

import { expect, test } from 'vitest';
import type { GivenOptions } from '../train-options.js';
import { configFor, imageSettings } from './image-settings.js';

test('the defaults of a VAE', () => {
  expect(imageSettings('mnist', { dataset: 'mnist' })).toEqual({
    dataset: 'mnist',
    dataRoot: undefined,
    model: 'vae',
    layers: 'dense',
    config: {
      hidden: [400],
      latent: 20,
      posterior: 'gaussian',
      trunk: 'shared',
      reconstruction: 'bernoulli',
      beta: 1,
      seed: 0,
    },
    epochs: 40,
    batchSize: 128,
    learningRate: 0.001,
    warmUpEpochs: 0,
    keep: 'last',
    runs: undefined,
    validationFraction: 0.1,
    testFraction: 0.1,
    backend: 'auto',
    threads: 'auto',
    fusedMultiplyAdd: false,
  });
});

test('the defaults of an AE', () => {
  const { config } = imageSettings('mnist', { model: 'ae' });
  expect(config).toMatchObject({ latent: 32, posterior: 'point', reconstruction: 'squared-error' });
});

test('convolutional layers have channels', () => {
  const settings = imageSettings('mnist', { encoder: 'convolutional' });
  expect(settings.config.hidden).toEqual([16, 32]);
  expect(configFor(settings, { height: 28, width: 20 })).toMatchObject({
    inputs: 560,
    layers: { type: 'convolutional', height: 28, width: 20 },
    hidden: [16, 32],
  });
});

test('what is given wins', () => {
  const given = { latent: 2, hidden: [64, 32], reconstruction: 'squared-error', seed: 7 } as const;
  const { config, warmUpEpochs } = imageSettings('mnist', { ...given, beta: 4, 'warm-up': 10 });
  expect(config).toMatchObject({ ...given, beta: 4 });
  expect(warmUpEpochs).toBe(10);
});

test.each<[GivenOptions, string]>([
  [{ model: 'vgae' }, '--model vgae is for graphs, and mnist has images; use vae'],
  [{ model: 'gae' }, '--model gae is for graphs, and mnist has images; use ae'],
  [{ graph: 'a.gexf' }, '--graph is for graphs, and mnist has images; leave it out'],
  [{ edges: 'a.csv' }, '--edges is for graphs, and mnist has images; leave it out'],
  [{ featureless: true }, '--featureless is for graphs, and mnist has images; leave it out'],
  [{ loss: 'exact' }, '--loss is for graphs, and mnist has images; leave it out'],
  [
    { encoder: 'gcn' },
    '--encoder gcn is for graphs, and mnist has images; use dense or convolutional',
  ],
  [{ layers: 2 }, '--layers is for graphs, and mnist has images; leave it out'],
  [
    { model: 'ae', beta: 2 },
    '--beta concerns the distributions of vae, which ae does not have; leave it out, or use --model vae',
  ],
  [
    { hidden: [], trunk: 'separate' },
    '--trunk concerns hidden layers, and there are none; leave it out',
  ],
  [
    { 'val-fraction': 0.5, 'test-fraction': 0.5 },
    '--val-fraction 0.5 and --test-fraction 0.5 leave no images for training; their sum must be less than 1',
  ],
  [
    { keep: 'best', 'val-fraction': 0 },
    '--keep best chooses by validation images; it needs --val-fraction above 0',
  ],
])('refuses %j', (given, message) => {
  expect(() => imageSettings('mnist', given)).toThrow(message);
});

test('a flag of graphs that is off in a config file is none', () => {
  expect(imageSettings('mnist', { directed: false }).model).toBe('vae');
});

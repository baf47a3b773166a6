import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import figures from '../../../tooling/parity/figures/autoencoder.json' with { type: 'json' };
import {
  assignParameters,
  parameterGradients,
  relativeError,
  tolerance,
} from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { ae, vae } from './ae.js';
import type { Autoencoder } from './autoencoder.js';
import type { RandomStreams } from './trainable-model.js';

// The figures have fixed noise in place of drawn noise; all else is what a user's model runs.
vi.mock('@latentgraph/kernels', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@latentgraph/kernels')>()),
  randomNormal: () => tf.tensor2d(figures.noise),
}));

const { size, inputs } = figures;
const streams: RandomStreams = {
  dropout: new Random(0, 'dropout'),
  latent: new Random(0, 'latent'),
  negatives: new Random(0, 'negatives'),
};

describe.each([
  { name: 'VAE', make: vae, reconstruction: 'bernoulli', figure: figures.bernoulliVae },
  { name: 'VAE', make: vae, reconstruction: 'squared-error', figure: figures.squaredErrorVae },
  { name: 'AE', make: ae, reconstruction: 'bernoulli', figure: figures.bernoulliAe },
  { name: 'AE', make: ae, reconstruction: 'squared-error', figure: figures.squaredErrorAe },
] as const)('$name with the $reconstruction loss', ({ make, reconstruction, figure }) => {
  const gradients: Record<string, number[] | number[][]> = figure.gradients;
  const parameters = Object.fromEntries(
    Object.entries(figures.parameters).filter(([name]) => name in gradients),
  );

  describe.each(testedBackends)('on %s agrees with PyTorch', (backend) => {
    let model: Autoencoder;

    beforeAll(async () => {
      await tf.setBackend(backend);
      model = make({ ...size, reconstruction, beta: figure.beta });
      assignParameters(model, parameters);
    });

    afterAll(() => model.dispose());

    it.each([
      ['total', 'loss'],
      ['reconstruction', 'reconstruction'],
      ['divergence', 'divergence'],
    ] as const)('in the %s loss', (term, key) => {
      const loss = tf.tidy(() => model.loss(tf.tensor2d(inputs), streams)[term].dataSync());
      expect(relativeError(loss, figure[key])).toBeLessThan(tolerance);
    });

    it('in the gradients of all parameters', () => {
      tf.tidy(() => {
        const loss = (): tf.Scalar => model.loss(tf.tensor2d(inputs), streams).total;
        const ours = parameterGradients(model, loss);
        expect([...ours.keys()].sort()).toEqual(Object.keys(gradients).sort());
        for (const [name, gradient] of ours) {
          const error = relativeError(gradient.dataSync(), gradients[name]!);
          expect(error, name).toBeLessThan(tolerance);
        }
      });
    });

    it('in the inputs reconstructed from the mean', () => {
      const reconstructed = tf.tidy(() =>
        model.decode(model.posterior(tf.tensor2d(inputs)).mode).dataSync(),
      );
      expect(relativeError(reconstructed, figure.reconstructed)).toBeLessThan(tolerance);
    });
  });
});

import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  assignParameters,
  figureGraph,
  figures,
  parameterGradients,
  relativeError,
  tolerance,
} from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { gae, vgae } from './gae.js';
import type { GraphAutoencoder } from './graph-autoencoder.js';
import type { RandomStreams } from './trainable-model.js';

// The figures have fixed noise in place of drawn noise; all else is what a user's model runs.
vi.mock('@latentgraph/kernels', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@latentgraph/kernels')>()),
  randomNormal: () => tf.tensor2d(figures.noise),
}));

const graph = figureGraph();
const size = { inputs: graph.featureCount, hidden: [4], latent: 3 };
const streams: RandomStreams = {
  dropout: new Random(0, 'dropout'),
  latent: new Random(0, 'latent'),
  negatives: new Random(0, 'negatives'),
};

describe.each([
  { name: 'GAE', figure: figures.gae, make: () => gae(size) },
  { name: 'VGAE', figure: figures.vgae, make: () => vgae(size) },
  {
    name: 'linear VGAE',
    figure: figures.linearVgae,
    make: () => vgae({ ...size, hidden: [] }),
  },
])('$name with the exact loss', ({ figure, make }) => {
  const parameters: Record<string, number[][]> = figure.parameters;
  const gradients: Record<string, number[][]> = figure.gradients;

  describe.each(testedBackends)('on %s agrees with PyTorch Geometric', (backend) => {
    let model: GraphAutoencoder;

    beforeAll(async () => {
      await tf.setBackend(backend);
      model = make();
      assignParameters(model, parameters);
    });

    afterAll(() => model.dispose());

    it('in the latent vectors', () => {
      const z = tf.tidy(() => model.posterior(graph).sample(streams.latent).dataSync());
      expect(relativeError(z, figure.z)).toBeLessThan(tolerance);
    });

    it.each([
      ['total', 'loss'],
      ['reconstruction', 'reconstruction'],
      ['divergence', 'divergence'],
    ] as const)('in the %s loss', (term, key) => {
      const loss = tf.tidy(() => model.loss(model.prepare(graph), streams)[term].dataSync());
      expect(relativeError(loss, figure[key])).toBeLessThan(tolerance);
    });

    it('in the gradients of all parameters', () => {
      tf.tidy(() => {
        const loss = (): tf.Scalar => model.loss(model.prepare(graph), streams).total;
        for (const [name, gradient] of parameterGradients(model, loss)) {
          const error = relativeError(gradient.dataSync(), gradients[name]!);
          expect(error, name).toBeLessThan(tolerance);
        }
      });
    });
  });
});

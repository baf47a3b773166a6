import { innerProductDecoder } from '@latentgraph/decoders';
import { GaussianPosterior } from '@latentgraph/encoders';
import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  figureGraph,
  figures,
  nodePairs,
  relativeError,
  tolerance,
} from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { exactCrossEntropy, exactWeights } from './exact-cross-entropy.js';
import { graphDivergence } from './graph-divergence.js';
import { reconstructionTarget } from './reconstruction.js';
import { sampledCrossEntropy } from './sampled-cross-entropy.js';

// The figures have negatives of their own in place of drawn ones.
vi.mock('@latentgraph/kernels', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@latentgraph/kernels')>()),
  drawNegatives: () => nodePairs(figures.sampled.negatives),
}));

const decoder = innerProductDecoder();
const target = reconstructionTarget(figureGraph());
const random = new Random(0, 'negatives');

describe.each(testedBackends)('on %s, agreement with PyTorch Geometric', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('of the sampled loss with its recon_loss, in value and gradient', () => {
    const { z, loss, gradient } = figures.sampled;
    const reconstruction = sampledCrossEntropy();
    tf.tidy(() => {
      const { value, grad } = tf.valueAndGrad((latent: tf.Tensor2D) =>
        reconstruction.loss(latent, decoder, target, random),
      )(tf.tensor2d(z));
      expect(relativeError(value.dataSync(), loss)).toBeLessThan(tolerance);
      expect(relativeError(grad.dataSync(), gradient)).toBeLessThan(tolerance);
    });
  });

  it.each([figures.gae, figures.vgae])("of the exact loss with the paper's", (figure) => {
    const loss = tf.tidy(() =>
      exactCrossEntropy().loss(tf.tensor2d(figure.z), decoder, target, random).dataSync(),
    );
    expect(relativeError(loss, figure.reconstruction)).toBeLessThan(tolerance);
  });

  it('of the divergence with its kl_loss / N, in value and gradients', () => {
    const { loss, gradients } = figures.divergence;
    tf.tidy(() => {
      const mean = tf.variable(tf.tensor2d(figures.divergence.mean));
      const logStd = tf.variable(tf.tensor2d(figures.divergence.logStd));
      const { value, grads } = tf.variableGrads(
        () => graphDivergence(new GaussianPosterior(mean, logStd)),
        [mean, logStd],
      );
      expect(relativeError(value.dataSync(), loss)).toBeLessThan(tolerance);
      const gradient = (variable: tf.Variable): ArrayLike<number> =>
        grads[variable.name]!.dataSync();
      expect(relativeError(gradient(mean), gradients.mean)).toBeLessThan(tolerance);
      expect(relativeError(gradient(logStd), gradients.logStd)).toBeLessThan(tolerance);
      tf.dispose([mean, logStd]);
    });
  });
});

it('weighs links and the mean as the figures do', () => {
  const { positiveWeight, norm } = exactWeights(target);
  expect(
    relativeError([positiveWeight, norm], [figures.gae.positiveWeight, figures.gae.norm]),
  ).toBeLessThan(tolerance);
});

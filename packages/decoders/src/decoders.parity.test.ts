import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import {
  assignParameters,
  figures,
  nodePairs,
  relativeError,
  tolerance,
} from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { bilinearDecoder } from './bilinear-decoder.js';
import { mlpDecoder } from './mlp-decoder.js';

const latent = figures.bilinear.z[0]!.length;
const hidden = [figures.mlp.parameters['layer0.bias'].length];

describe.each([
  { name: 'bilinear', figure: figures.bilinear, make: () => bilinearDecoder({ latent }) },
  {
    name: 'directed bilinear',
    figure: figures.directedBilinear,
    make: () => bilinearDecoder({ latent, directed: true }),
  },
  { name: 'MLP', figure: figures.mlp, make: () => mlpDecoder({ latent, hidden }) },
  {
    name: 'directed MLP',
    figure: figures.directedMlp,
    make: () => mlpDecoder({ latent, hidden, directed: true }),
  },
])('$name decoder', ({ figure, make }) => {
  const pairs = nodePairs(figure.pairs);
  const parameters: Record<string, number[] | number[][]> = figure.parameters;
  const gradients: Record<string, number[] | number[][]> = figure.gradients.parameters;

  it.each(testedBackends)('on %s agrees with PyTorch in logits and gradients', async (backend) => {
    await tf.setBackend(backend);
    const decoder = make();
    assignParameters(decoder, parameters);
    tf.tidy(() => {
      const z = tf.variable(tf.tensor2d(figure.z));
      const logits = decoder.logits(z, pairs).dataSync();
      expect(relativeError(logits, figure.logits)).toBeLessThan(tolerance);

      const { grads } = tf.variableGrads(() =>
        tf.sum(tf.mul(decoder.logits(z, pairs), tf.tensor1d(figure.upstream))),
      );
      expect(relativeError(grads[z.name]!.dataSync(), figure.gradients.z)).toBeLessThan(tolerance);
      for (const [name, variable] of decoder.parameters()) {
        const gradient = grads[variable.name]!.dataSync();
        expect(relativeError(gradient, gradients[name]!), name).toBeLessThan(tolerance);
      }
      z.dispose();
    });
    decoder.dispose();
  });
});

import type { NodePairs } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { bilinearDecoder } from './bilinear-decoder.js';
import { innerProductDecoder } from './inner-product-decoder.js';
import { mlpDecoder } from './mlp-decoder.js';
import type { PairDecoder } from './pair-decoder.js';
import { checkGradients } from './testing.js';

/** With the seeds below no unit of a perceptron is near the kink of its ReLU. */
const latent = [
  [0.5, -1, 2],
  [1, 0.25, -0.5],
  [-2, 1, 0.75],
  [0.75, 1.5, -1],
];
const pairs: NodePairs = {
  sources: Uint32Array.of(0, 1, 2, 0),
  targets: Uint32Array.of(1, 2, 0, 3),
};
const swapped: NodePairs = { sources: pairs.targets, targets: pairs.sources };

const decoders: [string, () => PairDecoder][] = [
  ['innerProductDecoder', innerProductDecoder],
  ['bilinearDecoder', () => bilinearDecoder({ latent: 3, seed: 1 })],
  ['bilinearDecoder, directed', () => bilinearDecoder({ latent: 3, directed: true, seed: 1 })],
  ['mlpDecoder', () => mlpDecoder({ latent: 3, hidden: [5, 4], seed: 1 })],
  ['mlpDecoder, directed', () => mlpDecoder({ latent: 3, hidden: [4], directed: true, seed: 1 })],
];

function values(decoder: PairDecoder, which: NodePairs): number[] {
  return Array.from(tf.tidy(() => decoder.logits(tf.tensor2d(latent), which)).dataSync());
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0);
}

describe.each(testedBackends)('decoders on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each(decoders)('%s passes the gradient check and leaves no tensor', async (_, create) => {
    const before = tf.memory().numTensors;
    const decoder = create();
    const z = tf.tensor2d(latent);
    await checkGradients(decoder, { z, pairs });
    z.dispose();
    decoder.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(decoders)('%s knows directions only if it is directed', (name, create) => {
    const decoder = create();
    const [forward, backward] = [values(decoder, pairs), values(decoder, swapped)];
    const difference = Math.max(...forward.map((value, k) => Math.abs(value - backward[k]!)));
    if (name.includes('directed')) expect(difference).toBeGreaterThan(0.01);
    else expect(difference).toBeLessThan(1e-6);
    decoder.dispose();
  });

  it('inner product is z_i · z_j', () => {
    const logits = values(innerProductDecoder(), pairs);
    pairs.sources.forEach((source, k) => {
      expect(logits[k]).toBeCloseTo(dot(latent[source]!, latent[pairs.targets[k]!]!), 5);
    });
  });

  it('bilinear is z_iᵀ W z_j', () => {
    const decoder = bilinearDecoder({ latent: 3, directed: true });
    const weight = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    decoder
      .parameters()
      .get('weight')
      ?.assign(tf.tensor2d(weight, [3, 3]));
    const logits = values(decoder, pairs);
    pairs.sources.forEach((source, k) => {
      const image = [0, 1, 2].map((j) =>
        latent[source]!.reduce((sum, value, i) => sum + value * weight[3 * i + j]!, 0),
      );
      expect(logits[k]).toBeCloseTo(dot(image, latent[pairs.targets[k]!]!), 4);
    });
    decoder.dispose();
  });

  it('multilayer perceptron is W2 relu(W1 (z_i ∘ z_j) + b1) + b2', () => {
    const decoder = mlpDecoder({ latent: 3, hidden: [2] });
    const set = (name: string, value: tf.Tensor): void => {
      decoder.parameters().get(name)?.assign(value);
    };
    set('layer0.weight', tf.tensor2d([1, -1, 0.5, 2, -1, 1], [3, 2]));
    set('layer0.bias', tf.tensor1d([0.1, -0.2]));
    set('layer1.weight', tf.tensor2d([2, -3], [2, 1]));
    set('layer1.bias', tf.tensor1d([0.5]));
    const logits = values(decoder, pairs);
    pairs.sources.forEach((source, k) => {
      const [a, b, c] = latent[source]!.map((value, i) => value * latent[pairs.targets[k]!]![i]!);
      const first = Math.max(0, a! + 0.5 * b! - c! + 0.1);
      const second = Math.max(0, -a! + 2 * b! + c! - 0.2);
      expect(logits[k]).toBeCloseTo(2 * first - 3 * second + 0.5, 5);
    });
    decoder.dispose();
  });

  it('multilayer perceptron names its layers, and reads both ends where it is directed', () => {
    const shapes = [false, true].map((directed) => {
      const decoder = mlpDecoder({ latent: 3, hidden: [5], directed });
      const all = [...decoder.parameters()].map(([name, { shape }]) => [name, shape]);
      decoder.dispose();
      return all;
    });
    const layers = (inputs: number) => [
      ['layer0.weight', [inputs, 5]],
      ['layer0.bias', [5]],
      ['layer1.weight', [5, 1]],
      ['layer1.bias', [1]],
    ];
    expect(shapes).toEqual([layers(3), layers(6)]);
  });

  it('only the inner product has an all-pairs loss', () => {
    const has = decoders.filter(([, create]) => create().allPairsLoss).map(([name]) => name);
    expect(has).toEqual(['innerProductDecoder']);
  });
});

it.each([() => bilinearDecoder({ latent: 0 }), () => mlpDecoder({ latent: 3, hidden: [0] })])(
  'refuses a width below 1',
  (create) => {
    expect(create).toThrow('must be a whole number of at least 1, got 0');
  },
);

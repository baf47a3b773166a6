import { innerProductDecoder, mlpDecoder } from '@latentgraph/decoders';
import {
  type Encoder,
  GaussianPosterior,
  type GraphInput,
  PointPosterior,
} from '@latentgraph/encoders';
import { Graph, Random } from '@latentgraph/graph';
import { constant, Module, multiplyFeatures } from '@latentgraph/layers';
import { exactCrossEntropy, graphDivergence } from '@latentgraph/losses';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gae, vgae } from './gae.js';
import { graphAutoencoder } from './graph-autoencoder.js';
import type { RandomStreams } from './trainable-model.js';

const graph = Graph.fromEdges({
  nodeCount: 6,
  edges: { sources: Uint32Array.of(0, 1, 2, 3), targets: Uint32Array.of(1, 2, 3, 4) },
});

function streams(): RandomStreams {
  return {
    dropout: new Random(0, 'dropout'),
    latent: new Random(0, 'latent'),
    negatives: new Random(0, 'negatives'),
  };
}

/** An encoder defined outside the packages: one weight, and a posterior of constant std. */
class NarrowEncoder extends Module implements Encoder<GraphInput> {
  readonly #weight = this.parameter('weight', [6, 2], constant(0.3));
  readonly #logStd: number | null;

  constructor(logStd: number | null) {
    super();
    this.#logStd = logStd;
  }

  encode({ features }: GraphInput): PointPosterior | GaussianPosterior {
    const mean = multiplyFeatures(features, this.#weight);
    if (this.#logStd === null) return new PointPosterior(mean);
    return new GaussianPosterior(mean, tf.fill([6, 2], this.#logStd));
  }
}

beforeAll(async () => {
  await tf.setBackend('wasm');
});

describe('GraphAutoencoder', () => {
  it('adds beta times the divergence to the reconstruction', () => {
    for (const beta of [0, 0.5, 2]) {
      const model = vgae({ inputs: 6, hidden: [4], latent: 2, beta });
      const [batch] = model.batches(graph);
      const terms = tf.tidy(() => {
        const { total, reconstruction, divergence } = model.loss(batch!, streams());
        return [total, reconstruction, divergence].map((term) => term.dataSync()[0]!);
      });
      expect(terms[0]).toBeCloseTo(terms[1]! + beta * terms[2]!, 6);
      expect(terms[2]).toBeGreaterThan(0);
      model.dispose();
    }
  });

  it('adds the penalty times half the squared length of the latent vectors', () => {
    const settings = { inputs: 6, hidden: [4], latent: 2 };
    const [plain, penalized] = [gae(settings), gae({ ...settings, latentPenalty: 30 })];
    const [difference, expected] = tf.tidy(() => {
      const [before, after] = [plain, penalized].map(
        (model) => model.loss(model.prepare(graph), streams()).total.dataSync()[0]!,
      );
      const squares = Array.from(plain.posterior(graph).mode.dataSync(), (value) => value ** 2);
      return [after! - before!, (30 * squares.reduce((sum, square) => sum + square, 0)) / 2 / 36];
    });
    expect(expected).toBeGreaterThan(0.01);
    expect(difference).toBeCloseTo(expected!, 5);
    plain.dispose();
    penalized.dispose();
  });

  it('is a plain autoencoder when std goes to 0 and the KL term is off', () => {
    const losses = [-40, null].map((logStd) => {
      const model = graphAutoencoder({
        encoder: new NarrowEncoder(logStd),
        decoder: innerProductDecoder(),
        beta: 0,
      });
      const loss = tf.tidy(() => model.loss(model.prepare(graph), streams()).total.dataSync()[0]);
      model.dispose();
      return loss;
    });
    expect(losses[0]).toBe(losses[1]);
  });

  it('prepares a graph once', () => {
    const model = gae({ inputs: 6 });
    expect(model.prepare(graph)).toBe(model.prepare(graph));
    expect(model.prepare(graph.withEdges(graph.edges))).not.toBe(model.prepare(graph));
    model.dispose();
  });

  it('takes the mode at evaluation, not a sample', () => {
    const model = vgae({ inputs: 6, latent: 2 });
    const modes = [0, 1].map(() => tf.tidy(() => model.posterior(graph).mode.dataSync()));
    expect(modes[0]).toEqual(modes[1]);
    model.dispose();
  });

  it('frees encoder and decoder', () => {
    const before = tf.memory().numTensors;
    const model = graphAutoencoder({
      encoder: new NarrowEncoder(null),
      decoder: mlpDecoder({ latent: 2 }),
      reconstruction: { ...exactCrossEntropy(), requireSupport: () => undefined },
    });
    expect(tf.memory().numTensors).toBeGreaterThan(before);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  const mlp = { type: 'mlp', hidden: [4], directed: false } as const;
  const sampled = { type: 'sampled', negativesPerEdge: 1 } as const;

  it.each([
    ['a negative beta', { beta: -1 }, 'beta must be a number of at least 0'],
    ['a beta that is no number', { beta: Number.NaN }, 'beta must be a number of at least 0'],
    ['an infinite beta', { beta: Number.POSITIVE_INFINITY }, 'beta must be a number of at least 0'],
    [
      'a negative penalty',
      { latentPenalty: -1 },
      'latentPenalty must be a number of at least 0, got -1',
    ],
    ['the exact loss for a decoder without it', { decoder: mlp }, 'MlpDecoder has none'],
    [
      'a decoder out of range',
      { decoder: { ...mlp, hidden: [0] }, reconstruction: sampled },
      'hidden must be a whole number of at least 1',
    ],
    [
      'a loss out of range',
      { reconstruction: { ...sampled, negativesPerEdge: 0 } },
      'negativesPerEdge must be a whole number of at least 1',
    ],
  ])('refuses %s, and keeps nothing of what it began to build', (_, settings, message) => {
    const before = tf.memory().numTensors;
    expect(() => vgae({ inputs: 6, ...settings })).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('divergence of a GAE is 0', () => {
    const model = gae({ inputs: 6 });
    expect(tf.tidy(() => graphDivergence(model.posterior(graph))).dataSync()[0]).toBe(0);
    model.dispose();
  });
});

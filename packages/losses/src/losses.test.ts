import { innerProductDecoder, mlpDecoder, type PairDecoder } from '@latentgraph/decoders';
import { GaussianPosterior } from '@latentgraph/encoders';
import { erdosRenyi, Graph, Random, sampleNegatives } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { exactCrossEntropy, exactWeights } from './exact-cross-entropy.js';
import { graphDivergence } from './graph-divergence.js';
import { reconstructionTarget } from './reconstruction.js';
import { sampledCrossEntropy } from './sampled-cross-entropy.js';

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const decoder = innerProductDecoder();
const random = (): Random => new Random(7, 'negatives');

function path(nodeCount: number, directed = false, weights?: Float32Array): Graph {
  return Graph.fromEdges({
    nodeCount,
    directed,
    edges: {
      sources: Uint32Array.from({ length: nodeCount - 1 }, (_, k) => k),
      targets: Uint32Array.from({ length: nodeCount - 1 }, (_, k) => k + 1),
    },
    ...(weights && { weights }),
  });
}

function latentOf(nodes: number, d: number, scale: number): number[] {
  const source = new Random(1, 'test');
  return Array.from({ length: nodes * d }, () => scale * (2 * source.uniform() - 1));
}

function logit(z: number[], d: number, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < d; k++) sum += Math.fround(z[i * d + k]!) * Math.fround(z[j * d + k]!);
  return sum;
}

/** Kipf's loss, word for word, in float64. */
function kipfLoss(graph: Graph, z: number[], d: number): number {
  const n = graph.nodeCount;
  const links = graph.adjacency.nonZeros;
  const positiveWeight = (n * n - links) / links;
  const norm = (n * n) / ((n * n - links) * 2);
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const s = logit(z, d, i, j);
      const label = i === j || graph.adjacency.has(i, j) ? 1 : 0;
      total += positiveWeight * label * softplus(-s) + (1 - label) * softplus(s);
    }
  }
  return (norm * total) / (n * n);
}

describe.each(testedBackends)('losses on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });
  const exact = (graph: Graph, z: number[], d: number): number =>
    tf.tidy(() =>
      exactCrossEntropy()
        .loss(tf.tensor2d(z, [graph.nodeCount, d]), decoder, reconstructionTarget(graph), random())
        .dataSync(),
    )[0]!;

  it.each([
    ['an undirected graph', path(9)],
    ['a directed graph', path(9, true)],
    [
      'a random graph with isolated nodes',
      erdosRenyi({ nodeCount: 40, probability: 0.02, seed: 3 }),
    ],
  ])('the exact loss is that of the paper on %s', (_, graph) => {
    for (const [d, scale] of [
      [1, 1],
      [3, 2],
      [16, 1],
    ] as const) {
      const z = latentOf(graph.nodeCount, d, scale);
      const expected = kipfLoss(graph, z, d);
      expect(Math.abs(exact(graph, z, d) - expected) / expected).toBeLessThan(1e-6);
    }
  });

  it('a weight does not change whether a link is there', () => {
    const z = latentOf(5, 3, 1);
    const weighted = path(5, false, Float32Array.of(0.5, 3, 1, 10));
    expect(exact(weighted, z, 3)).toBe(exact(path(5), z, 3));
  });

  it('a graph without edges, and a single node, have weight 1 and norm 1/2', () => {
    const none = { sources: new Uint32Array(0), targets: new Uint32Array(0) };
    const empty = Graph.fromEdges({ nodeCount: 3, edges: none });
    expect(exactWeights(reconstructionTarget(empty))).toEqual({ positiveWeight: 1, norm: 0.5 });
    const single = Graph.fromEdges({ nodeCount: 1, edges: none });
    expect(exact(single, [2], 1)).toBeCloseTo(softplus(-4) / 2, 6);
    const total = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => softplus(i === j ? -1 : 1)));
    expect(exact(empty, [1, 1, 1], 1)).toBeCloseTo(total.reduce((a, b) => a + b) / 18, 6);
  });

  it('a sampled loss is the mean over edges plus the mean over negatives', () => {
    const graph = erdosRenyi({ nodeCount: 60, probability: 0.1, seed: 2 });
    const z = latentOf(60, 4, 1.5);
    const negatives = sampleNegatives(graph.adjacency, {
      count: 3 * graph.edgeCount,
      random: random(),
      directed: false,
    });
    const mean = (pairs: typeof negatives, sign: number): number =>
      pairs.sources.reduce(
        (sum, source, k) => sum + softplus(sign * logit(z, 4, source, pairs.targets[k]!)),
        0,
      ) / pairs.sources.length;
    const loss = tf.tidy(() =>
      sampledCrossEntropy({ negativesPerEdge: 3 })
        .loss(tf.tensor2d(z, [60, 4]), decoder, reconstructionTarget(graph), random())
        .dataSync(),
    )[0]!;
    const expected = mean(graph.edges, -1) + mean(negatives, 1);
    expect(Math.abs(loss - expected) / expected).toBeLessThan(1e-6);
  });

  it('a sampled loss of no edges is the mean over one negative', () => {
    const none = { sources: new Uint32Array(0), targets: new Uint32Array(0) };
    const target = reconstructionTarget(Graph.fromEdges({ nodeCount: 2, edges: none }));
    const asked: number[] = [];
    const watched: PairDecoder = {
      parameters: () => new Map(),
      dispose: () => {},
      logits(z, pairs) {
        asked.push(pairs.sources.length);
        return decoder.logits(z, pairs);
      },
    };
    const z = tf.tensor2d([1, 2], [2, 1]);
    const { value, grad } = tf.valueAndGrad((latent: tf.Tensor) =>
      sampledCrossEntropy().loss(latent as tf.Tensor2D, watched, target, random()),
    )(z);
    expect(value.dataSync()[0]).toBeCloseTo(softplus(2), 6);
    const sigmoid = 1 / (1 + Math.exp(-2));
    const [first, second] = grad.dataSync();
    expect(first).toBeCloseTo(2 * sigmoid, 6);
    expect(second).toBeCloseTo(sigmoid, 6);
    tf.dispose([z, value, grad]);
    expect(asked).toEqual([1]);
  });

  it('the divergence has the scale of the paper, 1/N * mean over nodes', () => {
    const posterior = new GaussianPosterior(tf.ones([4, 2]), tf.zeros([4, 2]));
    expect(graphDivergence(posterior).dataSync()[0]).toBeCloseTo(1 / 4, 7);
  });
});

describe('probabilities', () => {
  it('the exact loss is lowest where sigmoid(logit - shift) is the frequency of links', () => {
    // One logit for all pairs: weighted cross-entropy is least where its derivative vanishes.
    const target = reconstructionTarget(path(50));
    const frequency = target.adjacency.nonZeros / 50 ** 2;
    const { positiveWeight } = exactWeights(target);
    const best = Math.log((positiveWeight * frequency) / (1 - frequency));
    const shift = exactCrossEntropy().logOddsShift(target);
    expect(1 / (1 + Math.exp(shift - best))).toBeCloseTo(frequency, 12);
  });

  it('so is the sampled loss, whose classes weigh the same', () => {
    const target = reconstructionTarget(path(50));
    const shift = sampledCrossEntropy().logOddsShift(target);
    expect(1 / (1 + Math.exp(shift))).toBeCloseTo(target.adjacency.nonZeros / (50 * 49), 12);
  });
});

it('the exact loss names a decoder that it cannot train', () => {
  const perceptron = mlpDecoder({ latent: 2 });
  expect(() => exactCrossEntropy().requireSupport?.(perceptron)).toThrow(
    'the exact loss needs a decoder with allPairsLoss, and MlpDecoder has none',
  );
  perceptron.dispose();
});

it('negativesPerEdge must be at least 1', () => {
  expect(() => sampledCrossEntropy({ negativesPerEdge: 0 })).toThrow('negativesPerEdge');
});

import { InnerProductDecoder } from '@latentgraph/decoders';
import { Graph, type NodePairs, splitEdges, stochasticBlockModel } from '@latentgraph/graph';
import { type GraphAutoencoder, gae, graphAutoencoder } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { embed } from './embed.js';
import { evaluateLinks } from './evaluate-links.js';
import { nearestNeighbors } from './nearest-neighbors.js';
import { predictLinks } from './predict-links.js';

const graph = stochasticBlockModel({
  blockSizes: [20, 20],
  probabilities: [
    [0.3, 0.05],
    [0.05, 0.3],
  ],
  seed: 4,
});

let model: GraphAutoencoder;
beforeAll(async () => {
  await tf.setBackend('wasm');
  model = gae({ inputs: 40, latent: 4, seed: 2 });
});

class Reversed extends InnerProductDecoder {
  override logits(z: tf.Tensor2D, pairs: NodePairs): tf.Tensor1D {
    return tf.neg(super.logits(z, pairs));
  }
}

function dot(values: Float32Array, a: number, b: number): number {
  return [0, 1, 2, 3].reduce((sum, k) => sum + values[4 * a + k]! * values[4 * b + k]!, 0);
}

describe('embed', () => {
  it('returns the mode of the posterior, row by row', async () => {
    const before = tf.memory().numTensors;
    const { nodeCount, dimensions, values } = await embed(model, graph);
    expect([nodeCount, dimensions]).toEqual([40, 4]);
    expect(values).toEqual(tf.tidy(() => model.posterior(graph).mode.dataSync()));
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('evaluateLinks', () => {
  it('ranks held-out edges by the training graph alone', async () => {
    const split = splitEdges(graph, { validation: 0.1, test: 0.2, seed: 1 });
    const { values } = await embed(model, split.train);
    const scores = ({ sources, targets }: typeof graph.edges): number[] =>
      Array.from(sources, (source, k) => dot(values, source, targets[k]!));
    const positives = scores(split.test.positives);
    const negatives = scores(split.test.negatives);
    const wins = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
    const expected = wins.reduce<number>((a, b) => a + b, 0) / wins.length;
    expect((await evaluateLinks(model, split)).auc).toBeCloseTo(expected, 6);
  });

  it('tells scores apart that are the same in single precision', async () => {
    // Without edges and features, and with one layer, the weight is the embedding: z_0 · z_1 is
    // above z_0 · z_2 = 1 by 2^-30.
    const close = gae({ inputs: 3, hidden: [], latent: 2 });
    const embedding = tf.tensor2d([1, 2 ** -15, 1, 2 ** -15, 1, 0], [3, 2]);
    for (const variable of close.parameters().values()) variable.assign(embedding);
    const pair = (source: number, target: number): NodePairs => ({
      sources: Uint32Array.of(source),
      targets: Uint32Array.of(target),
    });
    const train = Graph.fromEdges({
      nodeCount: 3,
      edges: { sources: new Uint32Array(0), targets: new Uint32Array(0) },
    });
    const links = { positives: pair(0, 1), negatives: pair(0, 2) };
    const metrics = await evaluateLinks(close, { train, validation: links, test: links });
    expect(metrics).toEqual({ auc: 1, ap: 1 });
    close.dispose();
    embedding.dispose();
  });

  it('takes the logits of a decoder that only derives from the inner product', async () => {
    const split = splitEdges(graph, { validation: 0.1, test: 0.2, seed: 1 });
    const reversed = graphAutoencoder({ encoder: model.encoder, decoder: new Reversed() });
    const { auc } = await evaluateLinks(model, split);
    expect((await evaluateLinks(reversed, split)).auc).toBeCloseTo(1 - auc, 6);
  });

  it('says which part is empty', async () => {
    const split = splitEdges(graph, { validation: 0, test: 0.1, seed: 0 });
    await expect(evaluateLinks(model, split, 'validation')).rejects.toThrow(
      'the validation part of the split is empty',
    );
  });
});

describe('nearestNeighbors', () => {
  it('orders by cosine similarity', () => {
    const embedding = {
      nodeCount: 5,
      dimensions: 2,
      values: Float32Array.of(1, 0, 10, 1, -1, 0, 0, 0, 3, 3),
    };
    const neighbors = nearestNeighbors(embedding, 0, 3);
    expect(neighbors.map(({ node }) => node)).toEqual([1, 4, 3]);
    expect(neighbors[0]!.similarity).toBeCloseTo(10 / Math.sqrt(101), 6);
    expect(neighbors[2]!.similarity).toBe(0);
    expect(nearestNeighbors(embedding, 0, 9)).toHaveLength(4);
    for (const node of [-1, 5, 0.5]) {
      expect(() => nearestNeighbors(embedding, node, 3)).toThrow(
        `there is no node ${node} among 5`,
      );
    }
  });
});

describe('predictLinks', () => {
  it('finds the strongest pairs that are no edge, as by brute force', async () => {
    const { values } = await embed(model, graph);
    const shift = model.reconstruction.logOddsShift(model.prepare(graph).target);
    const all: { source: number; target: number; score: number }[] = [];
    for (let source = 0; source < 40; source++) {
      for (let target = source + 1; target < 40; target++) {
        if (graph.adjacency.has(source, target)) continue;
        const score = 1 / (1 + Math.exp(shift - dot(values, source, target)));
        all.push({ source, target, score });
      }
    }
    all.sort((a, b) => b.score - a.score);
    const links = await predictLinks(model, graph, { top: 15 });
    expect(links.map(({ source, target }) => [source, target])).toEqual(
      all.slice(0, 15).map(({ source, target }) => [source, target]),
    );
    links.forEach((link, k) => {
      expect(link.score).toBeCloseTo(all[k]!.score, 6);
      expect(link.probability).toBeUndefined();
    });
  });

  it("finds a node's strongest links among all", async () => {
    const split = splitEdges(graph, { validation: 0.2, test: 0.2, seed: 0 });
    const all = await predictLinks(model, split, { top: 2000 });
    const ofNode = all.filter(({ source, target }) => source === 7 || target === 7);
    expect(await predictLinks(model, split, { top: 5, node: 7 })).toEqual(ofNode.slice(0, 5));
    for (const node of [-1, 40, 1.5]) {
      await expect(predictLinks(model, graph, { node })).rejects.toThrow(
        `there is no node ${node} among 40`,
      );
    }
  });

  it('leaves held-out links out, and gives probabilities as many as there are hidden links', async () => {
    const split = splitEdges(graph, { validation: 0.2, test: 0.2, seed: 0 });
    const all = await predictLinks(model, split, { top: 2000 });
    expect(all).toHaveLength((40 * 39) / 2 - graph.edgeCount);
    for (const { source, target } of all) expect(graph.adjacency.has(source, target)).toBe(false);
    const probabilities = all.map(({ probability }) => probability!);
    probabilities.slice(1).forEach((value, k) => {
      expect(value).toBeLessThanOrEqual(probabilities[k]!);
    });
    // Summed over all candidates, hidden links included, the expectation is the number hidden.
    const hidden = graph.edgeCount - split.train.edgeCount;
    const expected = probabilities.reduce((sum, value) => sum + value, 0);
    expect(expected).toBeGreaterThan(0.5 * hidden);
    expect(expected).toBeLessThan(hidden);
  });

  it.each([-1, 1.5, Number.NaN])('refuses to return %d links', async (top) => {
    await expect(predictLinks(model, graph, { top })).rejects.toThrow('top must be a whole number');
    expect(await predictLinks(model, graph, { top: 0 })).toEqual([]);
  });

  it('predicts both directions of a directed graph, and nothing in a complete one', async () => {
    const directed = Graph.fromEdges({ nodeCount: 40, edges: graph.edges, directed: true });
    const links = await predictLinks(model, directed, { top: 2000 });
    expect(links).toHaveLength(40 * 39 - graph.edgeCount);
    for (const { source, target } of links)
      expect(directed.adjacency.has(target, source)).toBe(false);
    const pair = { sources: Uint32Array.of(0), targets: Uint32Array.of(1) };
    const complete = Graph.fromEdges({ nodeCount: 2, edges: pair });
    const small = gae({ inputs: 2 });
    expect(await predictLinks(small, complete)).toEqual([]);
    small.dispose();
  });
});

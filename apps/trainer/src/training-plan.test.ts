import { CsrMatrix, Graph } from '@latentgraph/graph';
import { expect, test } from 'vitest';
import type { GivenOptions } from './train-options.js';
import { trainSettings } from './train-settings.js';
import { planTraining } from './training-plan.js';

function ring(nodeCount: number, directed = false): Graph {
  const sources = Uint32Array.from({ length: nodeCount }, (_, node) => node);
  const targets = sources.map((node) => (node + 1) % nodeCount);
  return Graph.fromEdges({ nodeCount, directed, edges: { sources, targets } });
}

const plan = (given: GivenOptions, graph: Graph) =>
  planTraining(trainSettings({ edges: 'e.csv', ...given }), graph);

test('a small undirected graph: inner product and exact loss', () => {
  const { config, loss } = plan({}, ring(40));
  expect(config).toMatchObject({
    inputs: 40,
    posterior: 'gaussian',
    decoder: { type: 'inner-product' },
    reconstruction: { type: 'exact' },
  });
  expect(loss.reason).toMatch(/^all pairs of 40 nodes/);
});

test('a graph with too many pairs: sampled loss', () => {
  const { config, loss } = plan({}, ring(60_000));
  expect(config.reconstruction).toEqual({ type: 'sampled', negativesPerEdge: 1 });
  expect(loss.reason).toContain('more than 5 s');
});

test('a directed graph: a decoder that knows directions, unless the exact loss is asked for', () => {
  const { config, loss } = plan({}, ring(40, true));
  expect(config.decoder).toEqual({ type: 'bilinear', directed: true });
  expect(loss).toEqual({ type: 'sampled', reason: 'the decoder has no exact loss over all pairs' });
  const exact = plan({ loss: 'exact' }, ring(40, true));
  expect(exact.config.decoder).toEqual({ type: 'inner-product' });
});

test('what is asked for is done', () => {
  const { config, loss } = plan({ model: 'gae', decoder: 'mlp', latent: 3 }, ring(40));
  expect(config).toMatchObject({
    posterior: 'point',
    latent: 3,
    decoder: { type: 'mlp', hidden: [32], directed: false },
  });
  expect(loss.type).toBe('sampled');
  expect(plan({ loss: 'sampled' }, ring(40)).loss).toEqual({
    type: 'sampled',
    reason: 'asked for by --loss',
  });
});

test('a graph with few edges holds none out, unless asked to', () => {
  expect(plan({}, ring(40))).toMatchObject({ validationFraction: 0.05, testFraction: 0.1 });
  expect(plan({}, ring(19))).toMatchObject({ validationFraction: 0, testFraction: 0.1 });
  expect(plan({}, ring(9))).toMatchObject({ validationFraction: 0, testFraction: 0 });
  expect(plan({ 'val-fraction': 0.2 }, ring(9)).validationFraction).toBe(0.2);
  expect(() => plan({ 'val-fraction': 0.1 }, ring(9))).toThrow(
    '--val-fraction 0.1 of 9 edges is less than one edge',
  );
});

test('hidden layers of twice the width for the exact loss without features', () => {
  const features = CsrMatrix.identity(40);
  const featured = Graph.fromEdges({ nodeCount: 40, edges: ring(40).edges, features });
  expect(plan({ layers: 3 }, featured).config.hidden).toEqual([32, 32]);
  expect(plan({ layers: 3 }, ring(40)).config.hidden).toEqual([64, 64]);
  expect(plan({ loss: 'sampled' }, ring(40)).config.hidden).toEqual([32]);
  expect(plan({ hidden: [8] }, ring(40)).config.hidden).toEqual([8]);
  expect(plan({ encoder: 'linear' }, ring(40)).config.hidden).toEqual([]);
});

test('twice the epochs for the exact loss without features', () => {
  const features = CsrMatrix.identity(40);
  const featured = Graph.fromEdges({ nodeCount: 40, edges: ring(40).edges, features });
  expect(plan({}, featured).epochs).toBe(200);
  expect(plan({}, ring(40)).epochs).toBe(400);
  expect(plan({ loss: 'sampled' }, ring(40)).epochs).toBe(200);
  expect(plan({ epochs: 7 }, ring(40)).epochs).toBe(7);
});

test('latent vectors held to the origin, the more nodes the more, for the exact loss without features', () => {
  const weights = (given: GivenOptions, graph: Graph) => {
    const { beta, latentPenalty } = plan(given, graph).config;
    return { beta, latentPenalty };
  };
  const features = CsrMatrix.identity(600);
  const featured = Graph.fromEdges({ nodeCount: 600, edges: ring(600).edges, features });
  const ofThePaper = { beta: 1, latentPenalty: 0 };
  expect(weights({}, featured)).toEqual(ofThePaper);
  expect(weights({ loss: 'sampled' }, ring(600))).toEqual(ofThePaper);
  expect(weights({}, ring(20))).toEqual(ofThePaper);
  expect(weights({}, ring(600))).toEqual({ beta: 20, latentPenalty: 0 });
  expect(weights({ model: 'gae' }, ring(600)).latentPenalty).toBe(120);
  expect(weights({ beta: 0, 'latent-penalty': 7 }, ring(600))).toEqual({
    beta: 0,
    latentPenalty: 7,
  });
});

test('half the learning rate where the exact loss meets features', () => {
  const features = CsrMatrix.identity(40);
  const featured = Graph.fromEdges({ nodeCount: 40, edges: ring(40).edges, features });
  expect(plan({}, featured).learningRate).toBe(0.005);
  expect(plan({ loss: 'sampled' }, featured).learningRate).toBe(0.01);
  expect(plan({}, ring(40)).learningRate).toBe(0.01);
  expect(plan({ 'learning-rate': 0.1 }, featured).learningRate).toBe(0.1);
});

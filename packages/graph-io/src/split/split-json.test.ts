import {
  CsrMatrix,
  type EdgeSplit,
  Graph,
  splitEdges,
  stochasticBlockModel,
} from '@latentgraph/graph';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFromJson, splitToJson } from './split-json.js';

function exampleGraph(directed: boolean, weighted: boolean, seed = 0): Graph {
  const model = stochasticBlockModel({
    blockSizes: [12, 13],
    probabilities: [
      [0.5, 0.1],
      [0.1, 0.5],
    ],
    directed,
    seed,
  });
  const { edges, nodeCount } = model;
  return Graph.fromEdges({
    nodeCount,
    edges,
    directed,
    weights: weighted
      ? edges.sources.map((_, k) => k + 2).reduce(appendTo, new Float32Array(0))
      : undefined,
    features: CsrMatrix.identity(nodeCount),
    ids: Array.from({ length: nodeCount }, (_, node) => `n"${node}`),
  });
}

function appendTo(all: Float32Array, value: number): Float32Array {
  return Float32Array.of(...all, value);
}

function partsOf({ train, validation, test }: EdgeSplit) {
  return { edges: train.edges, weights: train.weights, validation, test };
}

describe('split.json', () => {
  it('comes back as it was, with and without the graph', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.nat(1000), (directed, weighted, seed) => {
        const graph = exampleGraph(directed, weighted, seed);
        const split = splitEdges(graph, { validation: 0.1, test: 0.2, seed });
        const json = splitToJson(split);
        const read = splitFromJson(json, { graph });
        expect(partsOf(read)).toEqual(partsOf(split));
        expect(read.train.features).toBe(graph.features);
        const alone = splitFromJson(json);
        expect(partsOf(alone)).toEqual({ ...partsOf(split), weights: undefined });
        expect(alone.train.ids).toEqual(graph.ids);
        expect(alone.train.directed).toBe(directed);
      }),
      { numRuns: 20 },
    );
  });

  it('has the documented form', () => {
    const graph = Graph.fromEdges({
      nodeCount: 4,
      edges: { sources: Uint32Array.of(0, 1, 2), targets: Uint32Array.of(1, 2, 3) },
    });
    const pairs = (source: number, target: number) => ({
      sources: Uint32Array.of(source),
      targets: Uint32Array.of(target),
    });
    const none = { sources: new Uint32Array(), targets: new Uint32Array() };
    const split = {
      train: graph.withEdges({ sources: Uint32Array.of(0, 1), targets: Uint32Array.of(1, 2) }),
      validation: { positives: none, negatives: none },
      test: { positives: pairs(2, 3), negatives: pairs(0, 3) },
    };
    expect(splitToJson(split)).toBe(
      '{"nodes":4,"directed":false,"ids":["0","1","2","3"],"train":[[0,1],[1,2]],' +
        '"validation":{"positives":[],"negatives":[]},"test":{"positives":[[2,3]],"negatives":[[0,3]]}}\n',
    );
  });

  const good = {
    nodes: 4,
    directed: false,
    ids: ['a', 'b', 'c', 'd'],
    train: [[0, 1]],
    validation: { positives: [[1, 2]], negatives: [[0, 3]] },
    test: { positives: [[2, 3]], negatives: [[0, 2]] },
  };

  it.each<[string, unknown, string]>([
    ['no JSON', undefined, 's.json: not JSON: '],
    ['a list', [], 's.json: the file must be an object'],
    [
      'a number of nodes that is none',
      { ...good, nodes: 0 },
      "'nodes' must be a whole number from 1, got 0",
    ],
    ['no direction', { ...good, directed: undefined }, "'directed' must be true or false"],
    ['too few ids', { ...good, ids: ['a'] }, "'ids' must be a list of 4 node ids"],
    ['ids that are numbers', { ...good, ids: [1, 2, 3, 4] }, 'id 0 is 1, not a string'],
    ['ids that are equal', { ...good, ids: ['a', 'b', 'c', 'a'] }, "node id 'a' occurs twice"],
    [
      'no training edges',
      { ...good, train: undefined },
      "'train' must be a list of pairs [source, target]",
    ],
    [
      'a pair of three',
      { ...good, train: [[0, 1, 2]] },
      "entry 0 of 'train' is [0,1,2], not a pair of nodes 0 to 3",
    ],
    [
      'a node beyond the last',
      { ...good, test: { ...good.test, negatives: [[0, 4]] } },
      "entry 0 of 'test.negatives' is [0,4], not a pair of nodes 0 to 3",
    ],
    ['no test links', { ...good, test: undefined }, "'test' must be an object"],
    [
      'a training edge twice',
      {
        ...good,
        train: [
          [0, 1],
          [1, 0],
        ],
      },
      "'train' has an edge twice",
    ],
    [
      'a test edge that trains',
      { ...good, test: { ...good.test, positives: [[1, 0]] } },
      'test positives are also among the training edges',
    ],
  ])('is refused with %s', (_, content, message) => {
    const text = content === undefined ? '{' : JSON.stringify(content);
    expect(() => splitFromJson(text, { fileName: 's.json' })).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        code: 'invalid-split',
        message: expect.stringContaining(message),
        file: 's.json',
      }),
    );
  });

  it.each([
    ['other nodes', { nodeCount: 5 }, 'it has 4 nodes, the graph 5'],
    ['other ids', { ids: ['a', 'x', 'c', 'd'] }, "node 1 has the id 'b', in the graph 'x'"],
    ['another direction', { directed: true }, "'directed' is false, but the graph is directed"],
    [
      'another edge',
      { edges: { sources: Uint32Array.of(0, 1, 1), targets: Uint32Array.of(1, 2, 3) } },
      '1 of 1 test positives are no edges of the full graph',
    ],
  ])('is refused for a graph with %s', (_, parts, message) => {
    const graph = Graph.fromEdges({
      nodeCount: 4,
      edges: { sources: Uint32Array.of(0, 1, 2), targets: Uint32Array.of(1, 2, 3) },
      ids: 'nodeCount' in parts ? undefined : good.ids,
      ...parts,
    });
    expect(() => splitFromJson(JSON.stringify(good), { graph })).toThrow(message);
  });
});

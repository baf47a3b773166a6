import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsrMatrix } from './csr-matrix.js';
import { Graph } from './graph.js';
import { arbitraryGraph, listOf, pairs } from './testing/arbitrary-graph.js';

describe('Graph.fromEdges', () => {
  it('keeps each undirected edge once, from the lower node, with the first weight', () => {
    const graph = Graph.fromEdges({
      nodeCount: 4,
      edges: pairs([
        [3, 1],
        [2, 2],
        [0, 1],
        [1, 3],
        [1, 0],
        [0, 1],
      ]),
      weights: Float32Array.of(1, 2, 3, 4, 5, 6),
    });
    expect(listOf(graph.edges)).toEqual([
      [0, 1],
      [1, 3],
    ]);
    expect(graph.weights).toEqual(Float32Array.of(3, 1));
    expect(graph.cleaned).toEqual({ selfLoops: 1, duplicateEdges: 3 });
  });

  it('keeps both directions of a directed graph apart', () => {
    const graph = Graph.fromEdges({
      nodeCount: 3,
      directed: true,
      edges: pairs([
        [2, 0],
        [0, 2],
        [2, 0],
        [1, 1],
      ]),
    });
    expect(listOf(graph.edges)).toEqual([
      [0, 2],
      [2, 0],
    ]);
    expect(graph.cleaned).toEqual({ selfLoops: 1, duplicateEdges: 1 });
  });

  it('agrees with a set of pairs on any list of edges', () => {
    const node = fc.nat(9);
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node)), fc.boolean(), (list, directed) => {
        const graph = Graph.fromEdges({ nodeCount: 10, edges: pairs(list), directed });
        const distinct = new Map(
          list
            .filter(([source, target]) => source !== target)
            .map((pair) => (directed || pair[0] < pair[1] ? pair : ([pair[1], pair[0]] as const)))
            .map(([source, target]) => [source * 10 + target, [source, target]]),
        );
        const expected = [...distinct].sort(([a], [b]) => a - b).map(([, pair]) => pair);
        expect(listOf(graph.edges)).toEqual(expected);
        const { selfLoops, duplicateEdges } = graph.cleaned;
        expect(selfLoops + duplicateEdges + graph.edgeCount).toBe(list.length);
      }),
    );
  });

  it('is the same for every order and orientation of the edges', () => {
    fc.assert(
      fc.property(arbitraryGraph({ directed: false, weighted: false }), (graph) => {
        const { sources, targets } = graph.edges;
        const again = graph.withEdges({
          sources: targets.toReversed(),
          targets: sources.toReversed(),
        });
        expect(again.edges).toEqual(graph.edges);
      }),
    );
  });

  it.each([
    { parts: { nodeCount: 0 }, message: /nodeCount must be a whole number from 1.*got 0/ },
    { parts: { nodeCount: 2.5 }, message: /got 2.5/ },
    { parts: { edges: pairs([[0, 3]]) }, message: /edge 0 joins nodes 0 and 3.*only 3 nodes/ },
    {
      parts: { edges: { sources: Uint32Array.of(1), targets: new Uint32Array(0) } },
      message: /got 1 sources and 0 targets/,
    },
    { parts: { weights: new Float32Array(2) }, message: /2 weights for 1 edges/ },
    { parts: { weights: Float32Array.of(Number.NaN) }, message: /weight of edge 0 is NaN/ },
    { parts: { features: CsrMatrix.identity(2) }, message: /features have 2 rows for 3 nodes/ },
    {
      parts: { labels: { classes: new Uint32Array(2), names: ['a'] } },
      message: /2 labels for 3 nodes/,
    },
    {
      parts: { labels: { classes: Uint32Array.of(0, 1, 0), names: ['a'] } },
      message: /node 1 has class 1, but there are 1 class names/,
    },
    { parts: { ids: ['a', 'b'] }, message: /2 ids for 3 nodes/ },
    { parts: { ids: ['a', 'b', 'a'] }, message: /node id 'a' occurs twice/ },
  ])('refuses parts that do not fit: $message', ({ parts, message }) => {
    const fromParts = () =>
      Graph.fromEdges({ name: 'letters', nodeCount: 3, edges: pairs([[0, 1]]), ...parts });
    expect(fromParts).toThrow(message);
    expect(fromParts).toThrow(/^letters: /);
    expect(fromParts).toThrow(expect.objectContaining({ code: 'invalid-graph' }));
  });
});

describe('Graph.adjacency', () => {
  it('has an entry for every edge, at (target, source), and for undirected graphs its mirror', () => {
    fc.assert(
      fc.property(arbitraryGraph(), (graph) => {
        const { adjacency, edges, weights } = graph;
        expect(adjacency.nonZeros).toBe(graph.edgeCount * (graph.directed ? 1 : 2));
        listOf(edges).forEach(([source, target], edge) => {
          const weight = weights ? weights[edge] : 1;
          expect(adjacency.values[adjacency.indexOf(target, source)]).toBe(weight);
          if (!graph.directed) {
            expect(adjacency.values[adjacency.indexOf(source, target)]).toBe(weight);
          }
        });
      }),
    );
  });

  it('is computed once', () => {
    const graph = Graph.fromEdges({ nodeCount: 2, edges: pairs([[0, 1]]) });
    expect(graph.adjacency).toBe(graph.adjacency);
  });

  it('keeps edges of weight 0', () => {
    const graph = Graph.fromEdges({
      nodeCount: 2,
      edges: pairs([[0, 1]]),
      weights: new Float32Array(1),
    });
    expect(graph.adjacency.nonZeros).toBe(2);
  });
});

describe('Graph', () => {
  const graph = Graph.fromEdges({
    name: 'letters',
    nodeCount: 3,
    directed: true,
    edges: pairs([
      [0, 1],
      [1, 1],
    ]),
    weights: Float32Array.of(2, 5),
    features: CsrMatrix.fromEntries(3, 8, { rows: [0], columns: [7] }),
    labels: { classes: Uint32Array.of(0, 1, 0), names: ['vowel', 'consonant'] },
    ids: ['a', 'b', 'e'],
  });

  it('names its nodes by id or index', () => {
    expect(graph.idOf(2)).toBe('e');
    expect(Graph.fromEdges({ nodeCount: 3, edges: pairs([]) }).idOf(2)).toBe('2');
  });

  it('shares everything but the edges with withEdges', () => {
    const other = graph.withEdges(pairs([[2, 0]]));
    expect(listOf(other.edges)).toEqual([[2, 0]]);
    expect(other.weights).toBeUndefined();
    for (const part of ['name', 'nodeCount', 'directed', 'features', 'labels', 'ids'] as const) {
      expect(other[part]).toBe(graph[part]);
    }
    expect(() => graph.withEdges(pairs([[0, 3]]))).toThrow(/edge 0/);
  });

  it('keeps everything but the features in withoutFeatures', () => {
    const bare = graph.withoutFeatures();
    expect(graph.featureCount).toBe(8);
    expect(bare.features).toBeUndefined();
    expect(bare.featureCount).toBe(3);
    for (const part of ['edges', 'weights', 'labels', 'ids', 'directed', 'cleaned'] as const) {
      expect(bare[part]).toBe(graph[part]);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barabasiAlbert } from './barabasi-albert.js';
import { CsrMatrix } from './csr-matrix.js';
import { erdosRenyi } from './erdos-renyi.js';
import { Graph } from './graph.js';
import { type EdgeSplit, splitEdges } from './split-edges.js';
import { arbitraryGraph, listOf, pairs } from './testing/arbitrary-graph.js';
import { verifySplit } from './verify-split.js';

describe('splitEdges', () => {
  it('makes the parts of the protocol on any graph with edges and non-edges enough', () => {
    const graphs = arbitraryGraph().filter((graph) => largestHeldOut(graph) > 0);
    fc.assert(
      fc.property(graphs, fc.nat(), fc.nat(), fc.nat(), (graph, draw, cut, seed) => {
        const heldOut = 1 + (draw % largestHeldOut(graph));
        const validationCount = cut % (heldOut + 1);
        const testCount = heldOut - validationCount;
        const split = splitEdges(graph, {
          validation: fractionFor(validationCount, graph),
          test: fractionFor(testCount, graph),
          seed,
        });
        expect(sizes(split)).toEqual([validationCount, validationCount, testCount, testCount]);
        verifySplit(split, graph);
        checkIndependently(graph, split);
      }),
    );
  });

  it('refuses any graph with too few edges or non-edges', () => {
    const percent = fc.integer({ min: 1, max: 49 });
    const crowded = arbitraryGraph().filter((graph) => nonEdgeCount(graph) < graph.edgeCount);
    fc.assert(
      fc.property(crowded, percent, percent, (graph, validation, test) => {
        const counts = [validation, test].map((p) => Math.floor((graph.edgeCount * p) / 100));
        fc.pre(counts.includes(0) || counts[0]! + counts[1]! > nonEdgeCount(graph));
        const code = counts.includes(0) ? 'not-enough-edges' : 'not-enough-pairs';
        expect(() => splitEdges(graph, { validation: validation / 100, test: test / 100 })).toThrow(
          expect.objectContaining({ name: 'GraphError', code }),
        );
      }),
    );
  });

  it('keeps features, labels, ids and isolated nodes in the training graph', () => {
    const graph = Graph.fromEdges({
      name: 'ring',
      nodeCount: 12,
      edges: pairs(Array.from({ length: 10 }, (_, node) => [node, (node + 1) % 10] as const)),
      features: CsrMatrix.identity(12),
      labels: { classes: new Uint32Array(12), names: ['only'] },
      ids: Array.from({ length: 12 }, (_, node) => `n${node}`),
    });
    const { train } = splitEdges(graph, { validation: 0.3, test: 0.3 });
    for (const part of ['name', 'nodeCount', 'features', 'labels', 'ids'] as const) {
      expect(train[part]).toBe(graph[part]);
    }
  });

  it('gives 5 % and 10 % by default', () => {
    const graph = barabasiAlbert({ nodeCount: 103, edgesPerNode: 3 });
    const split = splitEdges(graph);
    expect(graph.edgeCount).toBe(300);
    expect(sizes(split)).toEqual([15, 15, 30, 30]);
    expect(split.train.edgeCount).toBe(255);
  });

  it('is the same for the same seed and another for another seed', () => {
    const graph = erdosRenyi({ nodeCount: 60, probability: 0.1 });
    expect(splitEdges(graph, { seed: 4 })).toEqual(splitEdges(graph, { seed: 4 }));
    expect(splitEdges(graph, { seed: 4 }).test).not.toEqual(splitEdges(graph, { seed: 5 }).test);
  });

  it('holds every edge out equally often', () => {
    const graph = erdosRenyi({ nodeCount: 10, probability: 0.5, seed: 3 });
    const heldOut = new Map(listOf(graph.edges).map((edge) => [String(edge), 0]));
    const rounds = 2000;
    for (let seed = 0; seed < rounds; seed++) {
      const { test } = splitEdges(graph, { validation: 0, test: 0.25, seed });
      for (const edge of listOf(test.positives)) {
        heldOut.set(String(edge), heldOut.get(String(edge))! + 1);
      }
    }
    const share = Math.floor(graph.edgeCount / 4) / graph.edgeCount;
    const deviation = Math.sqrt(rounds * share * (1 - share));
    for (const count of heldOut.values()) {
      expect(Math.abs(count - rounds * share)).toBeLessThan(5 * deviation);
    }
  });

  it('may leave either set empty', () => {
    const graph = erdosRenyi({ nodeCount: 10, probability: 0.5 });
    const split = splitEdges(graph, { validation: 0, test: 0 });
    expect(split.test.negatives.sources).toHaveLength(0);
    expect(split.train.edges).toEqual(graph.edges);
  });

  it.each([
    { options: { test: 1 }, message: /test must be a fraction.*less than 1, got 1/ },
    { options: { test: -0.1 }, message: /test must be/ },
    { options: { validation: Number.NaN }, message: /validation must be.*got NaN/ },
    { options: { validation: 10 }, message: /validation must be.*got 10/ },
    { options: { validation: 0.5, test: 0.5 }, message: /validation \+ test.*got 0.5 \+ 0.5/ },
    { options: { seed: -1 }, message: /seed must be/ },
  ])('refuses $options', ({ options, message }) => {
    const graph = erdosRenyi({ nodeCount: 10, probability: 0.5 });
    expect(() => splitEdges(graph, options)).toThrow(message);
    expect(() => splitEdges(graph, options)).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });

  it('says so when a fraction holds out no edge', () => {
    const graph = Graph.fromEdges({ nodeCount: 4, edges: pairs([[0, 1]]) });
    expect(() => splitEdges(graph)).toThrow(/validation = 0.05 of 1 edges is less than one edge/);
    expect(() => splitEdges(graph, { validation: 0 })).toThrow(/test = 0.1 of 1 edges/);
  });

  it('says so when the graph is too dense for the negatives', () => {
    const complete = erdosRenyi({ nodeCount: 20, probability: 1 });
    expect(() => splitEdges(complete)).toThrow(/only 0 pairs of the 20 nodes are not edges/);
  });
});

/** Pairs of different nodes that are not edges: what negatives are drawn from. */
function nonEdgeCount({ nodeCount, edgeCount, directed }: Graph): number {
  return (nodeCount * (nodeCount - 1)) / (directed ? 1 : 2) - edgeCount;
}

/** How many edges can be held out while negatives are enough and the fractions add up to less than 1. */
function largestHeldOut(graph: Graph): number {
  return Math.min(graph.edgeCount - 2, nonEdgeCount(graph));
}

/** A fraction that holds out just so many edges. */
function fractionFor(count: number, { edgeCount }: Graph): number {
  return count === 0 ? 0 : (count + 0.5) / edgeCount;
}

/** The rules of the protocol once more, by sets of names and without `verifySplit`. */
function checkIndependently(graph: Graph, split: EdgeSplit): void {
  const name = ([a, b]: [number, number]): string =>
    graph.directed || a < b ? `${a}-${b}` : `${b}-${a}`;
  const { train, validation, test } = split;
  const edges = listOf(graph.edges).map(name);
  const parts = [train.edges, validation.positives, test.positives].flatMap(listOf).map(name);
  expect(parts.toSorted()).toEqual(edges.toSorted());
  const negatives = [...listOf(validation.negatives), ...listOf(test.negatives)];
  expect(new Set(negatives.map(name)).size).toBe(negatives.length);
  expect(negatives.filter(([a, b]) => a === b)).toEqual([]);
  expect(negatives.filter((pair) => edges.includes(name(pair)))).toEqual([]);
  listOf(train.edges).forEach((edge, k) => {
    expect(train.weights?.[k]).toBe(graph.weights?.[edges.indexOf(name(edge))]);
  });
}

/** Numbers of validation positives and negatives, and of test positives and negatives. */
function sizes({ validation, test }: EdgeSplit): number[] {
  return [validation.positives, validation.negatives, test.positives, test.negatives].map(
    ({ sources }) => sources.length,
  );
}

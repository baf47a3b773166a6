import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsrMatrix } from './csr-matrix.js';
import { erdosRenyi } from './erdos-renyi.js';
import { Graph } from './graph.js';
import { Random } from './random.js';
import { sampleNegatives } from './sample-negatives.js';
import { arbitraryGraph, listOf, pairs } from './testing/arbitrary-graph.js';

/** All pairs that may be drawn, by the definition. */
function freePairs({ adjacency, directed, nodeCount }: Graph): [number, number][] {
  const free: [number, number][] = [];
  for (let source = 0; source < nodeCount; source++) {
    for (let target = 0; target < nodeCount; target++) {
      if (directed ? source === target : source >= target) continue;
      if (!adjacency.has(target, source)) free.push([source, target]);
    }
  }
  return free;
}

describe('sampleNegatives', () => {
  it('draws, when distinct, any number of free pairs up to all of them', () => {
    fc.assert(
      fc.property(arbitraryGraph(), fc.nat(), (graph, seed) => {
        const { adjacency, directed } = graph;
        const free = freePairs(graph).map(String);
        const random = new Random(seed, 'negatives');
        const some = seed % (free.length + 1);
        for (const count of [some, free.length]) {
          const drawn = sampleNegatives(adjacency, { count, random, directed, distinct: true });
          const names = listOf(drawn).map(String);
          expect(new Set(names).size).toBe(count);
          expect(names.filter((name) => !free.includes(name))).toEqual([]);
        }
        const tooMany = { count: free.length + 1, random, directed, distinct: true };
        expect(() => sampleNegatives(adjacency, tooMany)).toThrow(
          expect.objectContaining({ code: 'not-enough-pairs' }),
        );
      }),
    );
  });

  it('draws free pairs only, with repetition if need be', () => {
    fc.assert(
      fc.property(arbitraryGraph(), (graph) => {
        const { adjacency, directed } = graph;
        const free = freePairs(graph).map(String);
        fc.pre(free.length > 0);
        const random = new Random(0, 'negatives');
        const drawn = sampleNegatives(adjacency, { count: 100, random, directed });
        expect(listOf(drawn)).toHaveLength(100);
        expect(listOf(drawn).filter((pair) => !free.includes(String(pair)))).toEqual([]);
      }),
    );
  });

  // Sparse graphs draw by rejection and dense ones from a list; both must be uniform.
  it.each([
    { probability: 0.1, directed: false, distinct: false },
    { probability: 0.1, directed: true, distinct: false },
    { probability: 0.1, directed: false, distinct: true },
    { probability: 0.8, directed: false, distinct: false },
    { probability: 0.8, directed: true, distinct: true },
  ])('is uniform: $probability, directed $directed, distinct $distinct', (options) => {
    const { probability, directed, distinct } = options;
    const graph = erdosRenyi({ nodeCount: 12, probability, directed, seed: 1 });
    const free = freePairs(graph);
    const random = new Random(4, 'negatives');
    const counts = new Map(free.map((pair) => [String(pair), 0]));
    const count = 4;
    const rounds = free.length * 100;
    for (let round = 0; round < rounds; round++) {
      const drawn = sampleNegatives(graph.adjacency, { count, random, directed, distinct });
      for (const pair of listOf(drawn)) counts.set(String(pair), counts.get(String(pair))! + 1);
    }
    // Each pair is expected 400 times; Bonferroni over about 100 pairs at five standard deviations.
    expect(counts.size).toBe(free.length);
    for (const seen of counts.values()) expect(Math.abs(seen - 400)).toBeLessThan(100);
  });

  // Few nodes make it list the free pairs, many make it draw them.
  it.each([3, 40])('avoids both directions even if the adjacency has only one (N = %s)', (size) => {
    // Node 1 receives from all others, below and above it.
    const others = Array.from({ length: size }, (_, node) => node).filter((node) => node !== 1);
    const oneDirection = CsrMatrix.fromEntries(size, size, {
      rows: others.map(() => 1),
      columns: others,
    });
    const random = new Random(0, 'negatives');
    const drawn = listOf(sampleNegatives(oneDirection, { count: 500, random }));
    expect(drawn.filter((pair) => pair.includes(1))).toEqual([]);
  });

  it('takes the reverse of a directed edge for a negative', () => {
    const graph = Graph.fromEdges({ nodeCount: 2, directed: true, edges: pairs([[0, 1]]) });
    const random = new Random(0, 'negatives');
    const drawn = sampleNegatives(graph.adjacency, { count: 1, random, directed: true });
    expect(listOf(drawn)).toEqual([[1, 0]]);
  });

  it('repeats for the same state of the random stream', () => {
    const { adjacency } = erdosRenyi({ nodeCount: 200, probability: 0.05 });
    const draw = () =>
      sampleNegatives(adjacency, { count: 50, random: new Random(3, 'negatives') });
    expect(draw()).toEqual(draw());
  });

  it('draws none from nothing when none are wanted', () => {
    const random = new Random(0, 'negatives');
    expect(sampleNegatives(CsrMatrix.identity(1), { count: 0, random }).sources).toHaveLength(0);
  });

  it('says so when there is no free pair, instead of looking for one forever', () => {
    const complete = erdosRenyi({ nodeCount: 30, probability: 1 });
    const random = new Random(0, 'negatives');
    for (const { adjacency } of [complete, erdosRenyi({ nodeCount: 1, probability: 0 })]) {
      expect(() => sampleNegatives(adjacency, { count: 1, random })).toThrow(
        /count is 1, but only 0 pairs of the (30|1) nodes are not edges/,
      );
    }
  });

  it('refuses a bad count and a matrix that is not square', () => {
    const random = new Random(0, 'negatives');
    const square = CsrMatrix.identity(3);
    const wide = CsrMatrix.fromEntries(1, 2, { rows: [], columns: [] });
    expect(() => sampleNegatives(square, { count: -1, random })).toThrow(/count must be.*got -1/);
    expect(() => sampleNegatives(square, { count: 0.5, random })).toThrow(/count must be.*0.5/);
    expect(() => sampleNegatives(wide, { count: 1, random })).toThrow(/square, got \[1, 2\]/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectedComponents } from './connected-components.js';
import { Graph } from './graph.js';
import { arbitraryGraph, listOf, pairs } from './testing/arbitrary-graph.js';

/** Spreads the lowest node number along edges until nothing changes: the reference. */
function lowestReachable(graph: Graph): number[] {
  const lowest = Array.from({ length: graph.nodeCount }, (_, node) => node);
  for (let round = 0; round < graph.nodeCount; round++) {
    for (const [a, b] of listOf(graph.edges)) {
      lowest[a] = lowest[b] = Math.min(lowest[a]!, lowest[b]!);
    }
  }
  return lowest;
}

describe('connectedComponents', () => {
  it('puts two nodes together exactly if a path joins them, numbered by their lowest nodes', () => {
    fc.assert(
      fc.property(arbitraryGraph(), (graph) => {
        const lowest = lowestReachable(graph);
        const roots = [...new Set(lowest)].sort((a, b) => a - b);
        const { component, count } = connectedComponents(graph);
        expect(count).toBe(roots.length);
        expect([...component]).toEqual(lowest.map((root) => roots.indexOf(root)));
      }),
    );
  });

  it('follows a long path without recursion', () => {
    const nodeCount = 100_000;
    const sources = Uint32Array.from({ length: nodeCount - 1 }, (_, node) => node);
    const path = Graph.fromEdges({
      nodeCount,
      edges: { sources, targets: sources.map((node) => node + 1) },
    });
    expect(connectedComponents(path).count).toBe(1);
  });

  it('ignores direction', () => {
    const graph = Graph.fromEdges({
      nodeCount: 4,
      directed: true,
      edges: pairs([
        [2, 0],
        [2, 3],
      ]),
    });
    expect(connectedComponents(graph)).toEqual({
      component: Uint32Array.of(0, 1, 0, 0),
      count: 2,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { degrees } from './degrees.js';
import { arbitraryGraph, listOf } from './testing/arbitrary-graph.js';

describe('degrees', () => {
  it('counts the edges at each node', () => {
    fc.assert(
      fc.property(arbitraryGraph(), (graph) => {
        const edges = listOf(graph.edges);
        const counts = degrees(graph);
        expect(counts).toHaveLength(graph.nodeCount);
        counts.forEach((count, node) => {
          expect(count).toBe(edges.filter((edge) => edge.includes(node)).length);
        });
      }),
    );
  });
});

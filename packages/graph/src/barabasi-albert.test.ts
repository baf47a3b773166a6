import { describe, expect, it } from 'vitest';
import { barabasiAlbert } from './barabasi-albert.js';
import { connectedComponents } from './connected-components.js';
import { degrees } from './degrees.js';
import { listOf } from './testing/arbitrary-graph.js';

describe('barabasiAlbert', () => {
  it.each([1, 2, 5])('is connected, each new node bringing %s edges', (edgesPerNode) => {
    const graph = barabasiAlbert({ nodeCount: 200, edgesPerNode, seed: 3 });
    expect(graph.edgeCount).toBe(edgesPerNode * (200 - edgesPerNode));
    expect(graph.cleaned).toEqual({ selfLoops: 0, duplicateEdges: 0 });
    expect(connectedComponents(graph).count).toBe(1);
    const brought = new Uint32Array(200);
    for (const [, newer] of listOf(graph.edges)) brought[newer]!++;
    expect(brought.subarray(edgesPerNode + 1).every((count) => count === edgesPerNode)).toBe(true);
  });

  it('has the degree distribution 2 m (m + 1) / (k (k + 1) (k + 2))', () => {
    // Bollobás, Riordan, Spencer & Tusnády, "The degree sequence of a scale-free random graph
    // process", 2001.
    const m = 3;
    const nodeCount = 30_000;
    const counts = new Map<number, number>();
    for (const degree of degrees(barabasiAlbert({ nodeCount, edgesPerNode: m, seed: 1 }))) {
      counts.set(degree, (counts.get(degree) ?? 0) + 1);
    }
    for (const k of [3, 4, 5, 8]) {
      const expected = (2 * m * (m + 1)) / (k * (k + 1) * (k + 2));
      expect(counts.get(k)! / nodeCount).toBeCloseTo(expected, 2);
    }
    // Hubs: a graph without preference would stop near ln N.
    expect(Math.max(...counts.keys())).toBeGreaterThan(200);
  });

  it('repeats for the same seed only', () => {
    const edges = (seed: number) => barabasiAlbert({ nodeCount: 50, edgesPerNode: 2, seed }).edges;
    expect(edges(1)).toEqual(edges(1));
    expect(edges(1)).not.toEqual(edges(2));
  });

  it('begins with a star', () => {
    const star = barabasiAlbert({ nodeCount: 4, edgesPerNode: 3 });
    expect(listOf(star.edges)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
  });

  it.each([
    { options: { nodeCount: 5, edgesPerNode: 5 }, message: /edgesPerNode.*from 1 to 4.*got 5/ },
    { options: { nodeCount: 5, edgesPerNode: 0 }, message: /got 0/ },
    { options: { nodeCount: 5.5, edgesPerNode: 1 }, message: /nodeCount must be.*5.5/ },
  ])('refuses $options', ({ options, message }) => {
    expect(() => barabasiAlbert(options)).toThrow(message);
  });
});

import { expect, it } from 'vitest';
import { syntheticGraph } from './graph.mjs';

it('makes a graph of about the size asked for, the same each time', () => {
  const size = { nodes: 500, edges: 2000, features: 300, wordsPerNode: 7 };
  const graph = syntheticGraph(size);
  expect(graph.nodeCount).toBe(500);
  // The seed is fixed, so this cannot fail by bad luck: 2,000 expected, deviation 45.
  expect(Math.abs(graph.edgeCount - 2000)).toBeLessThan(150);
  expect(graph.features?.columns).toBe(300);
  // Words drawn twice are one entry.
  expect(graph.features?.nonZeros).toBeGreaterThan(0.95 * 500 * 7);
  expect(graph.features?.nonZeros).toBeLessThanOrEqual(500 * 7);
  expect(syntheticGraph(size).edges).toEqual(graph.edges);
});

it('makes featureless graphs', () => {
  const graph = syntheticGraph({ nodes: 20, edges: 40, features: 0, wordsPerNode: 0 });
  expect(graph.features).toBeUndefined();
});

import { Graph } from '@latentgraph/graph';
import { expect, test } from 'vitest';
import { graphDigest, textDigest } from './digest.js';

const parts = {
  nodeCount: 3,
  edges: { sources: Uint32Array.of(0, 1), targets: Uint32Array.of(1, 2) },
};

test('the SHA-256 of a text', () => {
  expect(textDigest('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('depends on the data, not on their order or the name', () => {
  const digest = graphDigest(Graph.fromEdges(parts));
  const reordered = { sources: Uint32Array.of(2, 1), targets: Uint32Array.of(1, 0) };
  expect(graphDigest(Graph.fromEdges({ ...parts, edges: reordered, name: 'x' }))).toBe(digest);
  const others = [
    { ...parts, nodeCount: 4 },
    { ...parts, directed: true },
    { ...parts, ids: ['a', 'b', 'c'] },
    { ...parts, weights: Float32Array.of(1, 2) },
    { ...parts, labels: { classes: Uint32Array.of(0, 1, 0), names: ['x', 'y'] } },
    { ...parts, edges: { sources: Uint32Array.of(0, 0), targets: Uint32Array.of(1, 2) } },
  ];
  const digests = others.map((other) => graphDigest(Graph.fromEdges(other)));
  expect(new Set([digest, ...digests]).size).toBe(7);
});

import { Graph } from '@latentgraph/graph';
import { expect, test } from 'vitest';
import { notableNodes } from './notable-nodes.js';

const edges = { sources: Uint32Array.of(0, 1, 2, 3), targets: Uint32Array.of(2, 2, 3, 4) };

test('the nodes of most edges, in the order of their numbers where they have as many', () => {
  expect(notableNodes(Graph.fromEdges({ nodeCount: 5, edges }))).toEqual([2, 3, 0, 1, 4]);
});

test('of WordNet the animals everyone knows, as far as they are there', () => {
  const ids = ['animal', 'wolf', 'fish', 'salmon', 'penguin'];
  const wordnet = Graph.fromEdges({ name: 'wordnet', nodeCount: 5, edges, ids });
  expect(notableNodes(wordnet)).toEqual([4, 3, 1]);
});

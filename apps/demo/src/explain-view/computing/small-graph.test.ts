import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCsr } from './dense-matrix.js';
import {
  addNode,
  type Edge,
  featureCount,
  formatGraph,
  hasEdge,
  maximumNodeCount,
  minimumNodeCount,
  parseGraph,
  removeNode,
  type SmallGraph,
  toGraph,
  toggleEdge,
  withDirection,
  withFeature,
} from './small-graph.js';

/** Any graph that a reader can make, edit by edit. */
const anyGraph = fc
  .record({
    directed: fc.boolean(),
    features: fc.array(
      fc.array(fc.integer({ min: -9, max: 9 }), {
        minLength: featureCount,
        maxLength: featureCount,
      }),
      { minLength: minimumNodeCount, maxLength: maximumNodeCount },
    ),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }),
  })
  .map(({ directed, features, pairs }) =>
    pairs.reduce<SmallGraph>(
      (graph, [source, target]) =>
        toggleEdge(graph, source % features.length, target % features.length),
      { directed, features, edges: [] },
    ),
  );

test('a graph read again from its text is the same', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      expect(parseGraph(formatGraph(graph))).toEqual(graph);
    }),
  );
});

test.each([
  '',
  'u',
  'u__1*0*0__',
  'x__1*0*0_0*1*0__',
  'u__1*0_0*1__',
  'u__1*0*a_0*1*0__',
  'u__1*0*99_0*1*0__',
  'u__1*0*0_0*1*0__ac',
  'u__1*0*0_0*1*0__aa',
  'u__1*0*0_0*1*0__abc',
  'u__1*0*0_0*1*0__ab__ab',
])('%j is no graph', (text) => {
  expect(parseGraph(text)).toBeUndefined();
});

test('an edge toggled twice is as it was', () => {
  fc.assert(
    fc.property(anyGraph, fc.nat(7), fc.nat(7), (graph, i, j) => {
      const [source, target] = [i % graph.features.length, j % graph.features.length];
      const once = toggleEdge(graph, source, target);
      expect(hasEdge(once, source, target)).toBe(
        source !== target && !hasEdge(graph, source, target),
      );
      expect(toggleEdge(once, source, target)).toEqual(graph);
    }),
  );
});

test.each([
  [0, 2],
  [2, 0],
  [5, 7],
])('a graph of two nodes has no edge from %i to %i', (source, target) => {
  const graph = parseGraph('d__1*0*0_0*1*0__ab')!;
  expect(toggleEdge(graph, source, target)).toBe(graph);
});

test('the adjacency has the receiver in the row', () => {
  const features = [
    [1, 0, 0],
    [0, 2, 0],
    [0, 0, -3],
  ];
  const edges: Edge[] = [
    [0, 1],
    [2, 1],
  ];
  const directed = toGraph({ directed: true, edges, features });
  expect(fromCsr(directed.adjacency)).toEqual([
    [0, 0, 0],
    [1, 0, 1],
    [0, 0, 0],
  ]);
  expect(directed.features && fromCsr(directed.features)).toEqual(features);
  const undirected = toGraph(withDirection({ directed: true, edges, features }, false));
  expect(fromCsr(undirected.adjacency)).toEqual([
    [0, 1, 0],
    [1, 0, 1],
    [0, 1, 0],
  ]);
});

test('arrows there and back become one edge, and an edge one arrow', () => {
  const there = parseGraph('d__1*0*0_0*1*0_0*0*1__ab_ba_cb')!;
  expect(withDirection(there, false).edges).toEqual([
    [0, 1],
    [1, 2],
  ]);
  const back = withDirection(withDirection(there, false), true);
  expect(formatGraph(back)).toBe('d__1*0*0_0*1*0_0*0*1__ab_bc');
});

test('without a node the letters close up', () => {
  const graph = parseGraph('u__1*0*0_0*1*0_0*0*1_2*2*2__ab_ac_bd_cd')!;
  expect(formatGraph(removeNode(graph, 1))).toBe('u__1*0*0_0*0*1_2*2*2__ab_bc');
});

test('there are never too few nodes, nor too many', () => {
  let graph = parseGraph('u__1*0*0_0*1*0__ab')!;
  expect(removeNode(graph, 0)).toBe(graph);
  for (let node = 2; node < maximumNodeCount; node++) graph = addNode(graph);
  expect(graph.features).toHaveLength(maximumNodeCount);
  expect(addNode(graph)).toBe(graph);
});

test('a feature is changed alone', () => {
  const graph = parseGraph('u__1*0*0_0*1*0__ab')!;
  expect(formatGraph(withFeature(graph, { node: 1, column: 2, value: -0.5 }))).toBe(
    'u__1*0*0_0*1*-0.5__ab',
  );
});

/**
 * @file Connected components by union-find with path halving: nearly linear in the edges, no
 * recursion, so long paths are no trouble.
 */
import type { Graph } from './graph.js';

/** The outcome of `connectedComponents`. */
export interface ConnectedComponents {
  /** Component of each node, `[N]`, numbered from 0 in the order of their lowest nodes. */
  readonly component: Uint32Array;
  /** Number of components; an isolated node is one. */
  readonly count: number;
}

/** Finds the connected components; the weakly connected ones if the graph is directed. */
export function connectedComponents(graph: Graph): ConnectedComponents {
  const parents = Uint32Array.from({ length: graph.nodeCount }, (_, node) => node);
  const { sources, targets } = graph.edges;
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const a = rootOf(parents, sources[edge]!);
    const b = rootOf(parents, targets[edge]!);
    // The lower root wins, so a component's root is its lowest node.
    parents[Math.max(a, b)] = Math.min(a, b);
  }
  const component = new Uint32Array(graph.nodeCount);
  let count = 0;
  for (let node = 0; node < graph.nodeCount; node++) {
    const root = rootOf(parents, node);
    component[node] = root === node ? count++ : component[root]!;
  }
  return { component, count };
}

function rootOf(parents: Uint32Array, start: number): number {
  let node = start;
  while (parents[node] !== node) {
    parents[node] = parents[parents[node]!]!;
    node = parents[node]!;
  }
  return node;
}

/**
 * @file Degrees of nodes.
 */
import type { Graph } from './graph.js';

/**
 * The number of edges at each node, `[N]`. Weights do not count. In a directed graph the degree is
 * in-degree plus out-degree (as networkx's `degree`).
 */
export function degrees(graph: Graph): Uint32Array {
  const counts = new Uint32Array(graph.nodeCount);
  for (const source of graph.edges.sources) counts[source]!++;
  for (const target of graph.edges.targets) counts[target]!++;
  return counts;
}

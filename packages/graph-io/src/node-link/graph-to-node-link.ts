/** @file Writing node-link JSON, for networkx and d3-force. */
import type { Graph } from '@latentgraph/graph';
import {
  classAttribute,
  type WriteGraphOptions,
  WrittenNodes,
} from '../graph-file/written-nodes.js';
import { singlePrecisionText } from '../text/single-precision-text.js';

/** Options of `graphToNodeLink`. */
export interface NodeLinkOptions extends WriteGraphOptions {
  /**
   * What the list of edges is called. networkx expects `edges` since version 3.4 and `links` before;
   * examples of d3-force expect `links`.
   * @default 'edges'
   */
  readonly edgesKey?: 'edges' | 'links' | undefined;
}

/**
 * Writes a graph as node-link JSON, a node or edge a line: ids, edges with their direction and weight,
 * classes as `class`, `names` as `label`, and features as named. `parseNodeLink` gives all of it back,
 * but classes that no node has; features called by whole numbers come in the order of these.
 * @throws FormatError `invalid-argument` where names do not fit the graph
 */
export function graphToNodeLink(graph: Graph, options: NodeLinkOptions = {}): string {
  const nodes = new WrittenNodes(graph, options);
  const nodeLines = Array.from({ length: graph.nodeCount }, (_, node) =>
    JSON.stringify(describeNode(graph, nodes, node)),
  );
  const { edges, weights } = graph;
  const edgeLines = Array.from(edges.sources, (source, edge) =>
    JSON.stringify({
      source: graph.idOf(source),
      target: graph.idOf(edges.targets[edge]!),
      ...(weights && { weight: Number(singlePrecisionText(weights[edge]!)) }),
    }),
  );
  return `{
"directed": ${graph.directed},
"multigraph": false,
"graph": {},
"nodes": [
${nodeLines.join(',\n')}
],
"${options.edgesKey ?? 'edges'}": [
${edgeLines.join(',\n')}
]
}
`;
}

/** JSON has no defaults, so a feature of 0 is written too. */
function describeNode(graph: Graph, nodes: WrittenNodes, node: number): Record<string, unknown> {
  const name = nodes.names?.[node];
  const className = nodes.classOf(node);
  const features = nodes.featureNames.map((feature) => [feature, 0] as [string, number]);
  for (const [column, value] of nodes.featuresOf(node)) features[column]![1] = Number(value);
  return {
    id: graph.idOf(node),
    ...(name !== undefined && { label: name }),
    ...(className !== undefined && { [classAttribute]: className }),
    ...Object.fromEntries(features),
  };
}

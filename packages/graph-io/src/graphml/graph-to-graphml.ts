/** @file Writing GraphML, for networkx, igraph, Gephi, yEd and others. */
import type { Graph } from '@latentgraph/graph';
import {
  classAttribute,
  type WriteGraphOptions,
  WrittenNodes,
} from '../graph-file/written-nodes.js';
import { singlePrecisionText } from '../text/single-precision-text.js';
import { xmlEscape } from '../xml/xml-escape.js';

/**
 * Writes a graph as GraphML: ids, edges with their direction and weight, classes as the attribute
 * `class`, `names` as `label`, and features as named. `parseGraphml` gives all of it back, but classes
 * that no node has.
 * @throws FormatError `invalid-text` for an id or a name with characters that XML cannot hold,
 *   `invalid-argument` where names do not fit the graph
 */
export function graphToGraphml(graph: Graph, options: WriteGraphOptions = {}): string {
  const nodes = new WrittenNodes(graph, options);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys(graph, nodes),
    `  <graph edgedefault="${graph.directed ? 'directed' : 'undirected'}">`,
  ];
  const ids = Array.from({ length: graph.nodeCount }, (_, node) =>
    xmlEscape(graph.idOf(node), 'node id'),
  );
  for (const [node, id] of ids.entries()) {
    const data = nodeData(nodes, node);
    lines.push(data === '' ? `    <node id="${id}"/>` : `    <node id="${id}">${data}</node>`);
  }
  const { sources, targets } = graph.edges;
  for (const [edge, source] of sources.entries()) {
    const ends = `source="${ids[source]}" target="${ids[targets[edge]!]}"`;
    const weight = graph.weights?.[edge];
    lines.push(
      weight === undefined
        ? `    <edge ${ends}/>`
        : `    <edge ${ends}><data key="weight">${singlePrecisionText(weight)}</data></edge>`,
    );
  }
  lines.push('  </graph>', '</graphml>', '');
  return lines.join('\n');
}

function keys(graph: Graph, { names, featureNames }: WrittenNodes): string[] {
  const key = (id: string, domain: string, name: string, type: string): string =>
    `  <key id="${id}" for="${domain}" attr.name="${xmlEscape(name, 'feature name')}" attr.type="${type}"`;
  return [
    ...(names ? [`${key('label', 'node', 'label', 'string')}/>`] : []),
    ...(graph.labels ? [`${key('class', 'node', classAttribute, 'string')}/>`] : []),
    ...featureNames.map(
      (name, column) =>
        `${key(`feature${column}`, 'node', name, 'double')}><default>0</default></key>`,
    ),
    ...(graph.weights ? [`${key('weight', 'edge', 'weight', 'double')}/>`] : []),
  ];
}

function nodeData(nodes: WrittenNodes, node: number): string {
  const data = (key: string, text: string): string => `<data key="${key}">${text}</data>`;
  const name = nodes.names?.[node];
  const className = nodes.classOf(node);
  return [
    ...(name === undefined ? [] : [data('label', xmlEscape(name, 'name'))]),
    ...(className === undefined ? [] : [data('class', xmlEscape(className, 'class'))]),
    ...Array.from(nodes.featuresOf(node), ([column, value]) => data(`feature${column}`, value)),
  ].join('');
}

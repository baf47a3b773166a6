/** @file Writing GEXF, for Gephi and others. */
import type { Graph } from '@latentgraph/graph';
import {
  classAttribute,
  type WriteGraphOptions,
  WrittenNodes,
} from '../graph-file/written-nodes.js';
import { singlePrecisionText } from '../text/single-precision-text.js';
import { xmlEscape } from '../xml/xml-escape.js';

/**
 * Writes a graph as GEXF 1.3: ids, edges with their direction and weight, classes as the attribute
 * `class`, `names` as labels (the ids where there are none), and features as named. `parseGexf` gives
 * all of it back, but classes that no node has.
 * @throws FormatError `invalid-text` for an id or a name with characters that XML cannot hold,
 *   `invalid-argument` where names do not fit the graph
 */
export function graphToGexf(graph: Graph, options: WriteGraphOptions = {}): string {
  const nodes = new WrittenNodes(graph, options);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `  <graph defaultedgetype="${graph.directed ? 'directed' : 'undirected'}" mode="static">`,
    ...declarations(graph, nodes),
    '    <nodes>',
  ];
  const ids = Array.from({ length: graph.nodeCount }, (_, node) =>
    xmlEscape(graph.idOf(node), 'node id'),
  );
  for (const [node, id] of ids.entries()) {
    const name = nodes.names?.[node];
    const label = name === undefined ? id : xmlEscape(name, 'name');
    const values = attributeValues(nodes, node);
    const begin = `      <node id="${id}" label="${label}"`;
    lines.push(values === '' ? `${begin}/>` : `${begin}><attvalues>${values}</attvalues></node>`);
  }
  lines.push('    </nodes>', '    <edges>');
  const { sources, targets } = graph.edges;
  for (const [edge, source] of sources.entries()) {
    const weight = graph.weights?.[edge];
    const weightText = weight === undefined ? '' : ` weight="${singlePrecisionText(weight)}"`;
    lines.push(
      `      <edge id="${edge}" source="${ids[source]}" target="${ids[targets[edge]!]}"${weightText}/>`,
    );
  }
  lines.push('    </edges>', '  </graph>', '</gexf>', '');
  return lines.join('\n');
}

function declarations({ labels }: Graph, { featureNames }: WrittenNodes): string[] {
  if (labels === undefined && featureNames.length === 0) return [];
  const declaration = (id: string, title: string, type: string): string =>
    `      <attribute id="${id}" title="${xmlEscape(title, 'feature name')}" type="${type}"`;
  return [
    '    <attributes class="node">',
    ...(labels ? [`${declaration('class', classAttribute, 'string')}/>`] : []),
    ...featureNames.map(
      (name, column) =>
        `${declaration(`feature${column}`, name, 'double')}><default>0</default></attribute>`,
    ),
    '    </attributes>',
  ];
}

function attributeValues(nodes: WrittenNodes, node: number): string {
  const value = (id: string, text: string): string => `<attvalue for="${id}" value="${text}"/>`;
  const className = nodes.classOf(node);
  return [
    ...(className === undefined ? [] : [value('class', xmlEscape(className, 'class'))]),
    ...Array.from(nodes.featuresOf(node), ([column, text]) => value(`feature${column}`, text)),
  ].join('');
}

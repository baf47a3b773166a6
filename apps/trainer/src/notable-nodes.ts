import { degrees, type Graph } from '@latentgraph/graph';

/** Animals that everyone knows, of different groups. */
const wellKnownAnimals = [
  'penguin',
  'salmon',
  'honeybee',
  'wolf',
  'rattlesnake',
  'frog',
  'spider',
  'horse',
];

/** The most nodes whose neighbors are shown. */
const count = 6;

/** A few nodes whose neighbors tell a person something: known by name, or of many edges. */
export function notableNodes(graph: Graph): number[] {
  const known =
    graph.name === 'wordnet' && graph.ids
      ? wellKnownAnimals.map((name) => graph.ids?.indexOf(name) ?? -1).filter((node) => node >= 0)
      : [];
  if (known.length > 0) return known.slice(0, count);
  const degree = degrees(graph);
  const nodes = Array.from({ length: graph.nodeCount }, (_, node) => node);
  return nodes.sort((a, b) => degree[b]! - degree[a]! || a - b).slice(0, count);
}

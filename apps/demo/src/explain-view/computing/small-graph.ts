/**
 * @file The graph that a reader edits: a few nodes, named by letters, each with three features. Immutable;
 * every edit gives a new one. It becomes a `Graph` of the packages, and text in the page's address.
 */
import { CsrMatrix, Graph } from '@latentgraph/graph';

/** From source to target, as node indices. */
export type Edge = readonly [source: number, target: number];

export interface SmallGraph {
  readonly directed: boolean;
  /** Each edge once; of an undirected graph with source < target. In order. */
  readonly edges: readonly Edge[];
  /** X: a row of numbers for each node. */
  readonly features: readonly (readonly number[])[];
}

/** F: columns of X. */
export const featureCount = 3;
/** More would not fit on a page. */
export const maximumNodeCount = 8;
/** A graph of one node has no pair to tell a link from. */
export const minimumNodeCount = 2;
/** Features are kept within ± this. */
export const featureLimit = 9;

const names = 'abcdefgh';

/** The letter of a node. */
export function nameOf(node: number): string {
  return names[node]!;
}

/** All letters of a graph. */
export function namesOf({ features }: SmallGraph): string[] {
  return features.map((_, node) => nameOf(node));
}

/** Whether there is an edge from source to target; in an undirected graph either way round. */
export function hasEdge(graph: SmallGraph, source: number, target: number): boolean {
  const wanted = inOrder(graph.directed, [source, target]);
  return graph.edges.some(([from, to]) => from === wanted[0] && to === wanted[1]);
}

/**
 * Adds an edge, or removes it where it is. A node has no edge to itself, nor to one that is not there:
 * the graph stays as it is.
 */
export function toggleEdge(graph: SmallGraph, source: number, target: number): SmallGraph {
  if (source === target || Math.max(source, target) >= graph.features.length) return graph;
  const [from, to] = inOrder(graph.directed, [source, target]);
  const others = graph.edges.filter((edge) => edge[0] !== from || edge[1] !== to);
  const isThere = others.length < graph.edges.length;
  return { ...graph, edges: isThere ? others : sorted([...others, [from, to]]) };
}

/**
 * The graph with or without directions. What becomes directed keeps one arrow per edge, from the
 * earlier letter to the later; of what becomes undirected, arrows there and back are one edge.
 */
export function withDirection(graph: SmallGraph, directed: boolean): SmallGraph {
  const edges = new Map<string, Edge>();
  for (const edge of graph.edges) {
    const kept = inOrder(directed, edge);
    edges.set(String(kept), kept);
  }
  return { ...graph, directed, edges: sorted([...edges.values()]) };
}

/** Adds a node without edges, whose only feature is the first. */
export function addNode(graph: SmallGraph): SmallGraph {
  if (graph.features.length >= maximumNodeCount) return graph;
  const row = Array.from({ length: featureCount }, (_, column) => (column === 0 ? 1 : 0));
  return { ...graph, features: [...graph.features, row] };
}

/** Removes a node with its edges; the letters after it close up. */
export function removeNode(graph: SmallGraph, node: number): SmallGraph {
  if (graph.features.length <= minimumNodeCount) return graph;
  const moved = (end: number): number => (end > node ? end - 1 : end);
  return {
    ...graph,
    features: graph.features.filter((_, index) => index !== node),
    edges: graph.edges
      .filter((edge) => !edge.includes(node))
      .map(([source, target]) => [moved(source), moved(target)]),
  };
}

export function withFeature(
  graph: SmallGraph,
  { node, column, value }: { node: number; column: number; value: number },
): SmallGraph {
  const features = graph.features.map((row, index) =>
    index === node ? row.map((old, k) => (k === column ? value : old)) : row,
  );
  return { ...graph, features };
}

/** The same graph for the packages. */
export function toGraph({ directed, edges, features }: SmallGraph): Graph {
  const entries = features.flatMap((row, node) =>
    row.flatMap((value, column) => (value === 0 ? [] : [{ node, column, value }])),
  );
  return Graph.fromEdges({
    nodeCount: features.length,
    directed,
    edges: {
      sources: Uint32Array.from(edges, ([source]) => source),
      targets: Uint32Array.from(edges, ([, target]) => target),
    },
    features: CsrMatrix.fromEntries(features.length, featureCount, {
      rows: entries.map(({ node }) => node),
      columns: entries.map(({ column }) => column),
      values: entries.map(({ value }) => value),
    }),
  });
}

/** Such as `u__1*0*1_0*1*1__ab`: whether directed, the rows of X, the edges. */
export function formatGraph({ directed, edges, features }: SmallGraph): string {
  const rows = features.map((row) => row.join('*')).join('_');
  const pairs = edges.map((edge) => edge.map(nameOf).join('')).join('_');
  return `${directed ? 'd' : 'u'}__${rows}__${pairs}`;
}

/** The graph, or undefined for text that is none. */
export function parseGraph(text: string): SmallGraph | undefined {
  const [direction, rows, pairs, ...rest] = text.split('__');
  if (rows === undefined || pairs === undefined || rest.length > 0) return undefined;
  if (direction !== 'd' && direction !== 'u') return undefined;
  const features = rows.split('_').map((row) => row.split('*').map(readFeature));
  const fits =
    features.length >= minimumNodeCount &&
    features.length <= maximumNodeCount &&
    features.every((row) => row.length === featureCount && !row.some(Number.isNaN));
  const letters = pairs === '' ? [] : pairs.split('_');
  if (!fits || !letters.every((pair) => isPair(pair, features.length))) return undefined;
  const edges = letters.map((pair): Edge => [names.indexOf(pair[0]!), names.indexOf(pair[1]!)]);
  const directed = direction === 'd';
  return withDirection({ directed, edges, features }, directed);
}

function readFeature(text: string): number {
  const value = Number(text);
  return text.trim() !== '' && Math.abs(value) <= featureLimit ? value : Number.NaN;
}

function isPair(text: string, nodeCount: number): boolean {
  const letters = names.slice(0, nodeCount);
  return (
    text.length === 2 &&
    text[0] !== text[1] &&
    [...text].every((letter) => letters.includes(letter))
  );
}

function inOrder(directed: boolean, [source, target]: Edge): Edge {
  return directed || source < target ? [source, target] : [target, source];
}

function sorted(edges: readonly Edge[]): Edge[] {
  return edges.toSorted((first, second) => first[0] - second[0] || first[1] - second[1]);
}

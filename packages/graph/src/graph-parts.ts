/**
 * @file What a graph is made from, and the check that the parts fit together.
 */
import { isIndex } from './csr-arrays.js';
import type { CsrMatrix } from './csr-matrix.js';
import { GraphError } from './errors.js';
import type { NodePairs } from './node-pairs.js';

/** Small enough that N^2, the number of node pairs, is an exact double. */
const MAXIMUM_NODE_COUNT = 2 ** 26;

/** Labels of the nodes: `names[classes[node]]`. */
export interface NodeLabels {
  /** Class of each node, `[N]`. */
  readonly classes: Uint32Array;
  /** Name of each class. */
  readonly names: readonly string[];
}

/** The parts of a graph, as `Graph.fromEdges` takes them. */
export interface GraphParts {
  /** Where the graph came from, for messages and reports. */
  readonly name?: string | undefined;
  /** Number of nodes, N. Nodes are the indices 0 .. N - 1. */
  readonly nodeCount: number;
  /** Edges in any order; of an undirected graph each may stand in one or both directions. */
  readonly edges: NodePairs;
  /**
   * Whether edges have a direction, from source to target.
   * @default false
   */
  readonly directed?: boolean | undefined;
  /** Weight of each edge, `[E]`, parallel to `edges`; finite. Absent: all 1. */
  readonly weights?: Float32Array | undefined;
  /** Features X `[N, F]`. Absent: the graph is featureless and X = I. */
  readonly features?: CsrMatrix | undefined;
  /** Class of each node. Absent: the graph is unlabeled. */
  readonly labels?: NodeLabels | undefined;
  /** Name of each node, `[N]`, each once. Absent: its index. */
  readonly ids?: readonly string[] | undefined;
}

/** @throws GraphError `invalid-graph` where the parts do not fit together */
export function checkParts(parts: GraphParts): void {
  const { nodeCount, features, labels, ids } = parts;
  checkNodeCount(parts.name, nodeCount);
  checkEdges(parts);
  if (features && features.rows !== nodeCount) {
    fail(parts, `features have ${features.rows} rows for ${nodeCount} nodes`);
  }
  if (labels) checkLabels(parts, labels);
  if (ids) checkIds(parts, ids);
}

/** @throws GraphError `invalid-graph` for a number of nodes that no graph can have */
export function checkNodeCount(name: string | undefined, nodeCount: number): void {
  if (!Number.isInteger(nodeCount) || nodeCount < 1 || nodeCount > MAXIMUM_NODE_COUNT) {
    throw new GraphError(
      'invalid-graph',
      `${name ?? 'graph'}: nodeCount must be a whole number from 1 to 2^26, got ${nodeCount}`,
    );
  }
}

function checkEdges(parts: GraphParts): void {
  const { nodeCount, weights } = parts;
  const { sources, targets } = parts.edges;
  if (sources.length !== targets.length) {
    fail(
      parts,
      `edges need a target for each source, got ${sources.length} sources and ${targets.length} targets`,
    );
  }
  for (let edge = 0; edge < sources.length; edge++) {
    if (!isIndex(sources[edge]!, nodeCount) || !isIndex(targets[edge]!, nodeCount)) {
      fail(
        parts,
        `edge ${edge} joins nodes ${sources[edge]} and ${targets[edge]}, but there are only ${nodeCount} nodes, counted from 0`,
      );
    }
  }
  if (!weights) return;
  if (weights.length !== sources.length) {
    fail(parts, `${weights.length} weights for ${sources.length} edges`);
  }
  const bad = weights.findIndex((weight) => !Number.isFinite(weight));
  if (bad >= 0) fail(parts, `weight of edge ${bad} is ${weights[bad]}, not a finite number`);
}

function checkLabels(parts: GraphParts, { classes, names }: NodeLabels): void {
  if (classes.length !== parts.nodeCount) {
    fail(parts, `${classes.length} labels for ${parts.nodeCount} nodes`);
  }
  const bad = classes.findIndex((label) => !isIndex(label, names.length));
  if (bad >= 0) {
    fail(parts, `node ${bad} has class ${classes[bad]}, but there are ${names.length} class names`);
  }
}

function checkIds(parts: GraphParts, ids: readonly string[]): void {
  if (ids.length !== parts.nodeCount) {
    fail(parts, `${ids.length} ids for ${parts.nodeCount} nodes`);
  }
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) fail(parts, `node id '${id}' occurs twice`);
    seen.add(id);
  }
}

function fail(parts: GraphParts, what: string): never {
  throw new GraphError('invalid-graph', `${parts.name ?? 'graph'}: ${what}`);
}

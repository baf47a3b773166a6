/**
 * @file A graph as immutable data: edges in typed arrays, and optionally weights, features, labels
 * and the names its nodes had where they came from.
 */
import { type CleanEdges, cleanEdges, type EdgeCleaning } from './clean-edges.js';
import { CsrMatrix } from './csr-matrix.js';
import { checkParts, type GraphParts, type NodeLabels } from './graph-parts.js';
import type { NodePairs } from './node-pairs.js';

/** An immutable graph. Self-loops and repeated edges are removed, and counted in `cleaned`. */
export class Graph {
  /** Where the graph came from, for messages and reports. */
  readonly name: string | undefined;
  /** Number of nodes, N. Nodes are the indices 0 .. N - 1. */
  readonly nodeCount: number;
  /** Whether edges have a direction. */
  readonly directed: boolean;
  /** Each edge once; in an undirected graph with source < target. Ordered by source, then target. */
  readonly edges: NodePairs;
  /** Weight of each edge, `[E]`, or undefined where every weight is 1. */
  readonly weights: Float32Array | undefined;
  /** X `[N, F]`, or undefined for a featureless graph. */
  readonly features: CsrMatrix | undefined;
  /** Class of each node, or undefined for an unlabeled graph. */
  readonly labels: NodeLabels | undefined;
  /** Name of each node, or undefined where a node's name is its index; see `idOf`. */
  readonly ids: readonly string[] | undefined;
  /** What was removed from the edges this graph was built from. */
  readonly cleaned: EdgeCleaning;
  #adjacency: CsrMatrix | undefined;

  private constructor(parts: GraphParts, kept: CleanEdges) {
    this.name = parts.name;
    this.nodeCount = parts.nodeCount;
    this.directed = parts.directed ?? false;
    this.features = parts.features;
    this.labels = parts.labels;
    this.ids = parts.ids;
    this.edges = kept.edges;
    this.weights = kept.weights;
    this.cleaned = kept.cleaned;
  }

  /**
   * Builds a graph from its edges.
   * @throws GraphError `invalid-graph` where the parts do not fit together
   */
  static fromEdges(parts: GraphParts): Graph {
    checkParts(parts);
    return new Graph(parts, cleanEdges(parts));
  }

  /** E: number of edges, an undirected edge counted once. */
  get edgeCount(): number {
    return this.edges.sources.length;
  }

  /** F: number of columns of X; N for a featureless graph, whose X is the identity. */
  get featureCount(): number {
    return this.features?.columns ?? this.nodeCount;
  }

  /** The name of a node. */
  idOf(node: number): string {
    return this.ids?.[node] ?? String(node);
  }

  /**
   * The adjacency A `[N, N]`, row = receiver: A[target, source] is the edge's weight, so A H sums
   * over incoming neighbors. Symmetric for an undirected graph. Every edge has an entry, also one
   * of weight 0. Computed once and kept.
   */
  get adjacency(): CsrMatrix {
    if (this.#adjacency === undefined) {
      const { sources, targets } = this.edges;
      const { weights } = this;
      const size = this.nodeCount;
      this.#adjacency = this.directed
        ? CsrMatrix.fromEntries(size, size, { rows: targets, columns: sources, values: weights })
        : CsrMatrix.fromEntries(size, size, {
            rows: concatenate(targets, sources),
            columns: concatenate(sources, targets),
            values: weights && concatenate(weights, weights),
          });
    }
    return this.#adjacency;
  }

  /**
   * The same nodes with other edges (and weights, `[E]`); features, labels, ids and name are shared.
   * @throws GraphError `invalid-graph` for an edge outside the graph or another number of weights
   */
  withEdges(edges: NodePairs, weights?: Float32Array): Graph {
    return Graph.fromEdges({ ...this.#parts(), edges, weights });
  }

  /** The same graph without features: X = I. */
  withoutFeatures(): Graph {
    return new Graph({ ...this.#parts(), features: undefined }, this);
  }

  #parts(): GraphParts {
    const { name, nodeCount, directed, edges, weights, features, labels, ids } = this;
    return { name, nodeCount, directed, edges, weights, features, labels, ids };
  }
}

/** The entries of both directions: `first`, then `second`. */
function concatenate(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
